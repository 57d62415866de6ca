import type { SchemaName, SchemaNode } from '../schemas/index.ts';
import { alternatives, rootOf } from '../schemas/schema-traversal.ts';
import { isJsonObject, type JsonObject } from '../src/shared/json-object.ts';

/** What may be done to one member of a body. */
export type MemberMutation =
  'dropped' | 'null' | 'of another type' | 'emptied' | 'unlisted' | 'malformed' | 'too small' | 'too long';

/** Why a mutation may be no fault. There are no other reasons: what no reason fits has to be caught. */
export const allowances = ['optional member', 'null is permitted', 'undeclared by the documentation'] as const;
export type Allowance = (typeof allowances)[number];

/** A member of a schema, and what a mutation of it does. */
export interface MutatedMember {
  /** JSON pointer, `*` for every item of a list. */
  readonly pointer: string;
  readonly mutation: MemberMutation;
  /** The new value; nothing where the member is dropped. */
  readonly value?: unknown;
  /** Why the schema allows the mutation, where it does. */
  readonly allowed?: Allowance;
}

const typesOf = ({ type }: SchemaNode): readonly string[] => [type ?? []].flat();

function anotherType(nodes: readonly SchemaNode[]): unknown {
  const types = nodes.flatMap(typesOf);
  if (!types.includes('object')) return { unexpected: true };
  return types.includes('array') ? 17 : ['unexpected'];
}

const undocumented: Allowance = 'undeclared by the documentation';

function* mutationsOf(pointer: string, nodes: readonly SchemaNode[], required: boolean): Generator<MutatedMember> {
  const values = nodes.flatMap((node) => [...(node.enum ?? []), ...('const' in node ? [node.const] : [])]);
  const types = [...nodes.flatMap(typesOf), ...values.map((value) => typeof value)];
  yield { pointer, mutation: 'dropped', ...(!required && { allowed: 'optional member' }) };
  yield {
    pointer,
    mutation: 'null',
    value: null,
    ...((types.includes('null') || values.includes(null) || types.length === 0) && { allowed: 'null is permitted' }),
  };
  yield {
    pointer,
    mutation: 'of another type',
    value: anotherType(nodes),
    ...(types.length === 0 && { allowed: undocumented }),
  };
  if (!types.includes('string') && !types.includes('integer')) return;
  const listed = values.length > 0;
  const bounded = nodes.every(
    (node) =>
      !typesOf(node).includes('string') ||
      (node.minLength ?? 0) > 0 ||
      node.format !== undefined ||
      node.pattern !== undefined,
  );
  if (types.includes('string') && !values.includes(''))
    yield { pointer, mutation: 'emptied', value: '', ...(!listed && !bounded && { allowed: undocumented }) };
  if (listed) yield { pointer, mutation: 'unlisted', value: 'unexpected' };
  if (nodes.some(({ format }) => format !== undefined))
    yield { pointer, mutation: 'malformed', value: 'neither date nor address' };
  if (nodes.every(({ minimum }) => minimum !== undefined)) yield { pointer, mutation: 'too small', value: -1 };
  if (nodes.every(({ maxLength }) => maxLength !== undefined))
    yield { pointer, mutation: 'too long', value: 'x'.repeat(1000) };
}

function* walk(nodes: readonly SchemaNode[], at: string, seen: readonly SchemaNode[]): Generator<MutatedMember> {
  for (const { items } of nodes) if (items) yield* walk(alternatives(items), `${at}/*`, seen);
  const names = new Set(nodes.flatMap(({ properties }) => Object.keys(properties ?? {})));
  for (const name of names) {
    const member = nodes.flatMap(({ properties }) => (properties?.[name] ? alternatives(properties[name]) : []));
    const required = nodes.some((node) => node.required?.includes(name));
    yield* mutationsOf(`${at}/${name}`, member, required);
    if (!member.some((inner) => seen.includes(inner))) yield* walk(member, `${at}/${name}`, [...seen, ...member]);
  }
}

/** Everything that can be done to the members of a schema, with the reason where it is allowed. */
export const memberMutations = (schema: SchemaName): readonly MutatedMember[] => [
  ...walk(alternatives(rootOf(schema)), '', []),
];

/**
 * Does a mutation to a body.
 * @returns the body after it; the same body where it has no such member
 */
export function applyMutation(body: unknown, { pointer, mutation, value }: MutatedMember): unknown {
  const change = (node: unknown, steps: readonly string[]): unknown => {
    const [step, ...rest] = steps;
    if (step === undefined) return value;
    if (step === '*') return Array.isArray(node) ? node.map((item: unknown) => change(item, rest)) : node;
    if (!isJsonObject(node) || !(step in node)) return node;
    if (rest.length > 0) return { ...node, [step]: change(node[step], rest) };
    const { [step]: gone, ...others }: JsonObject = node;
    return mutation === 'dropped' ? others : { ...others, [step]: value, ...(gone === undefined && {}) };
  };
  return change(body, pointer.split('/').slice(1));
}
