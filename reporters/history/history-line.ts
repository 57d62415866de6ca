import type { RequirementId } from '../../contract/requirements/index.ts';
import type { RequirementOutcome, Verdict } from '../../contract/outcomes.ts';
import type { SuiteIdentity } from '../suite-identity.ts';

/** One run in the history: no value of any answer, so that it can be kept and passed on. `history.schema.json` documents it. */
export interface HistoryLine {
  readonly version: 1;
  readonly startedAt: string;
  readonly seed: number;
  readonly milliseconds: number;
  readonly verdict: Verdict;
  readonly target: { readonly url: string; readonly tenant: string };
  readonly level: 'must' | 'should';
  readonly strict: boolean;
  readonly suite: SuiteIdentity;
  readonly counts: Readonly<Record<string, number>>;
  /** The requirements by outcome; those of the most frequent outcome are not listed, `rest` names it. */
  readonly outcomes: Readonly<Partial<Record<RequirementOutcome, readonly RequirementId[]>>>;
  readonly rest: RequirementOutcome;
  /** Tolerated differences from the documentation, by operation. */
  readonly drift: Readonly<Record<string, readonly string[]>>;
  /** In milliseconds, of every operation that was called. */
  readonly p95: Readonly<Record<string, number>>;
}

/** How a requirement fared in a run of the history. */
export function outcomeIn({ outcomes, rest }: HistoryLine, id: RequirementId): RequirementOutcome {
  const [outcome] = Object.entries(outcomes).find(([, ids]) => ids.includes(id)) ?? [rest];
  return outcome as RequirementOutcome;
}

/** Whether two runs spoke to the same tenant at the same address. */
export const sameTarget = (one: Pick<HistoryLine, 'target'>, other: Pick<HistoryLine, 'target'>): boolean =>
  one.target.url === other.target.url && one.target.tenant === other.target.tenant;

/** Whether two runs can be compared: the same target was held to the same contract with the same strictness. */
export const comparable = (one: HistoryLine, other: HistoryLine): boolean =>
  sameTarget(one, other) &&
  one.suite.contract === other.suite.contract &&
  one.level === other.level &&
  one.strict === other.strict;

/** What tells a run from any other. */
type RunKey = Pick<HistoryLine, 'startedAt' | 'seed' | 'target'>;

/** Whether two lines are of one run: what is merged or reported again stays one. */
export const isSameRun = (one: RunKey, other: RunKey): boolean =>
  one.startedAt === other.startedAt && one.seed === other.seed && sameTarget(one, other);
