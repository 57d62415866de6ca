import { randomUUID } from 'node:crypto';
import { inlined } from '../checks.ts';
import { filled, journey, type Step, type Values } from '../journey.ts';

const captured = (step: Step | undefined, known: Values): Values => ({
  ...known,
  ...Object.fromEntries(Object.keys(step?.take ?? {}).map((name) => [name, `\${{captures.${name}}}`])),
});

function http(step: Step, url: string, values: Values) {
  const { method, path, bearer, body, status, schema, take } = step;
  return {
    name: step.name,
    http: {
      url: url + filled(path, values),
      method,
      ...(bearer && { headers: { Authorization: `Bearer ${values[bearer] ?? ''}` } }),
      ...(body && { json: JSON.parse(filled(JSON.stringify(body), values)) as unknown }),
      ...(take && {
        captures: Object.fromEntries(Object.entries(take).map(([name, member]) => [name, { jsonpath: `$.${member}` }])),
      }),
      check: { status, ...(schema && { schema: inlined(schema) }) },
    },
  };
}

function walk(url: string, tenant: string, client: string) {
  let values: Values = { tenant, client, email: `bench-${randomUUID()}@example.test`, password: 'correct horse 42' };
  return journey.map((step) => {
    const made = http(step, url, values);
    values = captured(step, values);
    return made;
  });
}

/** The journey as a workflow that Step CI runs, written out once for each customer. */
export const workflow = (url: string, tenant: string, client: string, journeys: number) => ({
  version: '1.1',
  name: 'journey',
  tests: Object.fromEntries(
    Array.from({ length: journeys }, (_, at) => [`journey${at}`, { steps: walk(url, tenant, client) }]),
  ),
});
