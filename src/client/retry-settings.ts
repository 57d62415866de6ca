import type { Settings } from '../config/index.ts';
import { controlRelay, defaultPatience, type TrafficSettings } from '../config/traffic.ts';
import { RateLimiter, type RunLimits } from './rate-limit.ts';
import { Retry } from './retry.ts';
import { controlAt } from './rate-limit-relay.ts';

const isPaced = ({ requestsPerSecond, loginsPerMinute, mailsPerMinute }: TrafficSettings): boolean =>
  [requestsPerSecond, loginsPerMinute, mailsPerMinute].some((rate) => rate !== undefined);

/** Whether the workers of a target have something to share: an embedded tenant is each worker's own, and never gone. */
export const isShared = ({ outside, traffic }: Settings): boolean => outside !== undefined || isPaced(traffic);

/** A control with a target's limits: the run's own, or where it has none, as in an editor, a worker's. */
export const newRateLimiter = ({ traffic }: Settings): RateLimiter =>
  new RateLimiter({ ...traffic, repeats: traffic.retryBudget });

function sharedControl(settings: Settings): RunLimits {
  const url = controlRelay.of(settings.name);
  return url === undefined ? newRateLimiter(settings) : controlAt(url);
}

/**
 * How often and how long a worker asks, by the settings of its target.
 * @param own what differs from them
 */
export function retryFor(
  settings: Settings,
  own: {
    readonly control?: RunLimits;
    readonly patience?: number;
    readonly waited?: (milliseconds: number) => void;
  } = {},
): Retry {
  const { traffic } = settings;
  return new Retry(own.control ?? sharedControl(settings), {
    patience: traffic.patience ?? own.patience ?? defaultPatience,
    retries: traffic.retries,
    paced: isPaced(traffic),
    ...(own.waited && { waited: own.waited }),
  });
}
