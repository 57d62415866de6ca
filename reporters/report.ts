import { capabilities, type Capability } from '../contract/capabilities.ts';
import type { Settings } from '../fixtures/settings/index.ts';
import { conclude, exitCodes, type Conclusion, type Findings, type Verdict } from './conclusion.ts';
import { coverageOf, type CoverageReport } from './coverage/levels.ts';
import { isJudged, operationReports, type OperationReport } from './coverage/operations.ts';
import type { TestRecord } from './record.ts';
import { troubleOf, type TroubleReport } from './trouble.ts';

/** A run's result, as `conformance.json` holds it; `conformance.schema.json` beside this file documents it. */
export interface Report {
  readonly version: 1;
  readonly verdict: Verdict;
  readonly exitCode: number;
  readonly because: string;
  readonly target: { readonly kind: 'embedded' | 'outside'; readonly url: string; readonly tenant: string };
  readonly seed: number;
  readonly level: 'must' | 'should';
  readonly startedAt: string;
  readonly milliseconds: number;
  readonly counts: Conclusion['counts'];
  readonly notRun: readonly { capability: Capability; profile: string; how: string; requirements: number }[];
  readonly requirements: Conclusion['requirements'];
  readonly tests: readonly Pick<
    TestRecord,
    'id' | 'title' | 'where' | 'outcome' | 'requirements' | 'milliseconds' | 'lacks' | 'error'
  >[];
  /** The operations of the API under test. */
  readonly operations: readonly OperationReport[];
  /** The neighbours that the run needed. */
  readonly neighbours: readonly OperationReport[];
  readonly coverage: CoverageReport;
  readonly requests: number;
  readonly trouble: TroubleReport;
  /** Customers and other things that the run created at the target. */
  readonly ledger: { readonly created: number; readonly removed: number; readonly left: number };
}

const sum = (tests: readonly TestRecord[], of: (test: TestRecord) => number): number =>
  tests.reduce((total, test) => total + of(test), 0);

/** Puts together what is reported of a run. */
export function reportOf(
  findings: Findings,
  settings: Settings,
  timing: { startedAt: Date; milliseconds: number },
): Report {
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
    startedAt: timing.startedAt.toISOString(),
    milliseconds: Math.round(timing.milliseconds),
    counts,
    notRun: lacking.map((each) => ({ ...capabilities[each.capability], ...each })),
    requirements,
    tests: tests.map(({ id, title, where, outcome, requirements: verified, milliseconds, lacks, error }) => ({
      id,
      title,
      where,
      outcome,
      requirements: verified,
      milliseconds,
      lacks,
      ...(error !== undefined && { error }),
    })),
    operations: operations.filter(isJudged),
    neighbours: operations.filter((operation) => !isJudged(operation)),
    coverage: coverageOf(tests),
    requests: sum(tests, ({ calls }) => calls.length),
    trouble: troubleOf(tests),
    ledger: {
      created: sum(tests, ({ created }) => created),
      removed: sum(tests, ({ removed }) => removed),
      left: sum(tests, ({ left }) => left),
    },
  };
}
