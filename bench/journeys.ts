import { candidates } from './candidates.ts';
import { interleaved, type BenchRun } from './runs.ts';
import { median, ratios, spread } from './statistics.ts';
import { table } from './table.ts';
import type { TenantProcess } from './tenant-process.ts';

const of = (runs: readonly BenchRun[], id: BenchRun['candidate'], value: (run: BenchRun) => number | undefined) =>
  runs.filter(({ candidate }) => candidate === id).flatMap((run) => value(run) ?? []);

const wall = ({ wallSeconds }: BenchRun): number => wallSeconds;
const perRequest = ({ wallSeconds, startSeconds = 0, requests }: BenchRun): number =>
  ((wallSeconds - startSeconds) / requests) * 1000;

/** The ratios that say how we stand: ours over bare Playwright, by wall time and by time to the first signup. */
export function standing(runs: readonly BenchRun[]): { readonly wall: number; readonly start: number } {
  const start = ({ startSeconds }: BenchRun): number | undefined => startSeconds;
  return {
    wall: median(ratios(of(runs, 'ours', wall), of(runs, 'bare', wall))),
    start: median(ratios(of(runs, 'ours', start), of(runs, 'bare', start))),
  };
}

/** A load's table: one candidate a line. */
function tableOf(runs: readonly BenchRun[]): string {
  const present = candidates.filter(({ id }) => runs.some(({ candidate }) => candidate === id));
  const bare = of(runs, 'bare', wall);
  return table(
    [
      'candidate',
      'wall s',
      'over bare',
      'first signup s',
      'ms a request after it',
      'peak MiB, tree',
      'peak MiB, one process',
    ],
    present.map(({ id, label }) => [
      label,
      spread(of(runs, id, wall)),
      spread(ratios(of(runs, id, wall), bare)),
      spread(of(runs, id, ({ startSeconds }) => startSeconds)),
      runs.some(({ startSeconds }) => startSeconds !== undefined) ? spread(of(runs, id, perRequest)) : '-',
      spread(
        of(runs, id, ({ peakMiB }) => peakMiB),
        0,
      ),
      spread(
        of(runs, id, ({ peakOfOneMiB }) => peakOfOneMiB),
        0,
      ),
    ]),
  );
}

/** What the bench compares, and how often each is run. */
export interface Comparison {
  readonly what: BenchRun['what'];
  readonly times: readonly number[];
  readonly workers: readonly number[];
  readonly rounds: number;
}

/** Runs every candidate under every load of a comparison; gives the tables and all that was measured. */
export async function compare(
  { what, times, workers, rounds }: Comparison,
  tenant: TenantProcess,
): Promise<{ readonly text: string; readonly runs: readonly BenchRun[] }> {
  const all: BenchRun[] = [];
  const texts: string[] = [];
  for (const workerCount of workers)
    for (const count of times) {
      const runs = await interleaved({ what, times: count, workers: workerCount }, rounds, tenant);
      const { wall: overBare } = standing(runs);
      all.push(...runs);
      texts.push(
        `### ${count} x ${what}, ${workerCount} worker${workerCount > 1 ? 's' : ''}\n\nours over bare: **${overBare.toFixed(2)}**\n\n${tableOf(runs)}`,
      );
    }
  return { text: texts.join('\n\n'), runs: all };
}
