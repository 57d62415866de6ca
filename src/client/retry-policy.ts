import type { Operation } from '../../contract/operation.ts';
import type { PlainCall } from '../../contract/calls.ts';
import type { Cost } from './rate-limit.ts';

/** What matters of a call when its answer is lost, or when the run has to be slow. */
export interface RetryPolicy {
  /** It may be made again although the first one may have been carried out. */
  readonly repeatable?: boolean;
  /** It counts as a try, of which there may be too many. */
  readonly isTry?: boolean;
  /** The statuses that satisfy the caller; nothing where the answer is not judged. */
  readonly expected?: readonly number[];
  /** What it costs the target beside a request. */
  readonly cost?: Cost | undefined;
}

/** @param expected the statuses that satisfy the caller */
export function retryPolicyOf(row: Operation, call: PlainCall, expected: readonly number[]): RetryPolicy {
  const { repeatable, costs } = row;
  const method = call.tamper?.method;
  if (method === 'OPTIONS') return { repeatable: true, expected };
  // A login that is to be refused counts as a try: one more may lock the customer out.
  const isTry = costs === 'login' && !expected.some((status) => status < 300);
  const asDocumented = repeatable === true || (repeatable === 'where 404 will do' && expected.includes(404));
  return { repeatable: asDocumented && method === undefined && !isTry, isTry, expected, cost: costs };
}
