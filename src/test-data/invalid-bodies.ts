import type { SchemaName, SchemaNode } from '../../schemas/index.ts';
import { alternatives, rootOf } from '../../schemas/schema-traversal.ts';
import { isJsonObject, type JsonObject } from '../shared/json-object.ts';

/** How a body is wrong in one place. */
export type Defect = 'missing' | 'null' | 'wrong type' | 'empty' | 'too short' | 'too long';

/** A body that is right in everything but one place. */
export interface Invalid {
  readonly defect: Defect;
  /** JSON pointer of the place. */
  readonly pointer: string;
  readonly body: unknown;
}

const typesOf = ({ type }: SchemaNode): readonly string[] => [type ?? []].flat();

/** One node in place of the alternatives of a member, of which at most one is more than null. */
const nodeOf = (declared: SchemaNode): SchemaNode =>
  alternatives(declared).reduce((one, other) => ({ ...one, ...other, type: [...typesOf(one), ...typesOf(other)] }));

/** A value of no type that the schema allows. */
function ofAnotherType(node: SchemaNode): unknown {
  const allowed = typesOf(node);
  const others: readonly (readonly [string, unknown])[] = [
    ['object', { unexpected: true }],
    ['array', ['unexpected']],
    ['string', 'unexpected'],
  ];
  return others.find(([type]) => !allowed.includes(type))?.[1];
}

function* wrongValues(node: SchemaNode, required: boolean): Generator<readonly [Defect, unknown]> {
  const types = typesOf(node);
  if (types.length === 0) return;
  if (!types.includes('null')) yield ['null', null];
  yield ['wrong type', ofAnotherType(node)];
  if (!types.includes('string')) return;
  const { minLength = 0, maxLength } = node;
  if (required && minLength > 0) yield ['empty', ''];
  if (minLength > 1) yield ['too short', 'x'.repeat(minLength - 1)];
  if (maxLength !== undefined) yield ['too long', 'x'.repeat(maxLength + 1)];
}

function* walk(
  node: SchemaNode,
  value: JsonObject,
  at: string,
  put: (changed: JsonObject) => unknown,
): Generator<Invalid> {
  for (const [name, declared] of Object.entries(node.properties ?? {})) {
    const member = nodeOf(declared);
    const pointer = `${at}/${name}`;
    const required = node.required?.includes(name) === true;
    if (!(name in value)) continue;
    const without = Object.fromEntries(Object.entries(value).filter(([other]) => other !== name));
    if (required) yield { defect: 'missing', pointer, body: put(without) };
    for (const [defect, wrong] of wrongValues(member, required))
      yield { defect, pointer, body: put({ ...value, [name]: wrong }) };
    const inner = value[name];
    if (isJsonObject(inner)) yield* walk(member, inner, pointer, (changed) => put({ ...value, [name]: changed }));
  }
}

/**
 * Makes bodies out of a right one that its request schema refuses, each wrong in one place.
 * @param only the kinds of defect that are wanted; all when left out
 */
export function invalidBodies(schema: SchemaName, right: object, only?: readonly Defect[]): readonly Invalid[] {
  const all = [...walk(rootOf(schema), right as JsonObject, '', (body) => body)];
  return only ? all.filter(({ defect }) => only.includes(defect)) : all;
}

/** JSON that ends in the middle; sent as bytes, as a text would be quoted into JSON. */
export const malformedJson = Buffer.from('{"email": "someone@example.test", ');
