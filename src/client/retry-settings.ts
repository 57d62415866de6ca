import type { Settings } from '../config/index.ts';
import { defaultPatience, type TrafficSettings } from '../config/traffic.ts';
import { RateLimiter, type RunLimits } from './rate-limit.ts';
import { Retry } from './retry.ts';

/** Whether a rate is set that the run keeps. */
export const isPaced = ({ requestsPerSecond, loginsPerMinute, mailsPerMinute }: TrafficSettings): boolean =>
  [requestsPerSecond, loginsPerMinute, mailsPerMinute].some((rate) => rate !== undefined);

/** Whether the workers of a target share its limits: an embedded tenant is each worker's own, and never gone. */
export const sharesLimits = ({ outside, traffic }: Settings): boolean => outside !== undefined || isPaced(traffic);

/** A rate limiter with a target's limits. */
export const newRateLimiter = ({ traffic }: Settings): RateLimiter =>
  new RateLimiter({ ...traffic, repeats: traffic.retryBudget, creations: traffic.maxCreated });

interface RetryContext {
  /** The run's limits; without them, as in an editor, the caller has limits of its own. */
  readonly limits?: RunLimits | undefined;
  /** How long an answer may take, in milliseconds, where the settings do not say it. */
  readonly patience?: number;
  /** Told of every wait, in milliseconds. */
  readonly waited?: (milliseconds: number) => void;
}

/** How often and how long an answer is asked for, by the settings of a target. */
export function retryFor(settings: Settings, { limits, patience, waited }: RetryContext = {}): Retry {
  const { traffic } = settings;
  return new Retry(limits ?? newRateLimiter(settings), {
    patience: traffic.patience ?? patience ?? defaultPatience,
    retries: traffic.retries,
    paced: isPaced(traffic),
    maxCreated: traffic.maxCreated,
    ...(waited && { waited }),
  });
}
