import { customerManaged, operations, rowOf, type OperationName } from '../../contract/operations/index.ts';
import { latencyOf, type Latency } from '../latency.ts';
import type { TestRecord } from '../../src/evidence/test-record.ts';

/** What a run asked of one operation, and what came back. */
export interface OperationReport {
  readonly operationId: string;
  readonly route: string;
  /** How often each status was answered and found as it had to be. */
  readonly statuses: Readonly<Record<string, number>>;
  /** How often each status was answered where it was not what it had to be, or broke its contract. */
  readonly broken: Readonly<Record<string, number>>;
  /** Documented statuses that no answer of the run had. */
  readonly missed: readonly number[];
  readonly successes: number;
  readonly refusals: number;
  /** Differences from the documentation that are tolerated, and how often they were seen. */
  readonly drift: Readonly<Record<string, number>>;
  /** Nothing where the operation was not called. */
  readonly latency?: Latency;
}

const tally = (keys: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return Object.fromEntries(Object.entries(counts).sort(([one], [other]) => (one < other ? -1 : 1)));
};

/** Reports on every operation of the contract; rows of one operation, such as a guest's and a customer's, are one. */
export function operationReports(tests: readonly TestRecord[]): readonly OperationReport[] {
  const names = Object.keys(operations) as OperationName[];
  const calls = tests.flatMap((test) => test.calls);
  return [...new Set(names.map((name) => rowOf(name).operationId))].map((operationId) => {
    const rows = names.filter((name) => rowOf(name).operationId === operationId);
    const own = calls.filter(({ operation }) => rows.includes(operation));
    const kept = own.filter((call) => call.kept);
    const row = rowOf(rows[0] ?? 'logIn');
    const seen = new Set(own.map(({ status }) => status));
    const latency = latencyOf(own.map(({ milliseconds }) => milliseconds));
    return {
      operationId,
      route: row.route,
      statuses: tally(kept.map(({ status }) => String(status))),
      broken: tally(own.filter((call) => !call.kept).map(({ status }) => String(status))),
      missed: Object.keys(row.answers)
        .map(Number)
        .filter((status) => !seen.has(status)),
      successes: kept.filter(({ status }) => status < 300).length,
      refusals: kept.filter(({ status }) => status >= 400).length,
      drift: tally(own.filter(({ tampered }) => !tampered).flatMap((call) => call.drift)),
      ...(latency && { latency }),
    };
  });
}

const judged = new Set(Object.values(customerManaged).map(({ operationId }) => operationId as string));

/** Whether an operation was called, whatever came of it: an answer that breaks its contract is an answer. */
export const isCalled = ({ latency }: OperationReport): boolean => latency !== undefined;

/** Whether an operation belongs to the API under test, and not to the neighbours that a run needs. */
export const isJudged = ({ operationId }: OperationReport): boolean => judged.has(operationId);
