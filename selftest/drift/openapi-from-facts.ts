import type { Facts } from '../../tools/drift/facts.ts';

/** A part of a document that is being built. */
export type Part = Record<string, unknown>;

const within = (part: Part, name: string): Part => (part[name] ??= {}) as Part;

/** The schema that a pointer leads to, made where it is not there yet. */
function at(schema: Part, pointer: string): Part {
  const names = pointer.split('/').filter(Boolean);
  return names.reduce(
    (node, name) => (name === '*' ? within(node, 'items') : within(within(node, 'properties'), name)),
    schema,
  );
}

const push = (part: Part, name: string, value: unknown): void => {
  part[name] = [...((part[name] ?? []) as unknown[]), value];
};

function addDetail(schema: Part, detail: string): void {
  const [, name = '', value = ''] = /^(\w+) ?(.*)$/.exec(detail) ?? [];
  if (name === 'deprecated') schema['deprecated'] = true;
  else if (value === '') push(schema, 'type', name);
  else schema[name] = ['format', 'pattern'].includes(name) ? value : Number(value);
}

/** Adds one fact of a schema, such as `/city required`. */
function addToSchema(schema: Part, fact: string): void {
  const [, pointer = '', sign = '', rest = ''] = /^([^ :]+?)(?:( required$| = |: )(.*))?$/.exec(fact) ?? [];
  if (sign === ' = ') push(at(schema, pointer), 'enum', rest === '(empty)' ? '' : rest);
  else if (sign === ': ') addDetail(at(schema, pointer), rest);
  else if (sign === ' required') {
    const end = pointer.lastIndexOf('/');
    push(at(schema, pointer.slice(0, end)), 'required', pointer.slice(end + 1));
  } else at(schema, pointer);
}

function addParameter(operation: Part, place: string, name: string, end: string): void {
  const parameters = (operation['parameters'] ??= []) as Part[];
  const found = parameters.find((each) => each['in'] === place && each['name'] === name);
  const parameter = found ?? { in: place, name, schema: {}, ...(place === 'path' && { required: true }) };
  if (!found) parameters.push(parameter);
  if (end === ' required') parameter['required'] = true;
  else if (end !== '') addDetail(parameter['schema'] as Part, end.slice(2));
}

/** Adds one fact of a body, which is a request's or an answer's. */
function addToBody(body: Part, fact: string): void {
  const content = within(body, 'content');
  if (fact.startsWith('/') && !/^\/[^ ]* required$|^\/[^ ]*$|[=:]/.test(fact)) throw new Error(`no fact: ${fact}`);
  if (fact.startsWith('/'))
    for (const media of Object.values(content)) addToSchema(within(media as Part, 'schema'), fact);
  else content[fact] = {};
}

function addFact(operation: Part, fact: string): void {
  const [, id] = /^id (.*)$/.exec(fact) ?? [];
  const [, scheme] = /^security: (.*)$/.exec(fact) ?? [];
  const [, place, name = '', end = ''] = /^(query|header|path) ([^ :]+)(.*)$/.exec(fact) ?? [];
  const [, what = '', rest = ''] = /^(body|\d{3})(.*)$/.exec(fact) ?? [];
  if (id !== undefined) operation['operationId'] = id;
  else if (scheme !== undefined) push(operation, 'security', { [scheme]: [] });
  else if (place !== undefined) addParameter(operation, place, name, end);
  else {
    const body = what === 'body' ? within(operation, 'requestBody') : within(within(operation, 'responses'), what);
    if (what !== 'body') body['description'] = 'An answer.';
    if (rest === ': required') body['required'] = true;
    else if (rest.startsWith(': header ')) within(body, 'headers')[rest.slice(': header '.length)] = { schema: {} };
    else if (rest !== '') addToBody(body, rest.slice(1));
  }
}

/** Media types go before what is said of their schemas. */
const mediaFirst = (facts: readonly string[]): readonly string[] =>
  [...facts].sort((one, other) => Number(/ \//.test(one)) - Number(/ \//.test(other)));

/** Builds an OpenAPI document with exactly these facts, for tests without a published document. */
export function openApiFromFacts(facts: Facts): Part {
  const paths: Part = {};
  const schemes = new Set<string>();
  for (const [route, own] of Object.entries(facts)) {
    const [method = '', path = ''] = route.split(' ');
    const operation = within(within(paths, path), method.toLowerCase());
    for (const [, name = ''] of path.matchAll(/\{(\w+)\}/g)) addParameter(operation, 'path', name, '');
    for (const fact of mediaFirst(own)) addFact(operation, fact);
    for (const each of (operation['security'] ?? []) as Part[]) for (const name of Object.keys(each)) schemes.add(name);
  }
  const securitySchemes = Object.fromEntries([...schemes].map((name) => [name, { type: 'http', scheme: 'bearer' }]));
  return { openapi: '3.1.0', info: { title: 'rebuilt', version: '1' }, paths, components: { securitySchemes } };
}
