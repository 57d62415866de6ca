import { isDeepStrictEqual } from 'node:util';
import type { Report } from '../../reporters/report.ts';

/** How often something was asked depends on how many workers ask: what was seen at all does not. */
const seen = (counts: Readonly<Record<string, number>>): readonly string[] => Object.keys(counts).sort();

const byName = (entries: readonly (readonly [string, unknown])[]): Readonly<Record<string, unknown>> =>
  Object.fromEntries([...entries].sort(([one], [other]) => (one < other ? -1 : 1)));

/** What of a report has to be the same whether its run was split or not; everything but times, and requests of workers. */
const essence = (report: Report): Readonly<Record<string, unknown>> => ({
  verdict: report.verdict,
  because: report.because,
  target: report.target,
  seed: report.seed,
  level: report.level,
  // How much was created depends on the workers, each of which has customers that its tests share.
  left: { left: report.ledger.left, stuck: report.ledger.stuck, leftovers: report.ledger.leftovers },
  known: report.known,
  ...byName(Object.entries(report.counts).map(([outcome, count]) => [`tests that ${outcome}`, count])),
  ...byName(report.notRun.map(({ capability, requirements }) => [`not run for want of ${capability}`, requirements])),
  ...byName(
    report.requirements.map(({ id, outcome, reason, observed }) => [
      id,
      { outcome, reason, observed: [...observed].sort() },
    ]),
  ),
  ...byName(
    report.tests.map(({ where, title, outcome, requirements, lacks }) => [
      `${where} ${title}`,
      { outcome, requirements, lacks },
    ]),
  ),
  ...byName(
    [...report.operations, ...report.neighbours].map(({ operationId, statuses, missed, drift }) => [
      operationId,
      { statuses: seen(statuses), missed, drift: seen(drift) },
    ]),
  ),
  // What may be left uncovered is covered by chance: in what state a test meets a shared customer depends on the tests before it.
  ...byName(
    report.coverage.levels.map(({ level, about, all, open }) => [`coverage level ${level}`, { about, all, open }]),
  ),
});

/** How the report of merged shards differs from that of the same run in one piece, each difference a line; none when it is as good. */
export function disparities(merged: Report, whole: Report): readonly string[] {
  const [one, other] = [essence(merged), essence(whole)];
  return [...new Set([...Object.keys(one), ...Object.keys(other)])]
    .filter((name) => !isDeepStrictEqual(one[name], other[name]))
    .map((name) => `${name}: merged ${JSON.stringify(one[name])}, in one piece ${JSON.stringify(other[name])}`);
}
