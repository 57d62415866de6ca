import { candidates } from './candidates.ts';
import { interleaved, type BenchRun } from './runs.ts';
import { median, ratios, spread } from './statistics.ts';
import { table } from './table.ts';
import type { TenantProcess } from './tenant-process.ts';

const of = (runs: readonly BenchRun[], id: BenchRun['candidate'], value: (run: BenchRun) => number | undefined) =>
  runs.filter(({ candidate }) => candidate === id).flatMap((run) => value(run) ?? []);

const wall = ({ wallSeconds }: BenchRun): number => wallSeconds;
const processor = ({ cpuSeconds }: BenchRun): number => cpuSeconds;
const asked = ({ askedSeconds }: BenchRun): number | undefined => askedSeconds;
const start = ({ startSeconds }: BenchRun): number | undefined => startSeconds;
const perRequest = ({ wallSeconds, startSeconds = 0, requests }: BenchRun): number =>
  ((wallSeconds - startSeconds) / requests) * 1000;

/** How ours stands beside bare Playwright: what ours takes over what bare takes, the median of runs made side by side. */
export interface Standing {
  readonly wall: number;
  readonly processor: number;
  /** By the time to the first request, whoever makes it: ours asks before its first test. */
  readonly asked: number;
  /** By the time to the first signup of a test; not a number for a load without one. */
  readonly start: number;
}

/** The ratios that say how we stand. */
export function standing(runs: readonly BenchRun[]): Standing {
  const over = (value: (run: BenchRun) => number | undefined): number =>
    median(ratios(of(runs, 'ours', value), of(runs, 'bare', value)));
  return { wall: over(wall), processor: over(processor), asked: over(asked), start: over(start) };
}

/** A load's table: one candidate a line. */
function tableOf(runs: readonly BenchRun[]): string {
  const present = candidates.filter(({ id }) => runs.some(({ candidate }) => candidate === id));
  return table(
    [
      'candidate',
      'wall s',
      'over bare',
      'processor s',
      'over bare',
      'first request s',
      'first signup s',
      'ms a request after it',
      'peak MiB, tree',
      'peak MiB, one process',
    ],
    present.map(({ id, label }) => [
      label,
      spread(of(runs, id, wall)),
      spread(ratios(of(runs, id, wall), of(runs, 'bare', wall))),
      spread(of(runs, id, processor)),
      spread(ratios(of(runs, id, processor), of(runs, 'bare', processor))),
      spread(of(runs, id, asked)),
      spread(of(runs, id, start)),
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

/** A standing in words. */
const said = ({ wall: byWall, processor: byProcessor, asked: byAsked, start: byStart }: Standing): string =>
  [
    `**${byWall.toFixed(2)}** by the wall`,
    `**${byProcessor.toFixed(2)}** by the processor`,
    `**${byAsked.toFixed(2)}** to the first request`,
    ...(Number.isNaN(byStart) ? [] : [`**${byStart.toFixed(2)}** to the first signup`]),
  ].join(', ');

/** What the bench compares, and how often each is run. */
export interface Comparison {
  readonly what: BenchRun['what'];
  readonly times: readonly number[];
  readonly workers: readonly number[];
  readonly rounds: number;
  /** All candidates, where nothing else is said. */
  readonly among?: readonly BenchRun['candidate'][];
}

/** Runs every candidate under every load of a comparison; gives the tables and all that was measured. */
export async function compare(
  { what, times, workers, rounds, among }: Comparison,
  tenant: TenantProcess,
): Promise<{ readonly text: string; readonly runs: readonly BenchRun[] }> {
  const all: BenchRun[] = [];
  const texts: string[] = [];
  for (const workerCount of workers)
    for (const count of times) {
      const runs = await interleaved({ what, times: count, workers: workerCount }, rounds, tenant, among);
      all.push(...runs);
      const title = `### ${count} x ${what}, ${workerCount} worker${workerCount > 1 ? 's' : ''}`;
      texts.push(`${title}\n\nours over bare: ${said(standing(runs))}\n\n${tableOf(runs)}`);
    }
  return { text: texts.join('\n\n'), runs: all };
}
