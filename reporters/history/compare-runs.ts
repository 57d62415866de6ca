import type { RequirementId } from '../../contract/requirements/index.ts';
import { isJudgement, isUnmet, type RequirementOutcome } from '../../contract/outcomes.ts';
import { comparable, outcomeIn, type HistoryLine } from './history-line.ts';

/** A requirement that is not met, and since when. */
export interface UnmetSince {
  readonly id: RequirementId;
  /** When the first run of the unbroken row began in which it was not met. */
  readonly since: string;
}

/** What has changed since the last comparable run: the same target, held to the same contract with the same strictness. */
export interface Comparison {
  /** How many comparable runs the history knows. */
  readonly runs: number;
  /** The last of them that asked anything; without it there is nothing to compare with, and the lists below are empty. */
  readonly previous?: Pick<HistoryLine, 'startedAt' | 'seed' | 'verdict'>;
  /** Not met now, but met when it was last asked, or asked for the first time. What is a known deviation is no news. */
  readonly new: readonly RequirementId[];
  /** Met now, but not when it was last asked. */
  readonly fixed: readonly RequirementId[];
  /** Met neither now nor when it was last asked, and no known deviation. */
  readonly still: readonly UnmetSince[];
  /** Not met when it was last asked, and not asked now: nothing is known of it. */
  readonly unknown: readonly RequirementId[];
  /** Tolerated differences that the operation did not show in the last comparable run that called it. */
  readonly drifted: readonly { readonly operationId: string; readonly what: string }[];
  /** Changed at least twice between met and not met in the last runs of the very same instrument at the same target. */
  readonly flaky: readonly { readonly id: RequirementId; readonly outcomes: readonly RequirementOutcome[] }[];
  /** Could not be asked in this run. */
  readonly blocked: readonly RequirementId[];
}

/** How many runs, this one included, are looked at for what is flaky. */
const flakyWithin = 20;

/** The outcomes of a requirement in those runs that judged it, the oldest first. */
const judgements = (id: RequirementId, runs: readonly HistoryLine[]) =>
  runs.map((run) => ({ run, outcome: outcomeIn(run, id) })).filter(({ outcome }) => isJudgement(outcome));

function flakiness(id: RequirementId, runs: readonly HistoryLine[]): Comparison['flaky'] {
  const outcomes = judgements(id, runs).map(({ outcome }) => outcome);
  const changes = outcomes.filter((outcome, at) => {
    const before = outcomes[at - 1];
    return before !== undefined && isUnmet(before) !== isUnmet(outcome);
  });
  return changes.length >= 2 ? [{ id, outcomes }] : [];
}

function drifted(now: HistoryLine, before: readonly HistoryLine[]): Comparison['drifted'] {
  return Object.entries(now.drift).flatMap(([operationId, whats]) => {
    const last = before.findLast(({ p95 }) => operationId in p95);
    const known = last?.drift[operationId] ?? [];
    return last ? whats.filter((what) => !known.includes(what)).map((what) => ({ operationId, what })) : [];
  });
}

/**
 * Compares a run with those before it. Each requirement is compared with the last comparable run that judged it, so that a filtered
 * or a blocked run in between hides nothing.
 * @param earlier the history, the oldest first; runs that are not comparable are passed over
 */
export function compare(now: HistoryLine, ids: readonly RequirementId[], earlier: readonly HistoryLine[]): Comparison {
  const runs = earlier.filter((line) => comparable(line, now));
  const alike = runs.filter(({ suite }) => suite.instrument === now.suite.instrument);
  const previous = runs.findLast(({ p95 }) => Object.keys(p95).length > 0);
  const blocked = ids.filter((id) => outcomeIn(now, id) === 'blocked');
  const nothing = { new: [], fixed: [], still: [], unknown: [], drifted: [], flaky: [], blocked };
  if (!previous) return { runs: runs.length, ...nothing };
  const all = ids.map((id) => {
    const outcome = outcomeIn(now, id);
    const past = judgements(id, runs);
    const met = past.findLastIndex((each) => each.outcome === 'passed');
    return {
      id,
      isMet: outcome === 'passed',
      isKnown: outcome === 'known',
      isUnmet: isUnmet(outcome),
      row: past.slice(met + 1),
    };
  });
  return {
    runs: runs.length,
    previous: { startedAt: previous.startedAt, seed: previous.seed, verdict: previous.verdict },
    new: all.filter(({ isKnown, isUnmet: unmet, row }) => unmet && !isKnown && row.length === 0).map(({ id }) => id),
    fixed: all.filter(({ isMet, row }) => isMet && row.length > 0).map(({ id }) => id),
    still: all.flatMap(({ id, isKnown, isUnmet, row: [first] }) =>
      isUnmet && !isKnown && first ? [{ id, since: first.run.startedAt }] : [],
    ),
    unknown: all.filter(({ isMet, isUnmet, row }) => !isMet && !isUnmet && row.length > 0).map(({ id }) => id),
    drifted: drifted(now, runs),
    flaky: ids.flatMap((id) => flakiness(id, [...alike, now].slice(-flakyWithin))),
    blocked,
  };
}
