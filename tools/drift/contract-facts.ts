import type { Answer, Operation, ParameterKind } from '../../contract/operation.ts';
import { rowOf, type OperationName } from '../../contract/operations/index.ts';
import type { SchemaName, SchemaNode } from '../../schemas/index.ts';
import { alternatives, rootOf } from '../../schemas/schema-traversal.ts';
import type { JsonObject } from '../../src/shared/json-object.ts';
import { sorted, type Facts } from './facts.ts';
import { Reader } from './reader.ts';
import { shapeFacts } from './shape-facts.ts';
import { Shapes } from './shapes.ts';

const plain = new Map<SchemaNode, JsonObject>();

/** A node of the contract's schemas with its references followed, the same for the same node, so that circles are seen. */
function followed(node: SchemaNode): JsonObject {
  const known = plain.get(node);
  if (known) return known;
  const copy: Record<string, unknown> = {};
  plain.set(node, copy);
  const [only, ...others] = alternatives(node);
  if (only === undefined || others.length > 0) return Object.assign(copy, { anyOf: alternatives(node).map(followed) });
  // A constant is what the suite expects of every answer; documents list values only where there is a choice.
  const { properties, items, ...rest } = { ...only, const: undefined };
  return Object.assign(copy, rest, {
    ...(properties && {
      properties: Object.fromEntries(Object.entries(properties).map(([name, each]) => [name, followed(each)])),
    }),
    ...(items && { items: followed(items) }),
  });
}

const shapes = new Shapes(new Reader({ openapi: '3.1.0' }));

function* contentFacts(what: string, types: readonly string[], schema: SchemaName): Generator<string> {
  for (const type of types) yield `${what} ${type}`;
  yield* shapeFacts(what, shapes.of([followed(rootOf(schema))]), { shapes, note: () => undefined, asContract: true });
}

function* answerFacts(status: string, answer: Answer): Generator<string> {
  yield status;
  if (answer.kind === 'json') yield* contentFacts(status, ['application/json'], answer.schema);
}

function* rowFacts({ operationId, headers, body, bodyTypes, answers }: Operation): Generator<string> {
  yield `id ${operationId}`;
  for (const name of Object.keys(headers ?? {})) yield `header ${name.toLowerCase()}`;
  if (body) yield 'body';
  if (body) yield* contentFacts('body', bodyTypes ?? ['application/json'], body);
  for (const [status, answer] of Object.entries(answers)) yield* answerFacts(status, answer);
}

/** Required of an operation is what each of its rows requires. */
function* queryFacts(rows: readonly Operation[]): Generator<string> {
  const given = (row: Operation, name: string): ParameterKind | undefined => row.query?.[name];
  for (const name of new Set(rows.flatMap(({ query }) => Object.keys(query ?? {})))) {
    yield `query ${name}`;
    if (rows.every((row) => (given(row, name) ?? 'optional') !== 'optional')) yield `query ${name} required`;
  }
}

/** The facts of the contract's rows with these names; rows of one operation are one. */
export function contractFacts(names: readonly OperationName[]): Facts {
  const rows = names.map(rowOf);
  return Object.fromEntries(
    [...new Set(rows.map(({ route }) => route))].map((route) => {
      const own = rows.filter((row) => row.route === route);
      return [route, sorted([...own.flatMap((row) => [...rowFacts(row)]), ...queryFacts(own)])];
    }),
  );
}
