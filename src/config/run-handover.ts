import type { SignupMode } from './signup-mode.ts';
import { internalVariable } from './internal-env.ts';

const killsVariable = 'CONFORMANCE_KILLS';
const provisioning = internalVariable('CONFORMANCE_PROVISIONING');

/** The ledger of what the run makes at a target. */
export const ledgerFile = internalVariable('CONFORMANCE_LEDGER');

/** What was found out before the tests about how customers come to be at a target. */
export const detectedSignupMode = {
  of: (target: string): SignupMode | undefined => {
    const found = provisioning.of(target);
    return found === undefined ? undefined : (JSON.parse(found) as SignupMode);
  },
  tell: (target: string, found: SignupMode): void => {
    provisioning.tell(target, JSON.stringify(found));
  },
};

/** Why nothing is asked of one of several targets, in words that begin with the outcome. */
export const stoppedTarget = internalVariable('CONFORMANCE_STOPPED');

/** How many runs the selftest of the sweep kills: a few, or as many as whoever starts it wants. */
export const kills = (): number => Number(process.env[killsVariable] ?? 6);
