import type { RequirementOutcome } from '../../contract/outcomes.ts';
import type { RequirementId } from '../../contract/requirements/index.ts';
import type { UncomparedReport } from '../report.ts';
import type { HistoryLine } from './history-line.ts';

function byOutcome({ requirements }: UncomparedReport) {
  const groups = new Map<RequirementOutcome, RequirementId[]>();
  for (const { id, outcome } of requirements) groups.set(outcome, [...(groups.get(outcome) ?? []), id]);
  const [[rest] = ['passed' as const]] = [...groups].sort(([, one], [, other]) => other.length - one.length);
  groups.delete(rest);
  return { outcomes: Object.fromEntries(groups), rest };
}

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
