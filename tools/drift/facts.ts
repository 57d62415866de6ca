import { schemaFacts, type Node } from './schema-facts.ts';

/** What is promised of each operation, by method and path template, in single facts: names and statuses, never a sentence or an example. */
export type Facts = Readonly<Record<string, readonly string[]>>;

interface Parameter {
  readonly in: string;
  readonly name: string;
  readonly required?: boolean;
  readonly schema?: Node;
}

type Content = Readonly<Record<string, { readonly schema?: Node }>>;

interface DocumentOperation {
  readonly operationId?: string;
  readonly deprecated?: boolean;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly required?: boolean; readonly content?: Content };
  readonly responses?: Readonly<
    Record<string, { readonly content?: Content; readonly headers?: Readonly<Record<string, unknown>> }>
  >;
  readonly security?: readonly Readonly<Record<string, unknown>>[];
}

/** As much of an OpenAPI document without references as facts are drawn from. */
export interface OpenApi {
  readonly openapi: string;
  readonly paths: Readonly<
    Record<string, Readonly<Record<string, DocumentOperation>> & { readonly parameters?: readonly Parameter[] }>
  >;
}

const methods = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options'] as const;

function* parameterFacts(parameters: readonly Parameter[]): Generator<string> {
  for (const { in: place, name, required, schema } of parameters) {
    // A path's parameters are in its template already.
    if (place !== 'path') yield `${place} ${name}`;
    if (place !== 'path' && required) yield `${place} ${name} required`;
    if (schema)
      for (const fact of schemaFacts([schema])) if (fact.startsWith('/: ')) yield `${place} ${name}${fact.slice(1)}`;
  }
}

function* contentFacts(what: string, content: Content = {}): Generator<string> {
  yield what;
  for (const type of Object.keys(content)) yield `${what} ${type}`;
  const schemas = Object.values(content).flatMap(({ schema }) => (schema ? [schema] : []));
  for (const fact of schemaFacts(schemas)) yield `${what} ${fact}`;
}

function* operationFacts(operation: DocumentOperation, shared: readonly Parameter[]): Generator<string> {
  const { operationId, deprecated, parameters = [], requestBody, responses = {}, security = [] } = operation;
  if (operationId !== undefined) yield `id ${operationId}`;
  if (deprecated) yield 'operation: deprecated';
  for (const scheme of security.flatMap((each) => Object.keys(each))) yield `security: ${scheme}`;
  yield* parameterFacts([...shared, ...parameters]);
  if (requestBody) yield* contentFacts('body', requestBody.content);
  if (requestBody?.required) yield 'body: required';
  for (const [status, { content, headers = {} }] of Object.entries(responses)) {
    yield* contentFacts(status, content);
    for (const header of Object.keys(headers)) yield `${status}: header ${header}`;
  }
}

/** One list of facts, each once, in the order of their text. */
export const sorted = (facts: Iterable<string>): readonly string[] => [...new Set(facts)].sort();

/** The facts of an OpenAPI document. */
export const documentFacts = ({ paths }: OpenApi): Facts =>
  Object.fromEntries(
    Object.entries(paths).flatMap(([path, item]) =>
      methods.flatMap((method) => {
        const operation = item[method];
        const route = `${method.toUpperCase()} ${path}`;
        return operation ? [[route, sorted(operationFacts(operation, item.parameters ?? []))] as const] : [];
      }),
    ),
  );
