import { capabilities, type Capability } from '../contract/capabilities.ts';
import type { RunFacts, ShardSplit } from '../src/run/run-facts.ts';
import { activationSentences, type ActivationMode } from '../src/config/signup-mode.ts';
import { verdictRows, type Verdict } from '../contract/outcomes.ts';
import { conclude, tallied, unsearched, type Conclusion, type Findings } from './verdict.ts';
import { coverageOf, type CoverageReport } from './coverage/levels.ts';
import { isJudged, operationReports, type OperationReport } from './coverage/operation-reports.ts';
import type { Tally } from '../src/ledger/entry.ts';
import { compare, type Comparison } from './history/compare.ts';
import { lineOf, type HistoryLine, type UncomparedReport } from './history/line.ts';
import type { KnownReport } from './known-deviations/judge.ts';
import type { KnownDeviation } from '../src/config/known-deviations/known-deviation.ts';
import type { TestRecord } from '../src/evidence/test-record.ts';
import type { Leftover } from './ledger-summary.ts';
import type { Searched } from './secret-scan/artefacts.ts';
import { suiteIdentity, type SuiteIdentity } from './suite-identity.ts';
import { troubleOf, type TroubleReport } from './retries.ts';

/** A run's result, as `conformance.json` holds it; `conformance.schema.json` beside this file documents it. */
export interface Report {
  readonly version: 1;
  readonly verdict: Verdict;
  readonly exitCode: number;
  readonly because: string;
  readonly target: RunFacts['target'];
  readonly seed: number;
  readonly level: 'must' | 'should';
  /** Which shards this is the report of, when the run was split over several machines. */
  readonly shards?: ShardSplit;
  readonly strict: boolean;
  readonly suite: SuiteIdentity;
  readonly startedAt: string;
  readonly milliseconds: number;
  readonly counts: Conclusion['counts'];
  readonly notRun: readonly { capability: Capability; profile: string; how: string; requirements: number }[];
  readonly requirements: Conclusion['requirements'];
  readonly tests: readonly Pick<
    TestRecord,
    'id' | 'title' | 'where' | 'outcome' | 'requirements' | 'milliseconds' | 'lacks' | 'error' | 'cause' | 'failure'
  >[];
  /** The operations of the API under test. */
  readonly operations: readonly OperationReport[];
  /** The neighbours that the run needed. */
  readonly neighbours: readonly OperationReport[];
  readonly coverage: CoverageReport;
  readonly requests: number;
  /** How customers come to be at the target; nothing where no test needed one. */
  readonly provisioning?: { readonly mode: ActivationMode; readonly means: string };
  /** Customers and other things that the run created at the target, and those it could not remove. */
  readonly ledger: Tally & { readonly leftovers: readonly Leftover[] };
  /** What was found in the artefacts of the secrets that the run handled. */
  readonly secrets: Searched;
  /** What has changed since the last comparable run. */
  readonly comparison: Comparison;
  readonly trouble: TroubleReport;
  /** The known deviations of an outside target. */
  readonly known?: {
    readonly file: string;
    readonly deviations: readonly KnownReport[];
    /** What the file would have to list of this run, ready to be copied. */
    readonly ready: readonly KnownDeviation[];
  };
}

const sum = (tests: readonly TestRecord[], of: (test: TestRecord) => number): number =>
  tests.reduce((total, test) => total + of(test), 0);

/** What is counted of the tests alone, whatever else has come to light of their run. */
export type Counted = Pick<Report, 'suite' | 'operations' | 'neighbours' | 'coverage' | 'requests' | 'trouble'>;

export function countedOf(tests: readonly TestRecord[]): Counted {
  const operations = operationReports(tests);
  return {
    suite: suiteIdentity(),
    operations: operations.filter(isJudged),
    neighbours: operations.filter((operation) => !isJudged(operation)),
    coverage: coverageOf(tests),
    requests: sum(tests, ({ calls }) => calls.length),
    trouble: troubleOf(tests),
  };
}

function uncompared(
  findings: Findings,
  run: RunFacts,
  timing: { startedAt: Date; milliseconds: number },
  { suite, trouble, ...counted }: Counted,
): UncomparedReport {
  const { tests, split } = findings;
  const startedAt = timing.startedAt.toISOString();
  const { tenant } = run.target;
  const listed = run.known && { ...run.known, today: startedAt.slice(0, 10), tenant, strict: run.strict };
  const { verdict, because, counts, requirements, lacking, known, ready } = conclude({ ...findings, listed });
  const mode = findings.mode ?? tests.find((test) => test.mode)?.mode;
  return {
    version: 1,
    verdict,
    exitCode: verdictRows[verdict].exitCode,
    because,
    target: run.target,
    seed: run.seed,
    level: run.level,
    ...(split && { shards: split }),
    strict: run.strict,
    suite,
    startedAt,
    milliseconds: Math.round(timing.milliseconds),
    counts,
    notRun: lacking.map((each) => ({ ...capabilities[each.capability], ...each })),
    requirements,
    tests: tests.map(
      ({ id, title, where, outcome, requirements: verified, milliseconds, lacks, error, cause, failure }) => ({
        id,
        title,
        where,
        outcome,
        requirements: verified,
        milliseconds,
        lacks,
        ...(error !== undefined && { error }),
        ...(cause && outcome !== 'passed' && { cause }),
        ...(failure && { failure }),
      }),
    ),
    ...counted,
    ...(mode && { provisioning: { mode, means: activationSentences[mode] } }),
    ledger: { ...tallied(findings), leftovers: findings.leftovers ?? [] },
    secrets: findings.searched ?? unsearched,
    trouble,
    ...(run.known && { known: { file: run.known.file, deviations: known, ready } }),
  };
}

/**
 * Puts together what is reported of a run.
 * @param earlier the runs of the history, the oldest first
 * @param counted of the findings' tests, where that was done before
 */
export function reportOf(
  findings: Findings,
  run: RunFacts,
  timing: { startedAt: Date; milliseconds: number },
  earlier: readonly HistoryLine[] = [],
  counted: Counted = countedOf(findings.tests),
): Report {
  const report = uncompared(findings, run, timing, counted);
  const ids = report.requirements.map(({ id }) => id);
  return { ...report, comparison: compare(lineOf(report), ids, earlier) };
}
