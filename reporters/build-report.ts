import { capabilities } from '../contract/capabilities.ts';
import { verdictRows } from '../contract/outcomes.ts';
import { activationSentences } from '../src/config/signup-mode.ts';
import type { TestRecord } from '../src/evidence/test-record.ts';
import type { RunFacts } from '../src/run/run-facts.ts';
import { costOf, costOfTest } from './cost.ts';
import { coverageOf } from './coverage/levels.ts';
import { isJudged, operationReports } from './coverage/operation-reports.ts';
import { compare } from './history/compare-runs.ts';
import type { HistoryLine } from './history/history-line.ts';
import { lineOf } from './history/line-of-report.ts';
import type { TestCounts, Report, UncomparedReport } from './report.ts';
import { gatewayReportOf } from './gateway-pages.ts';
import { notAskedIn } from './not-asked.ts';
import { retriesOf } from './retries.ts';
import { suiteIdentity } from './suite-identity.ts';
import { conclude, tallied, unsearched, type Findings } from './verdict.ts';

/** When a run began, and how long it took. */
export interface RunTiming {
  readonly startedAt: Date;
  readonly milliseconds: number;
}

const sum = (tests: readonly TestRecord[], of: (test: TestRecord) => number): number =>
  tests.reduce((total, test) => total + of(test), 0);

/** Counts what depends on the tests alone. */
export function testCounts(tests: readonly TestRecord[]): TestCounts {
  const operations = operationReports(tests);
  return {
    suite: suiteIdentity(),
    operations: operations.filter(isJudged),
    neighbours: operations.filter((operation) => !isJudged(operation)),
    coverage: coverageOf(tests),
    requests: sum(tests, ({ calls }) => calls.length),
    trouble: retriesOf(tests),
  };
}

function uncompared(
  findings: Findings,
  run: RunFacts,
  timing: RunTiming,
  { suite, trouble, ...counted }: TestCounts,
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
    ...(run.profile && { profile: run.profile }),
    suite,
    startedAt,
    milliseconds: Math.round(timing.milliseconds),
    counts,
    notRun: lacking.map((each) => ({ ...capabilities[each.capability], ...each })),
    notAsked: notAskedIn(tests),
    requirements,
    tests: tests.map((test) => {
      const { id, title, where, outcome, requirements: verified, milliseconds, lacks, error, cause, failure } = test;
      return {
        id,
        title,
        where,
        outcome,
        requirements: verified,
        milliseconds,
        lacks,
        cost: costOfTest(test),
        ...(error !== undefined && { error }),
        ...(cause && outcome !== 'passed' && { cause }),
        ...(failure && { failure }),
      };
    }),
    ...counted,
    cost: costOf(tests, findings.afterTests),
    ...(mode && { provisioning: { mode, means: activationSentences[mode] } }),
    gateway: gatewayReportOf(tests),
    ledger: {
      ...tallied(findings),
      ...(run.maxCreated !== undefined && { allowed: run.maxCreated }),
      leftovers: findings.leftovers ?? [],
    },
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
  timing: RunTiming,
  earlier: readonly HistoryLine[] = [],
  counted: TestCounts = testCounts(findings.tests),
): Report {
  const report = uncompared(findings, run, timing, counted);
  const ids = report.requirements.map(({ id }) => id);
  return { ...report, comparison: compare(lineOf(report), ids, earlier) };
}
