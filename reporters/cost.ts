import { rowOf } from '../contract/operations/index.ts';
import type { TestRecord } from '../src/evidence/test-record.ts';
import type { RequestsAfterTests } from '../src/ledger/entry.ts';
import { plural } from '../src/shared/text.ts';

/** What a run asked of its target, successful or not: what a tenant counts and limits. */
export interface CostReport {
  readonly requests: number;
  /** Of these: signups and creations by a service. */
  readonly customers: number;
  /** Logins of customers, with a password or by an identity provider. */
  readonly customerLogins: number;
  readonly anonymousLogins: number;
  /** Requests that were accepted and have the tenant send a mail, or may have. */
  readonly mails: number;
  /** How long calls waited before they were made, in milliseconds, all workers together. */
  readonly waited: number;
}

/**
 * Counts what a run cost its target.
 * @param after what workers asked after their last tests
 */
export function costOf(
  tests: readonly TestRecord[],
  after: RequestsAfterTests = { requests: 0, waited: 0 },
): CostReport {
  const calls = tests.flatMap((test) => test.calls.map(({ operation, status }) => ({ operation, status })));
  const count = (is: (call: (typeof calls)[number]) => boolean): number => calls.filter(is).length;
  return {
    requests: calls.length + after.requests,
    customers: count(({ operation }) => rowOf(operation).creates === 'customer'),
    customerLogins: count(({ operation }) => rowOf(operation).costs === 'login'),
    anonymousLogins: count(({ operation }) => operation === 'logInAnonymously'),
    mails: count(({ operation, status }) => rowOf(operation).costs === 'mail' && status < 300),
    waited: tests.reduce((sum, { waited }) => sum + waited, 0) + after.waited,
  };
}

/** What a single test cost; of what tests share, the first that asks for it bears the cost. */
export type TestCost = Omit<CostReport, 'waited'>;

export function costOfTest(test: TestRecord): TestCost {
  const { requests, customers, customerLogins, anonymousLogins, mails } = costOf([test]);
  return { requests, customers, customerLogins, anonymousLogins, mails };
}

/** What is asked of a target, in one line. */
export const askedLine = ({ requests, customers, customerLogins, anonymousLogins, mails }: TestCost): string =>
  [
    plural(requests, 'request'),
    plural(customers, 'customer'),
    plural(customerLogins, 'customer login'),
    plural(anonymousLogins, 'anonymous login'),
    plural(mails, 'mail'),
  ].join(' · ');

/** What a run cost its target, in one line. */
export const costLine = (cost: CostReport): string =>
  `${askedLine(cost)} · ${(cost.waited / 1000).toFixed(1)} s waited`;

/** A duration for a reader, such as `13 min 50 s`. */
export function inMinutes(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
