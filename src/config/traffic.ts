import * as as from './parsers.ts';
import type { Parsed } from './parsers.ts';

/** How long an answer is waited for, in milliseconds, where PATIENCE does not say it. */
export const defaultPatience = 15_000;

/** A whole run of a sound tenant creates some 600 things; more than this is a run that has gone astray. */
const defaultMaxCreated = 3_000;

/** How the run behaves towards its target, and how much it does for an answer. */
export interface TrafficSettings {
  /** How long an answer is waited for, in milliseconds, where that was set. */
  readonly patience?: number;
  /** How often a call is made again that brought no answer. */
  readonly retries: number;
  /** How many calls the whole run may make again. */
  readonly retryBudget: number;
  /** How many things the whole run may create. */
  readonly maxCreated: number;
  /** What all workers together ask at most. */
  readonly requestsPerSecond?: number;
  readonly loginsPerMinute?: number;
  readonly mailsPerMinute?: number;
  /** How long a read may show what was before a change, in milliseconds. */
  readonly consistentWithin: number;
}

/** Reads a setting; nothing where it is not set, or cannot be used, which is told elsewhere. */
type Read = <Value>(name: string, parse: (text: string) => Parsed<Value>) => Value | undefined;

export function trafficOf(read: Read): TrafficSettings {
  const seconds = read('PATIENCE', as.asCount(1, 600));
  const requestsPerSecond = read('MAX_RPS', as.asRate);
  const loginsPerMinute = read('MAX_LOGINS_PER_MINUTE', as.asRate);
  const mailsPerMinute = read('MAX_MAILS_PER_MINUTE', as.asRate);
  return {
    consistentWithin: read('CONSISTENT_WITHIN_MS', as.asCount(0, 60_000)) ?? 0,
    ...(seconds !== undefined && { patience: seconds * 1000 }),
    retries: read('RETRIES', as.asCount(0, 10)) ?? 2,
    retryBudget: read('RETRY_BUDGET', as.asCount(0, 100_000)) ?? 500,
    maxCreated: read('MAX_CREATED', as.asCount(1, 999_999)) ?? defaultMaxCreated,
    ...(requestsPerSecond !== undefined && { requestsPerSecond }),
    ...(loginsPerMinute !== undefined && { loginsPerMinute }),
    ...(mailsPerMinute !== undefined && { mailsPerMinute }),
  };
}
