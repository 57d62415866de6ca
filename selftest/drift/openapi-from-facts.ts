import { partsOf, pointerIn } from '../../tools/drift/fact-tree.ts';
import { ofTheDocument, type Facts } from '../../tools/drift/facts.ts';
import type { Part } from './edits.ts';

const within = (part: Part, name: string): Part => (part[name] ??= {}) as Part;

const push = (part: Part, name: string, value: unknown): void => {
  part[name] = [...((part[name] ?? []) as unknown[]), value];
};

const namesIn = (pointer: string): readonly string[] => pointer.split('/').filter(Boolean);

/** The schema that a pointer leads to, made where it is not there yet. */
const at = (schema: Part, pointer: string): Part =>
  namesIn(pointer).reduce((node, name) => {
    if (name === '*') return within(node, 'items');
    if (name === '{*}') return within(node, 'additionalProperties');
    return within(within(node, 'properties'), name);
  }, schema);

const plain = (value: string): unknown => (/^(-?\d+(\.\d+)?|true|false)$/.test(value) ? JSON.parse(value) : value);

function addDetail(schema: Part, detail: string): void {
  const [, name = detail, value = ''] = /^(\S+) (.*)$/.exec(detail) ?? [];
  if (name === 'type') push(schema, 'type', value);
  else if (name === 'value') push(schema, 'enum', value);
  else if (name === 'closed') schema['additionalProperties'] = false;
  else if (value === '') schema[name] = true;
  else schema[name] = ['format', 'pattern'].includes(name) ? value : plain(value);
}

/** Adds one fact of a value, such as `/city required`. */
function addToSchema(schema: Part, pointer: string, sign: string, said: string): void {
  const end = pointer.lastIndexOf('/');
  if (sign === ' required' || said === 'required')
    push(at(schema, pointer.slice(0, end)), 'required', pointer.slice(end + 1));
  else if (sign === ' = ') push(at(schema, pointer), 'enum', said === '(empty)' ? '' : said);
  else if (said.startsWith('as /')) {
    const parent = at(schema, pointer.slice(0, end));
    if (pointer.endsWith('/*')) parent['items'] = at(schema, said.slice('as '.length));
    else within(parent, 'properties')[pointer.slice(end + 1)] = at(schema, said.slice('as '.length));
  } else if (sign === ': ' && said !== 'declared') addDetail(at(schema, pointer), said);
  else at(schema, pointer);
}

function parameterOf(operation: Part, place: string, name: string): Part {
  const parameters = (operation['parameters'] ??= []) as Part[];
  const found = parameters.find((each) => each['in'] === place && each['name'] === name);
  const parameter = found ?? { in: place, name, ...(place === 'path' && { required: true }) };
  if (!found) parameters.push(parameter);
  return parameter;
}

function addToParameter(parameter: Part, pointer: string, sign: string, said: string): void {
  if (pointer !== '') addToSchema(within(parameter, 'schema'), pointer, sign, said);
  else if (sign === ' required' || said === 'required') parameter['required'] = true;
  else if (sign === ': ' && said !== 'declared') addDetail(parameter, said);
}

/** Adds one fact of a body, which is a request's or an answer's. */
function addToBody(body: Part, media: string, fact: ReturnType<typeof partsOf>, isApart: boolean): void {
  const content = within(body, 'content');
  const { pointer } = pointerIn(fact.place);
  if (pointer === '') within(content, media);
  else if (media !== '') addToSchema(within(within(content, media), 'schema'), pointer, fact.sign, fact.said);
  else if (!isApart)
    for (const each of Object.values(content))
      addToSchema(within(each as Part, 'schema'), pointer, fact.sign, fact.said);
}

/** A way to be let in, such as `OAuth2(customer.read) and Key`. */
const wayIn = (words: string): Part =>
  Object.fromEntries(
    words.split(' and ').map((word) => {
      const [, name = word, scopes = ''] = /^(.*)\((.*)\)$/.exec(word) ?? [];
      return [name, scopes.split(',').filter(Boolean)];
    }),
  );

function addFact(operation: Part, fact: string, names: readonly string[], facts: readonly string[]): void {
  const parts = partsOf(fact);
  const { at: words, pointer } = pointerIn(parts.place);
  const [place = '', name = '', header = ''] = words.split(' ');
  const { sign, said } = parts;
  if (place === 'id') operation['operationId'] = name;
  else if (said === 'security none') operation['security'] ??= [];
  else if (said.startsWith('security ')) push(operation, 'security', wayIn(said.slice('security '.length)));
  else if (place === 'operation') addDetail(operation, said);
  else if (place === 'path')
    addToParameter(
      parameterOf(operation, 'path', names[Number(name) - 1] ?? ''),
      pointer,
      sign,
      said.startsWith('name ') ? 'declared' : said,
    );
  else if (['query', 'header', 'cookie'].includes(place))
    addToParameter(parameterOf(operation, place, name), pointer, sign, said);
  else {
    const body = place === 'body' ? within(operation, 'requestBody') : within(within(operation, 'responses'), place);
    const isApart = facts.some((each) => new RegExp(`^${place} \\S+/\\S+ /`).test(each));
    if (name === 'header') addToParameter(within(within(body, 'headers'), header), pointer, sign, said);
    else if (said === 'required' && pointer === '') body['required'] = true;
    else if (words !== place || pointer !== '') addToBody(body, name, parts, isApart);
  }
}

/** Media types first, then what is said of their schemas, then which values are the same. */
const order = (fact: string): number => (/: as \//.test(fact) ? 2 : / \//.test(fact) ? 1 : 0);

/** Facts without the hashes of texts, of which no text can be made. */
export const withoutTexts = (facts: Facts): Facts =>
  Object.fromEntries(Object.entries(facts).map(([route, own]) => [route, own.filter((fact) => !/: text /.test(fact))]));

/** Adds one fact of a security scheme, such as its type, or a scope of one of its flows. */
function addScheme(schemes: Part, fact: string): void {
  const { place, said } = partsOf(fact);
  const [kind, name = '', flow = '', scope = ''] = place.split(' ');
  if (kind !== 'scheme') return;
  const scheme = within(schemes, name);
  const [, of = '', key = said.split(' ')[0] ?? '', value = ''] = /^(?:(\w+)\.)?(\w+) (.*)$/.exec(said) ?? [];
  if (flow !== '') within(within(within(scheme, 'flows'), flow), 'scopes')[scope] = '';
  else if (of === '') scheme[key] = value;
  else within(within(scheme, 'flows'), of)[key] = value;
}

/** Builds an OpenAPI document with these facts and without a text, for tests without a published document. */
export function openApiFromFacts(facts: Facts): Part {
  const paths: Part = {};
  for (const [route, own] of Object.entries(facts)) {
    if (route === ofTheDocument) continue;
    const [method = '', path = ''] = route.split(' ');
    const operation = within(within(paths, path), method.toLowerCase());
    const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
    for (const fact of [...own].sort((one, other) => order(one) - order(other))) addFact(operation, fact, names, own);
  }
  const securitySchemes: Part = {};
  for (const fact of facts[ofTheDocument] ?? []) addScheme(securitySchemes, fact);
  const [, url = ''] = /^service: address (.*)$/m.exec((facts[ofTheDocument] ?? []).join('\n')) ?? [];
  return {
    openapi: '3.0.3',
    info: { title: 'rebuilt', version: '1' },
    servers: [{ url }],
    paths,
    components: { securitySchemes },
  };
}
