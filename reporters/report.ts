import type { ProfileName } from '../contract/profiles.ts';
import type { Capability } from '../contract/capabilities.ts';
import type { Verdict } from '../contract/outcomes.ts';
import type { KnownDeviation } from '../src/config/known-deviations/known-deviation.ts';
import type { ActivationMode } from '../src/config/signup-mode.ts';
import type { TestRecord } from '../src/evidence/test-record.ts';
import type { Tally } from '../src/ledger/entry.ts';
import type { RunFacts, ShardSplit } from '../src/run/run-facts.ts';
import type { CostReport, TestCost } from './cost.ts';
import type { CoverageReport } from './coverage/levels.ts';
import type { OperationReport } from './coverage/operation-reports.ts';
import type { Comparison } from './history/compare-runs.ts';
import type { KnownReport } from './known-deviations/judge.ts';
import type { GatewayReport } from './gateway-pages.ts';
import type { Leftover } from './ledger-summary.ts';
import type { NotAskedReport } from './not-asked.ts';
import type { RetryReport } from './retries.ts';
import type { SecretScan } from './secret-scan/artefacts.ts';
import type { SuiteIdentity } from './suite-identity.ts';
import type { Conclusion } from './verdict.ts';

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
  /** The selection of requirements that the run was limited to. */
  readonly profile?: ProfileName;
  readonly suite: SuiteIdentity;
  readonly startedAt: string;
  readonly milliseconds: number;
  readonly counts: Conclusion['counts'];
  readonly notRun: readonly { capability: Capability; profile: string; how: string; requirements: number }[];
  /** Tests that were not asked, by the call that had failed alike in others. */
  readonly notAsked: readonly NotAskedReport[];
  readonly requirements: Conclusion['requirements'];
  readonly tests: readonly (Pick<
    TestRecord,
    'id' | 'title' | 'where' | 'outcome' | 'requirements' | 'milliseconds' | 'lacks' | 'error' | 'cause' | 'failure'
  > & { readonly cost: TestCost })[];
  /** The operations of the API under test. */
  readonly operations: readonly OperationReport[];
  /** The neighbours that the run needed. */
  readonly neighbours: readonly OperationReport[];
  readonly coverage: CoverageReport;
  readonly requests: number;
  readonly cost: CostReport;
  /** How customers come to be at the target; nothing where no test needed one. */
  readonly provisioning?: { readonly mode: ActivationMode; readonly means: string };
  /** Customers and other things that the run created at the target, and those it could not remove. */
  readonly ledger: Tally & { readonly allowed?: number; readonly leftovers: readonly Leftover[] };
  /** What was found in the artefacts of the secrets that the run handled. */
  readonly secrets: SecretScan;
  /** What has changed since the last comparable run. */
  readonly comparison: Comparison;
  readonly trouble: RetryReport;
  /** What gateways answered in the API's place. */
  readonly gateway: GatewayReport;
  /** The known deviations of an outside target. */
  readonly known?: {
    readonly file: string;
    readonly deviations: readonly KnownReport[];
    /** What the file would have to list of this run, ready to be copied. */
    readonly ready: readonly KnownDeviation[];
  };
}

/** Everything of a report but what is found by comparing it with earlier ones. */
export type UncomparedReport = Omit<Report, 'comparison'>;

/** What is counted of the tests alone, whatever else has come to light of their run. */
export type TestCounts = Pick<Report, 'suite' | 'operations' | 'neighbours' | 'coverage' | 'requests' | 'trouble'>;
