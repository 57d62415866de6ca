import type { TestInfo } from '@playwright/test';
import { isUnmet, outcomeRow, type Outcome } from '../../contract/outcomes.ts';
import { requirements, type Requirement } from '../../contract/requirements/index.ts';
import { settings, type Settings } from '../config/index.ts';
import { isListed } from '../config/known-deviations/known-deviation.ts';
import { annotation, verifiedBy } from '../evidence/annotations.ts';
import { isJudgement, type Failure } from '../evidence/failures.ts';
import type { Cause, TestRecording } from '../evidence/recorder.ts';

/** An answer that takes longer, in milliseconds, is late: tests that turn the clock leave a minute around the end of a token. */
const late = 5_000;

/**
 * Why a test failed, where what was recorded does not tell it by itself: time that went by with waiting is no fault of the tenant.
 * @param isWaiting whether the test has ended while it was waiting for an answer
 */
export function causeOf(
  testInfo: TestInfo,
  { cause, calls, mishaps, waited }: TestRecording,
  isWaiting: boolean,
): Cause | undefined {
  if (cause === 'contract' || cause === 'blocked') return cause;
  const slow = mishaps.length > 0 || waited > 0 || calls.some(({ milliseconds }) => milliseconds > late);
  const minutesCount = verifiedBy(testInfo.annotations).some((id) => {
    const { needs = [] }: Requirement = requirements[id];
    return needs.includes('clock');
  });
  const ranOut = cause === undefined && testInfo.status === 'timedOut' && (slow || isWaiting);
  return ranOut || (slow && minutesCount) ? 'blocked' : cause;
}

/**
 * How a test that did not end as expected counts.
 * @param failures why it failed; where one of them is no judgement of the tenant, it is the suite's own error
 */
export function outcomeOf(testInfo: TestInfo, cause: Cause | undefined, failures: readonly Failure[]): Outcome {
  if (cause === 'blocked') return 'blocked';
  if (cause === 'contract') return 'failed';
  if (failures.length > 0 && failures.every(({ kind }) => kind === 'late answer')) return 'advisory';
  if (cause === undefined && !failures.every(isJudgement)) return 'error';
  const gates = verifiedBy(testInfo.annotations).some((id) => {
    const { level } = requirements[id];
    return level === 'MUST' || (level === 'SHOULD' && settings.level === 'should');
  });
  return gates ? 'failed' : 'advisory';
}

/**
 * Shows a test as skipped in every report, as it judged nothing: a failed one would look like the tenant's fault, and cost its
 * worker, of which a troubled target makes many. A test that ran out of time may still be running: its worker has to go.
 */
function skipAfterwards(testInfo: TestInfo): void {
  if (testInfo.status === 'timedOut') return;
  testInfo.status = 'skipped';
  testInfo.expectedStatus = 'skipped';
  testInfo.annotations.push({ type: 'skip', description: 'blocked: the target could not be asked' });
}

/** How a test is called wherever its title is told, and in the list of known deviations. */
const titleOf = ({ titlePath }: TestInfo): string => titlePath.slice(1).join(' › ');

/** Whether a test found the tenant deviating exactly as it is listed for this target. */
const isKnown = (testInfo: TestInfo, outcome: Outcome, fingerprint: string, { known }: Settings): boolean =>
  isUnmet(outcome) &&
  isListed(known.deviations, {
    title: titleOf(testInfo),
    verifies: verifiedBy(testInfo.annotations),
    signature: fingerprint,
  });

/** Why and how a test failed. */
export interface Failing {
  readonly cause: Cause | undefined;
  readonly failures: readonly Failure[];
  /** As a known deviation would list it. */
  readonly fingerprint: string;
}

/**
 * Notes how a test ended, where it did not simply pass. An advisory and a known deviation are marked as expected failures, so that
 * every report counts them as what they are: nothing that gates.
 * @param own the settings of its target
 * @returns how it ended, where it did not simply pass
 */
export function concludeTest(
  testInfo: TestInfo,
  { cause, failures, fingerprint }: Failing,
  own: Settings,
): Outcome | undefined {
  if (testInfo.status === testInfo.expectedStatus || testInfo.status === 'skipped') return undefined;
  const found = outcomeOf(testInfo, cause, failures);
  const outcome = isKnown(testInfo, found, fingerprint, own) ? 'known' : found;
  testInfo.annotations.push(annotation('outcome', outcome));
  if (outcomeRow(outcome).playwright === 'skipped') skipAfterwards(testInfo);
  if (outcome === 'advisory') testInfo.fail(true, 'advice, which does not gate');
  if (outcome === 'known') testInfo.fail(true, 'a known deviation, which does not gate');
  return outcome;
}
