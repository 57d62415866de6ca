import type { RequirementId } from '../contract/requirements/index.ts';
import type { FaultReport } from './fault-outcomes.ts';

/** A test that a fault made fail though it verifies none of the requirements that the fault breaks. */
export interface UnaimedFailure {
  readonly test: string;
  readonly requirements: readonly RequirementId[];
  /** Whether it reads as the fault says: the test has met the very same breach on its way. */
  readonly alike: boolean;
}

/** How exactly a fault is told: which tests of the whole conformance run fail under it. */
export interface FaultPrecision {
  readonly id: string;
  /** The tests of the requirements that it breaks, and how many of them fail. */
  readonly aimed: { readonly tests: number; readonly failed: number };
  /** All other tests, and those of them that fail. */
  readonly others: { readonly tests: number; readonly failed: readonly UnaimedFailure[] };
}

/** Tells the tests of a fault's own requirements from all others that it made fail. */
export function precisionOf({ id, meetings }: FaultReport, breaks: readonly string[]): FaultPrecision {
  const isAimed = ({ requirements }: { readonly requirements: readonly string[] }) =>
    requirements.some((requirement) => breaks.includes(requirement));
  const aimed = meetings.filter(isAimed);
  const others = meetings.filter((meeting) => !isAimed(meeting));
  return {
    id,
    aimed: { tests: aimed.length, failed: aimed.filter(({ encounter }) => encounter !== 'survived').length },
    others: {
      tests: others.length,
      failed: others
        .filter(({ encounter }) => encounter !== 'survived')
        .map(({ test, requirements, encounter }) => ({ test, requirements, alike: encounter === 'caught' })),
    },
  };
}

/** What a reader is told of it: the counts, then the other tests that failed. */
export function precisionLines({ id, aimed, others }: FaultPrecision): readonly string[] {
  const alike = others.failed.filter((test) => test.alike).length;
  return [
    `${id} · ${aimed.failed} of ${aimed.tests} tests of what it breaks · ${others.failed.length} of ${others.tests} others, ${alike} of them for the same breach`,
    ...others.failed.map(({ test, alike: same }) => `  ${same ? 'the same breach' : 'something else'}: ${test}`),
  ];
}
