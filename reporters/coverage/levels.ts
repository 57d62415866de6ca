import { flows } from '../../contract/flows.ts';
import { gaps, type Gap } from '../../contract/coverage-exceptions.ts';
import { customerManaged, rowOf, type OperationName } from '../../contract/operations/index.ts';
import type { TestRecord } from '../../src/evidence/test-record.ts';
import { coverablesOf, type Coverable } from './coverage-items.ts';

/** How far one level of coverage is reached. */
export interface LevelReport {
  readonly level: number;
  readonly about: string;
  readonly covered: number;
  readonly all: number;
  /** What is not covered, each with its reason. */
  readonly excused: readonly { readonly operation: string; readonly what: string; readonly reason: string }[];
  /** What is not covered, without a reason. */
  readonly open: readonly { readonly operation: string; readonly what: string }[];
}

export interface CoverageReport {
  /** The highest level of Martin-Lopez and others (2019) that is reached with all below it; a gap with a reason does not hold it back. */
  readonly level: number;
  readonly levels: readonly LevelReport[];
}

const about = [
  'paths',
  'operations',
  'media types',
  'parameters and members of requests, status classes',
  'values of parameters and members of requests, right and wrong, statuses',
  'members of answers, present and absent',
  'flows of operations',
] as const;

const names = Object.keys(customerManaged) as OperationName[];

interface Item {
  readonly level: number;
  readonly operation: string;
  readonly what: string;
  readonly covered: boolean;
  readonly deprecated: boolean;
}

const isAbout = ({ operations, what: pattern }: Gap, { operation, what }: Item): boolean =>
  (operations === undefined || (operations as readonly string[]).includes(operation)) && pattern.test(what);

const excuseOf = (item: Item, known: readonly Gap[]): string | undefined =>
  known.find((gap) => isAbout(gap, item))?.reason ??
  (item.deprecated ? 'the documentation has given it up' : undefined);

/** Whether a test went through these operations in this order, others between them or not. */
function wentThrough(test: TestRecord, operations: readonly OperationName[]): boolean {
  let next = 0;
  for (const { operation, kept } of test.calls) if (kept && operation === operations[next]) next++;
  return next === operations.length;
}

function itemsOf(name: OperationName, tests: readonly TestRecord[]): readonly Item[] {
  const row = rowOf(name);
  const seen = new Set(tests.flatMap((test) => test.covered[name] ?? []));
  const item = (level: number, what: string, covered: boolean, deprecated = false): Item => ({
    level,
    operation: name,
    what,
    covered,
    deprecated,
  });
  const statuses = [...seen].filter((each) => each.startsWith('status '));
  return [
    item(1, row.route.slice(row.route.indexOf(' ') + 1), seen.size > 0),
    item(2, row.route, seen.size > 0),
    item(
      4,
      'a status of success',
      statuses.some((status) => status.startsWith('status 2')),
    ),
    item(
      4,
      'a status of refusal',
      statuses.some((status) => status.startsWith('status 4')),
    ),
    ...coverablesOf(row).map(({ what, level, deprecated }: Coverable) => item(level, what, seen.has(what), deprecated)),
  ];
}

/**
 * Computes from what was asked and answered how far the contract is covered.
 * @param known the gaps that have a reason
 */
export function coverageOf(tests: readonly TestRecord[], known: readonly Gap[] = gaps): CoverageReport {
  const items: readonly Item[] = [
    ...names.flatMap((name) => itemsOf(name, tests)),
    ...flows.map(({ name, operations }) => ({
      level: 7,
      operation: operations.join(' → '),
      what: name,
      covered: tests.some((test) => wentThrough(test, operations)),
      deprecated: false,
    })),
  ];
  const levels = about.map((text, index): LevelReport => {
    const own = items.filter(({ level }) => level === index + 1);
    const missing = own.filter(({ covered }) => !covered).map((each) => ({ ...each, reason: excuseOf(each, known) }));
    return {
      level: index + 1,
      about: text,
      covered: own.length - missing.length,
      all: own.length,
      excused: missing.flatMap(({ operation, what, reason }) =>
        reason === undefined ? [] : [{ operation, what, reason }],
      ),
      open: missing.flatMap(({ operation, what, reason }) => (reason === undefined ? [{ operation, what }] : [])),
    };
  });
  const held = levels.findIndex(({ open }) => open.length > 0);
  return { level: held === -1 ? levels.length : held, levels };
}

/** The gaps that are about nothing in the contract any more: whatever had them is gone or has another name. */
export function staleGaps(known: readonly Gap[] = gaps): readonly Gap[] {
  const all = names.flatMap((name) => itemsOf(name, []));
  return known.filter((gap) => !all.some((item) => isAbout(gap, item)));
}
