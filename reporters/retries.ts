import type { TestRecord } from '../src/evidence/test-record.ts';

/** What the run had to put up with at its target. */
export interface RetryReport {
  /** Calls that were made again, once for each time. */
  readonly repeated: number;
  /** Calls that brought no answer in the end. */
  readonly givenUp: number;
  /** Attempts that brought no answer, by what happened. */
  readonly mishaps: Readonly<Record<string, number>>;
  /** How long calls had to wait before they were made, in milliseconds: for their turn, or for the target to recover. */
  readonly waited: number;
  /** Answers that took longer than `slowAfter` milliseconds, and the longest. */
  readonly slowAfter: number;
  readonly slow: number;
  readonly slowest: number;
}

/** An answer that takes longer, in milliseconds, is told. */
const slowAfter = 2_000;

export function retriesOf(tests: readonly TestRecord[]): RetryReport {
  const mishaps = tests.flatMap((test) => test.mishaps);
  const kinds: Record<string, number> = {};
  for (const { what } of mishaps) kinds[what] = (kinds[what] ?? 0) + 1;
  const times = tests.flatMap(({ calls }) => calls.map(({ milliseconds }) => milliseconds));
  const repeated = mishaps.filter(({ then }) => then === 'repeated').length;
  return {
    repeated,
    givenUp: mishaps.length - repeated,
    mishaps: kinds,
    waited: tests.reduce((sum, { waited }) => sum + waited, 0),
    slowAfter,
    slow: times.filter((milliseconds) => milliseconds > slowAfter).length,
    slowest: times.reduce((most, milliseconds) => Math.max(most, milliseconds), 0),
  };
}

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;
const calls = (count: number): string => `${count} call${count === 1 ? '' : 's'}`;

/** The trouble of a run in one line; nothing where there was none. */
export function retryLine({ repeated, givenUp, mishaps, waited, slow, slowest, ...own }: RetryReport): string {
  const kinds = Object.entries(mishaps)
    .sort(([, one], [, other]) => other - one)
    .map(([what, count]) => `${count} ${what}`);
  return [
    ...(kinds.length > 0 ? [`${calls(repeated)} repeated, ${givenUp} given up (${kinds.join(', ')})`] : []),
    ...(waited > 0 ? [`waited ${seconds(waited)} in all`] : []),
    ...(slow > 0 ? [`${slow} answers took more than ${seconds(own.slowAfter)}, the slowest ${seconds(slowest)}`] : []),
    ...('answered 429' in mishaps ? ['set MAX_RPS to what the target allows'] : []),
  ].join(' · ');
}
