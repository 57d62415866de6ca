import { isOutcome, isUnmet, outcomeRow, type RequirementOutcome } from '../../contract/outcomes.ts';
import type { RequirementReport } from '../requirement-report.ts';
import type { Report } from '../report.ts';

/** A requirement that at least one of several targets does not meet, or could not be asked for. */
export interface UnmetRequirement {
  readonly requirement: RequirementReport;
  /** How it fared at each target, in the order of the reports. */
  readonly outcomes: readonly RequirementOutcome[];
}

const isShown = (outcome: RequirementOutcome): boolean =>
  isUnmet(outcome) || (isOutcome(outcome) && outcomeRow(outcome).gates);

/** The requirements that are worth a look, beside how they fared at every target that was asked anything. */
export function unmetRequirements(reports: readonly Report[]): readonly UnmetRequirement[] {
  const [first] = reports;
  return (first?.requirements ?? []).flatMap((requirement, at) => {
    const outcomes = reports.map(({ requirements }) => requirements[at]?.outcome ?? 'not asked');
    return outcomes.some(isShown) ? [{ requirement, outcomes }] : [];
  });
}
