import type { Operation } from '../../contract/operation.ts';
import type { SchemaName, SchemaNode } from '../../schemas/index.ts';
import { alternatives, listedValues, rootOf } from '../../schemas/schema-traversal.ts';

/** One thing that a run can cover of an operation, and the level of coverage that asks for it. */
export interface Coverable {
  /** In the words of `src/evidence/coverage.ts`. */
  readonly what: string;
  /** Which level of Martin-Lopez and others (2019) it belongs to: 3 media types, 4 parameters, 5 values and statuses, 6 members of answers. */
  readonly level: 3 | 4 | 5 | 6;
  /** Only what the documentation has given up. */
  readonly deprecated: boolean;
}

function* members(
  nodes: readonly SchemaNode[],
  at: string,
  seen: readonly SchemaNode[],
): Generator<{ what: string; deprecated: boolean; listed: boolean }> {
  for (const node of nodes) {
    if (node.items) yield* members(alternatives(node.items), `${at}/*`, seen);
    for (const [name, declared] of Object.entries(node.properties ?? {})) {
      const pointer = `${at}/${name}`;
      const member = alternatives(declared);
      const deprecated = declared.deprecated === true;
      yield { what: pointer, deprecated, listed: false };
      if (node.required?.includes(name) !== true) yield { what: `${pointer} absent`, deprecated, listed: false };
      for (const value of new Set(member.flatMap(listedValues)))
        yield { what: `${pointer} = ${value}`, deprecated, listed: true };
      if (!member.some((inner) => seen.includes(inner))) yield* members(member, pointer, [...seen, ...member]);
    }
  }
}

const membersOf = (name: SchemaName) => members(alternatives(rootOf(name)), '', []);

function* ofRequest({ body, bodyTypes, query }: Operation): Generator<Coverable> {
  for (const [name, kind] of Object.entries(query ?? {})) {
    yield { what: `query ${name}`, level: 4, deprecated: false };
    if (kind === 'optional') yield { what: `query ${name} absent`, level: 4, deprecated: false };
    if (kind === 'required') yield { what: `invalid query ${name}`, level: 5, deprecated: false };
  }
  if (!body) return;
  for (const type of bodyTypes ?? ['application/json']) yield { what: `sends ${type}`, level: 3, deprecated: false };
  for (const { what, deprecated, listed } of membersOf(body)) {
    yield { what: `request ${what}`, level: listed ? 5 : 4, deprecated };
    if (!listed && !what.endsWith(' absent')) yield { what: `invalid ${what}`, level: 5, deprecated };
  }
}

function* ofAnswers({ answers }: Operation): Generator<Coverable> {
  for (const [status, answer] of Object.entries(answers)) {
    yield { what: `status ${status}`, level: 5, deprecated: false };
    if (answer.kind !== 'json') continue;
    yield { what: `answers ${status} application/json`, level: 3, deprecated: false };
    for (const { what, deprecated } of membersOf(answer.schema))
      yield { what: `response ${status} ${what}`, level: 6, deprecated };
  }
}

/** Everything that a run can cover of an operation, computed from its row and its schemas. */
export const coverablesOf = (row: Operation): readonly Coverable[] => {
  const all = new Map([...ofRequest(row), ...ofAnswers(row)].map((each) => [each.what, each]));
  return [...all.values()];
};
