import { documentedFlows } from '../../contract/documented-flows.ts';
import { coverageExceptions, isExcepted, type CoverageException } from '../../contract/coverage-exceptions.ts';
import { inWords, keyOf } from '../../contract/coverage-item.ts';
import { customerManaged, rowOf, type OperationName } from '../../contract/operations/index.ts';
import type { TestRecord } from '../../src/evidence/test-record.ts';
import { coverableItemsOf, type CoverableItem } from './coverable-items.ts';

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
  /** Why it need not be covered. */
  readonly reason?: string | undefined;
}

const reasonOf = (
  operation: OperationName,
  item: CoverableItem,
  exceptions: readonly CoverageException[],
): string | undefined =>
  exceptions.find((each) => isExcepted(each, operation, item))?.reason ??
  (item.deprecated ? 'the documentation has given it up' : undefined);

/** Whether a test went through these operations in this order, others between them or not. */
function wentThrough(test: TestRecord, operations: readonly OperationName[]): boolean {
  let next = 0;
  for (const { operation, kept } of test.calls) if (kept && operation === operations[next]) next++;
  return next === operations.length;
}

function itemsOf(
  operation: OperationName,
  tests: readonly TestRecord[],
  exceptions: readonly CoverageException[],
): readonly Item[] {
  const row = rowOf(operation);
  const seen = new Set(tests.flatMap((test) => test.covered[operation] ?? []));
  // What was answered wrong was called all the same.
  const called = { operation, covered: tests.some(({ covered }) => covered[operation] !== undefined) };
  return [
    { ...called, level: 1, what: row.route.slice(row.route.indexOf(' ') + 1) },
    { ...called, level: 2, what: row.route },
    ...coverableItemsOf(row).map((item) => ({
      level: item.level,
      operation,
      what: inWords(item),
      covered: seen.has(keyOf(item)),
      reason: reasonOf(operation, item, exceptions),
    })),
  ];
}

/**
 * Computes from what was asked and answered how far the contract is covered.
 * @param exceptions what need not be covered
 */
export function coverageOf(
  tests: readonly TestRecord[],
  exceptions: readonly CoverageException[] = coverageExceptions,
): CoverageReport {
  const items: readonly Item[] = [
    ...names.flatMap((name) => itemsOf(name, tests, exceptions)),
    ...documentedFlows.map(({ name, operations }) => ({
      level: 7,
      operation: operations.join(' → '),
      what: name,
      covered: tests.some((test) => wentThrough(test, operations)),
    })),
  ];
  const levels = about.map((text, index): LevelReport => {
    const own = items.filter(({ level }) => level === index + 1);
    const missing = own.filter(({ covered }) => !covered);
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

/** The exceptions that are about nothing in the contract any more: whatever had them is gone or has another name. */
export const staleExceptions = (
  exceptions: readonly CoverageException[] = coverageExceptions,
): readonly CoverageException[] =>
  exceptions.filter(
    (exception) =>
      !names.some((name) => coverableItemsOf(rowOf(name)).some((item) => isExcepted(exception, name, item))),
  );
