import type { RequirementId } from '../../contract/requirements/index.ts';
import type { RequirementOutcome } from '../../contract/outcomes.ts';
import type { Report } from '../report.ts';

/** One run in the history: no value of any answer, so that it can be kept and passed on. `history.schema.json` documents it. */
export interface HistoryLine {
  readonly version: 1;
  readonly startedAt: string;
  readonly seed: number;
  readonly milliseconds: number;
  readonly verdict: Report['verdict'];
  readonly target: { readonly url: string; readonly tenant: string };
  readonly level: Report['level'];
  readonly strict: boolean;
  readonly suite: Report['suite'];
  readonly counts: Readonly<Record<string, number>>;
  /** The requirements by outcome; those of the most frequent outcome are not listed, `rest` names it. */
  readonly outcomes: Readonly<Partial<Record<RequirementOutcome, readonly RequirementId[]>>>;
  readonly rest: RequirementOutcome;
  /** Tolerated differences from the documentation, by operation. */
  readonly drift: Readonly<Record<string, readonly string[]>>;
  /** In milliseconds, of every operation that was called. */
  readonly p95: Readonly<Record<string, number>>;
}

function byOutcome({ requirements }: Pick<Report, 'requirements'>) {
  const groups = new Map<RequirementOutcome, RequirementId[]>();
  for (const { id, outcome } of requirements) groups.set(outcome, [...(groups.get(outcome) ?? []), id]);
  const [[rest] = ['passed' as const]] = [...groups].sort(([, one], [, other]) => other.length - one.length);
  groups.delete(rest);
  return { outcomes: Object.fromEntries(groups), rest };
}

/** Everything of a report but what is found by comparing it with earlier ones. */
export type UncomparedReport = Omit<Report, 'comparison'>;

/** What the history keeps of a run. */
export function lineOf(report: UncomparedReport): HistoryLine {
  const { startedAt, seed, milliseconds, verdict, target, level, strict, suite, counts } = report;
  const operations = [...report.operations, ...report.neighbours];
  const drifting = operations.filter(({ drift }) => Object.keys(drift).length > 0);
  return {
    version: 1,
    startedAt,
    seed,
    milliseconds,
    verdict,
    target: { url: target.url, tenant: target.tenant },
    level,
    strict,
    suite,
    counts,
    ...byOutcome(report),
    drift: Object.fromEntries(drifting.map(({ operationId, drift }) => [operationId, Object.keys(drift)])),
    p95: Object.fromEntries(
      operations.flatMap(({ operationId, latency }) => (latency ? [[operationId, latency.p95]] : [])),
    ),
  };
}

/** How a requirement fared in a run of the history. */
export function outcomeIn({ outcomes, rest }: HistoryLine, id: RequirementId): RequirementOutcome {
  const [outcome] = Object.entries(outcomes).find(([, ids]) => ids.includes(id)) ?? [rest];
  return outcome as RequirementOutcome;
}

/** Whether two runs spoke to the same tenant at the same address. */
export const sameTarget = (one: HistoryLine, other: HistoryLine): boolean =>
  one.target.url === other.target.url && one.target.tenant === other.target.tenant;

/** Whether two runs can be compared: the same target was held to the same contract with the same strictness. */
export const comparable = (one: HistoryLine, other: HistoryLine): boolean =>
  sameTarget(one, other) &&
  one.suite.contract === other.suite.contract &&
  one.level === other.level &&
  one.strict === other.strict;
