import { randomUUID } from 'node:crypto';
import { inlined } from '../checks.ts';
import { journey, type Step } from '../journey.ts';

const script = (lines: readonly string[], listen: 'prerequest' | 'test') => ({
  listen,
  script: { type: 'text/javascript', exec: lines },
});

function checks({ status, schema, take = {} }: Step): readonly string[] {
  return [
    `pm.test('status', () => pm.response.to.have.status(${status}));`,
    ...(schema ? [`pm.test('schema', () => pm.response.to.have.jsonSchema(${JSON.stringify(inlined(schema))}));`] : []),
    ...Object.entries(take).map(([name, member]) => `pm.environment.set('${name}', pm.response.json().${member});`),
  ];
}

const item = (step: Step, index: number) => ({
  name: step.name,
  event: [
    ...(index === 0
      ? [
          script(
            ["pm.environment.set('email', `bench-${pm.variables.replaceIn('{{$guid}}')}@example.test`);"],
            'prerequest',
          ),
        ]
      : []),
    script(checks(step), 'test'),
  ],
  request: {
    method: step.method,
    url: `{{url}}${step.path}`,
    header: [
      ...(step.bearer ? [{ key: 'Authorization', value: `Bearer {{${step.bearer}}}` }] : []),
      ...(step.body ? [{ key: 'Content-Type', value: 'application/json' }] : []),
    ],
    ...(step.body && { body: { mode: 'raw', raw: JSON.stringify(step.body) } }),
  },
});

/** The journey as a collection that Newman runs; it is repeated by Newman's own iterations. */
export const collection = () => ({
  info: {
    _postman_id: randomUUID(),
    name: 'journey',
    schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
  },
  item: journey.map(item),
});
