import type { RunFacts } from '../../src/run/run-facts.ts';
import { verdictRows, verdicts, type Verdict } from '../../contract/outcomes.ts';
import type { Report } from '../report.ts';
import type { SuiteIdentity } from '../suite-identity.ts';

/** What became of one of several targets. */
interface TargetVerdict {
  readonly name: string;
  readonly verdict: Verdict;
  readonly exitCode: number;
  readonly because: string;
  readonly target: RunFacts['target'];
  readonly counts: Report['counts'];
  /** Where the target's own report lies, from the folder of the results: a `conformance.json` of the usual shape. */
  readonly report: string;
}

/**
 * The result of a run that asked several targets, as `conformance.json` holds it; `overview.schema.json` documents it. The member
 * `targets` tells it from the report of a single target.
 */
export interface Overview {
  readonly version: 1;
  /** The gravest of the targets' verdicts. */
  readonly verdict: Verdict;
  readonly exitCode: number;
  readonly because: string;
  readonly seed: number;
  readonly level: 'must' | 'should';
  readonly strict: boolean;
  readonly suite: SuiteIdentity;
  readonly startedAt: string;
  readonly milliseconds: number;
  /** Those that were asked, in the order of TARGETS. */
  readonly targets: readonly TargetVerdict[];
  /** Those that the run was told to leave out. */
  readonly notAsked: readonly string[];
}

/** Where the reports of a target lie, from the folder of the results. */
export const folderOf = (name: string): string => `targets/${name}`;

/**
 * Puts together what several targets came to.
 * @param reports of the targets that were asked: one at least
 * @param notAsked the names of those that were left out
 */
export function overviewOf(reports: readonly Report[], notAsked: readonly string[]): Overview {
  const [first] = reports;
  if (!first) throw new Error('A run with targets has to have asked one of them.');
  const { seed, level, strict, suite, startedAt, milliseconds } = first;
  const targets = reports.map(({ verdict, exitCode, because, target, counts }) => {
    const { name = '' } = target;
    return { name, verdict, exitCode, because, target, counts, report: `${folderOf(name)}/conformance.json` };
  });
  const gravest = verdicts.find((each) => targets.some(({ verdict }) => verdict === each)) ?? 'error';
  const verdict = gravest === 'conforms' && notAsked.length > 0 ? 'partial' : gravest;
  const because = [
    ...targets.map((each) => `${each.name} ${verdictRows[each.verdict].phrase}`),
    ...notAsked.map((name) => `${name} was not asked`),
  ].join(', ');
  const all = { seed, level, strict, suite, startedAt, milliseconds };
  return { version: 1, verdict, exitCode: verdictRows[verdict].exitCode, because, ...all, targets, notAsked };
}
