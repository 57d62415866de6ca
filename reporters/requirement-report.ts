import {
  requirements,
  statementOf,
  type Requirement,
  type RequirementId,
  type Statement,
} from '../contract/requirements/index.ts';
import { outcomes, type RequirementOutcome } from '../contract/outcomes.ts';
import type { TestRecord } from '../src/evidence/test-record.ts';

export interface RequirementReport extends Statement {
  readonly id: RequirementId;
  readonly outcome: RequirementOutcome;
  /** Why no test checks it, or what the target lacks. */
  readonly reason?: string;
  readonly observed: readonly string[];
}

/** Every requirement, in the order of a reader. */
export const ids = Object.keys(requirements) as readonly RequirementId[];

/** How a requirement fared in a run of these tests. */
export function reportOf(id: RequirementId, tests: readonly TestRecord[]): RequirementReport {
  const requirement: Requirement = requirements[id];
  const { notTested } = requirement;
  const own = tests.filter((test) => test.requirements.includes(id));
  const worst = outcomes.find((outcome) => own.some((test) => test.outcome === outcome));
  const lacks = [...new Set(own.flatMap((test) => test.lacks))];
  const reason =
    worst === 'not run' ? `the target lacks ${lacks.join(', ')}` : worst === undefined ? notTested : undefined;
  const observed = tests.flatMap((test) => test.observed).filter(({ requirement }) => requirement === id);
  return {
    id,
    ...statementOf(requirement),
    outcome: worst ?? (notTested === undefined ? 'not asked' : 'not tested'),
    ...(reason !== undefined && { reason }),
    observed: [...new Set(observed.map(({ what }) => what))],
  };
}
