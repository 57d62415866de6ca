import { keyOf, type CoverageItem } from '../../contract/coverage-item.ts';
import type { Operation } from '../../contract/operation.ts';
import type { SchemaName, SchemaNode } from '../../schemas/index.ts';
import { alternatives, listedValues, rootOf } from '../../schemas/schema-traversal.ts';

/** One thing that a run can cover of an operation, and the level of coverage that asks for it. */
export interface CoverableItem extends CoverageItem {
  /** The level of Martin-Lopez and others (2019): 3 media types, 4 parameters, 5 values and statuses, 6 members of answers. */
  readonly level: 3 | 4 | 5 | 6;
  /** Whether the documentation has given it up. */
  readonly deprecated?: boolean;
}

/** What a body can show at one place. */
type Shown = Pick<CoverableItem, 'name' | 'seen' | 'value' | 'deprecated'>;

function* shownBy(nodes: readonly SchemaNode[], at: string, outer: readonly SchemaNode[]): Generator<Shown> {
  for (const node of nodes) {
    if (node.items) yield* shownBy(alternatives(node.items), `${at}/*`, outer);
    for (const [member, declared] of Object.entries(node.properties ?? {})) {
      const name = `${at}/${member}`;
      const own = alternatives(declared);
      const deprecated = declared.deprecated === true;
      yield { name, seen: 'present', deprecated };
      if (node.required?.includes(member) !== true) yield { name, seen: 'absent', deprecated };
      for (const value of new Set(own.flatMap(listedValues))) yield { name, seen: 'value', value, deprecated };
      if (!own.some((inner) => outer.includes(inner))) yield* shownBy(own, name, [...outer, ...own]);
    }
  }
}

const shownByBody = (name: SchemaName) => shownBy(alternatives(rootOf(name)), '', []);

function* ofRequest({ body, bodyTypes, query }: Operation): Generator<CoverableItem> {
  for (const [name, need] of Object.entries(query ?? {})) {
    yield { kind: 'parameter', name, seen: 'present', level: 4 };
    if (need === 'optional') yield { kind: 'parameter', name, seen: 'absent', level: 4 };
    if (need === 'required') yield { kind: 'parameter', name, seen: 'invalid', level: 5 };
  }
  if (!body) return;
  for (const name of bodyTypes ?? ['application/json']) yield { kind: 'request type', name, level: 3 };
  for (const shown of shownByBody(body)) {
    yield { kind: 'request member', ...shown, level: shown.seen === 'value' ? 5 : 4 };
    if (shown.seen === 'present') yield { kind: 'request member', ...shown, seen: 'invalid', level: 5 };
  }
}

function* ofAnswers({ answers }: Operation): Generator<CoverableItem> {
  for (const [text, answer] of Object.entries(answers)) {
    const status = Number(text);
    yield { kind: 'status', status, level: 5 };
    if (answer.kind !== 'json') continue;
    yield { kind: 'answer type', status, name: 'application/json', level: 3 };
    for (const shown of shownByBody(answer.schema)) yield { kind: 'answer member', status, ...shown, level: 6 };
  }
}

const classes: readonly CoverableItem[] = [
  { kind: 'status class', name: 'success', level: 4 },
  { kind: 'status class', name: 'refusal', level: 4 },
];

/** Everything that a run can cover of an operation, computed from its row and its schemas. */
export const coverableItemsOf = (row: Operation): readonly CoverableItem[] => [
  ...new Map([...classes, ...ofRequest(row), ...ofAnswers(row)].map((item) => [keyOf(item), item])).values(),
];
