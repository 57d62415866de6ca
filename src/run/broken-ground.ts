import { requirements, type Ground, type RequirementId } from '../../contract/requirements/index.ts';
import type { Violation } from '../checks/violation.ts';

const isRefusal = (status: number): boolean => status >= 400 && status < 500;

/** Whether an answer only has another form, or a refusal another status: nobody gets in by that, and nothing is lost. */
const isOfForm = (violation: Violation): boolean =>
  violation.check === 'status'
    ? isRefusal(violation.received) && violation.expected.every(isRefusal)
    : violation.check !== 'invariant';

/**
 * Whether a failed test breaks the security baseline or only the documentation: the baseline, where a requirement of the baseline
 * is broken by more than the form of an answer, or where an answer breaks an invariant.
 * @param violations what was wrong with the answer; empty where an assertion failed
 */
export function brokenGround(verified: readonly RequirementId[], violations: readonly Violation[]): Ground {
  if (violations.some(({ check }) => check === 'invariant')) return 'baseline';
  const isOnlyForm = violations.length > 0 && violations.every(isOfForm);
  return !isOnlyForm && verified.some((id) => requirements[id].ground === 'baseline') ? 'baseline' : 'documented';
}
