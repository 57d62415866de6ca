import { capabilities, type Capability } from '../contract/capabilities.ts';
import type { Settings } from '../fixtures/settings/index.ts';
import { conclude, exitCodes, unsearched, type Conclusion, type Findings, type Verdict } from './conclusion.ts';
import { coverageOf, type CoverageReport } from './coverage/levels.ts';
import { isJudged, operationReports, type OperationReport } from './coverage/operations.ts';
import { compare, type Comparison } from './history/compare.ts';
import { lineOf, type HistoryLine, type UncomparedReport } from './history/line.ts';
import type { TestRecord } from './record.ts';
import type { Searched } from './scan/artefacts.ts';
import { suiteIdentity, type SuiteIdentity } from './suite.ts';

/** A run's result, as `conformance.json` holds it; `conformance.schema.json` beside this file documents it. */
export interface Report {
  readonly version: 1;
  readonly verdict: Verdict;
  readonly exitCode: number;
  readonly because: string;
  readonly target: { readonly kind: 'embedded' | 'outside'; readonly url: string; readonly tenant: string };
  readonly seed: number;
  readonly level: 'must' | 'should';
  readonly strict: boolean;
  readonly suite: SuiteIdentity;
  readonly startedAt: string;
  readonly milliseconds: number;
  readonly counts: Conclusion['counts'];
  readonly notRun: readonly { capability: Capability; profile: string; how: string; requirements: number }[];
  readonly requirements: Conclusion['requirements'];
  readonly tests: readonly Omit<
    TestRecord,
    'calls' | 'covered' | 'exchanges' | 'observed' | 'created' | 'removed' | 'left' | 'stuck'
  >[];
  /** The operations of the API under test. */
  readonly operations: readonly OperationReport[];
  /** The neighbours that the run needed. */
  readonly neighbours: readonly OperationReport[];
  readonly coverage: CoverageReport;
  readonly requests: number;
  /** What was found in the artefacts of the secrets that the run handled. */
  readonly secrets: Searched;
  /** Customers and other things that the run created at the target. */
  readonly ledger: { readonly created: number; readonly removed: number; readonly left: number };
  /** What has changed since the last comparable run. */
  readonly comparison: Comparison;
}

const sum = (tests: readonly TestRecord[], of: (test: TestRecord) => number): number =>
  tests.reduce((total, test) => total + of(test), 0);

function uncompared(
  findings: Findings,
  settings: Settings,
  timing: { startedAt: Date; milliseconds: number },
): UncomparedReport {
  const { tests } = findings;
  const { verdict, because, counts, requirements, lacking } = conclude(findings);
  const operations = operationReports(tests);
  const { outside } = settings;
  return {
    version: 1,
    verdict,
    exitCode: exitCodes[verdict],
    because,
    target: outside
      ? { kind: 'outside', url: outside.url, tenant: outside.main.tenant }
      : { kind: 'embedded', url: 'the embedded reference tenant', tenant: 'acme' },
    seed: settings.seed,
    level: settings.level,
    strict: settings.strict,
    suite: suiteIdentity(),
    startedAt: timing.startedAt.toISOString(),
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
    operations: operations.filter(isJudged),
    neighbours: operations.filter((operation) => !isJudged(operation)),
    coverage: coverageOf(tests),
    requests: sum(tests, ({ calls }) => calls.length),
    secrets: findings.searched ?? unsearched,
    ledger: {
      created: sum(tests, ({ created }) => created),
      removed: sum(tests, ({ removed }) => removed),
      left: sum(tests, ({ left }) => left),
    },
  };
}

/**
 * Puts together what is reported of a run.
 * @param earlier the runs of the history, the oldest first
 */
export function reportOf(
  findings: Findings,
  settings: Settings,
  timing: { startedAt: Date; milliseconds: number },
  earlier: readonly HistoryLine[] = [],
): Report {
  const report = uncompared(findings, settings, timing);
  const ids = report.requirements.map(({ id }) => id);
  return { ...report, comparison: compare(lineOf(report), ids, earlier) };
}
