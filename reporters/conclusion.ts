import { capabilities, type Capability } from '../contract/capabilities.ts';
import { requirements, type Level, type Requirement, type RequirementId } from '../contract/requirements/index.ts';
import type { Outcome } from '../fixtures/outcome.ts';
import type { TestRecord } from './record.ts';

/** The answer of a run. `unclean`: the tenant conforms, but the run left something behind. */
export type Verdict = 'conforms' | 'partial' | 'deviates' | 'unclean' | 'blocked' | 'error';

/** What the pipeline reads. */
export const exitCodes: Readonly<Record<Verdict, number>> = {
  conforms: 0,
  partial: 0,
  deviates: 1,
  error: 2,
  blocked: 3,
  unclean: 4,
};

/** How a requirement fared: the worst of its tests, or that nothing asked it. */
export type RequirementOutcome = Outcome | 'not tested' | 'not asked';

export interface RequirementReport {
  readonly id: RequirementId;
  readonly level: Level;
  readonly sentence: string;
  readonly source: string;
  readonly outcome: RequirementOutcome;
  /** Why no test checks it, or what the target lacks. */
  readonly reason?: string;
  readonly observed: readonly string[];
}

/** Something that stopped a run before its tests, or beside them. */
export interface Trouble {
  readonly verdict: 'error' | 'blocked' | 'deviates';
  readonly message: string;
}

/** What a conclusion is drawn from. */
export interface Findings {
  readonly tests: readonly TestRecord[];
  readonly troubles: readonly Trouble[];
  readonly required: readonly Capability[];
  readonly interrupted: boolean;
}

export interface Conclusion {
  readonly verdict: Verdict;
  /** The verdict's reason, in one sentence. */
  readonly because: string;
  readonly counts: Readonly<Record<Outcome, number>>;
  readonly requirements: readonly RequirementReport[];
  /** What the target lacks, and how many requirements were not run for it. */
  readonly lacking: readonly { readonly capability: Capability; readonly requirements: number }[];
}

const worstFirst: readonly Outcome[] = ['failed', 'error', 'blocked', 'advisory', 'not run', 'passed'];
const ids = Object.keys(requirements) as readonly RequirementId[];

/** What has no test because the suite cannot give a capability yet is not run, as if the target lacked it. */
const untested = (reason: string | undefined, needs: readonly Capability[]): RequirementOutcome =>
  reason === undefined ? 'not asked' : needs.some((need) => capabilities[need].unavailable) ? 'not run' : 'not tested';

function reportOf(id: RequirementId, tests: readonly TestRecord[]): RequirementReport {
  const { level, sentence, source, notTested, needs = [] }: Requirement = requirements[id];
  const own = tests.filter((test) => test.requirements.includes(id));
  const worst = worstFirst.find((outcome) => own.some((test) => test.outcome === outcome));
  const lacks = [...new Set(own.flatMap((test) => test.lacks))];
  const reason =
    worst === 'not run' ? `the target lacks ${lacks.join(', ')}` : worst === undefined ? notTested : undefined;
  const observed = tests.flatMap((test) => test.observed).filter(({ requirement }) => requirement === id);
  return {
    id,
    level,
    sentence,
    source,
    outcome: worst ?? untested(notTested, needs),
    ...(reason !== undefined && { reason }),
    observed: [...new Set(observed.map(({ what }) => what))],
  };
}

const many = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

function decide(
  findings: Findings,
  counts: Conclusion['counts'],
  reports: readonly RequirementReport[],
  lacking: Conclusion['lacking'],
): [Verdict, string] {
  const { tests, troubles, required, interrupted } = findings;
  const trouble = (verdict: Trouble['verdict']) => troubles.find((each) => each.verdict === verdict)?.message;
  const executed = tests.length - counts['not run'];
  const missing = lacking.filter(({ capability }) => required.includes(capability));
  const core = lacking.filter(({ capability }) => capabilities[capability].profile === 'core');
  const unasked = reports.filter(({ outcome, level }) => outcome === 'not asked' && level === 'MUST');
  const stuck = tests.reduce((sum, test) => sum + test.stuck, 0);
  // What could not be asked for is told with the tests that could not ask.
  const unreached = tests.reduce((sum, test) => sum + test.unreached, 0);
  const gone = tests.map(({ error = '' }) => / (has not answered since [^,]+),/.exec(error)?.[1]).find(Boolean);

  const error = trouble('error');
  if (error !== undefined) return ['error', error];
  if (counts.error > 0) return ['error', `${many(counts.error, 'test')} ended in an error of the suite itself`];
  if (interrupted) return ['error', 'the run was interrupted'];
  if (missing.length > 0)
    return ['error', `REQUIRE names ${missing.map(({ capability }) => capability).join(', ')}, which the target lacks`];
  const deviates = trouble('deviates');
  if (deviates !== undefined) return ['deviates', deviates];
  if (counts.failed > 0)
    return ['deviates', `${many(counts.failed, 'test')} found the tenant breaking its documentation`];
  if (stuck > unreached) return ['unclean', `${many(stuck, 'thing')} that the run had created could not be removed`];
  const blocked = trouble('blocked');
  if (blocked !== undefined) return ['blocked', blocked];
  if (counts.blocked > 0)
    return ['blocked', `${many(counts.blocked, 'test')} could not ask the target${gone ? `, which ${gone}` : ''}`];
  if (executed === 0) return ['error', 'no test was executed'];
  if (core.length > 0) return ['partial', `the target lacks ${core.map(({ capability }) => capability).join(', ')}`];
  if (unasked.length > 0)
    return ['partial', `${many(unasked.length, 'MUST requirement')} of ${ids.length} requirements were not asked`];
  return ['conforms', 'every MUST that the target allows was asked and is met'];
}

/** Whether a requirement was not run for want of this capability. */
function lacks({ id, outcome }: RequirementReport, capability: Capability, tests: readonly TestRecord[]): boolean {
  if (outcome !== 'not run') return false;
  const own = tests.filter((test) => test.requirements.includes(id));
  const { needs = [] }: Requirement = requirements[id];
  return own.length > 0 ? own.some((test) => test.lacks.includes(capability)) : needs.includes(capability);
}

/** Draws the run's conclusion. It is a function of the findings alone, so that merged shards conclude as one run does. */
export function conclude(findings: Findings): Conclusion {
  const { tests } = findings;
  const count = (outcome: Outcome) => tests.filter((test) => test.outcome === outcome).length;
  const counts = {
    passed: count('passed'),
    failed: count('failed'),
    advisory: count('advisory'),
    'not run': count('not run'),
    blocked: count('blocked'),
    error: count('error'),
  };
  const reports = ids.map((id) => reportOf(id, tests));
  const lacking = (Object.keys(capabilities) as Capability[])
    .map((capability) => ({
      capability,
      requirements: reports.filter((each) => lacks(each, capability, tests)).length,
    }))
    .filter(({ requirements: number }) => number > 0);
  const [verdict, because] = decide(findings, counts, reports, lacking);
  return { verdict, because, counts, requirements: reports, lacking };
}
