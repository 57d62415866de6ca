import path from 'node:path';
import { playwrightCli, root } from '../tools/cli/playwright.ts';
import { scratch } from './candidates.ts';
import { measure, type Cost } from './measure.ts';
import { ratios, spread } from './statistics.ts';
import { table } from './table.ts';

/** The environment of a run against the embedded tenant, which nothing of the caller's own gets into. */
const embedded = (results: string): Readonly<Record<string, string>> => ({
  HOME: scratch,
  ENV_FILE: 'none',
  RESULTS_DIR: path.join(scratch, results),
});

/** A way to make the whole conformance run against the embedded tenant. */
export interface Way {
  readonly label: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs a program that has to succeed. */
async function cost(what: string, args: readonly string[], env: Readonly<Record<string, string>>): Promise<Cost> {
  const run = await measure(args, root, env);
  if (run.code !== 0) throw new Error(`${what} ended with ${run.code}:\n${run.output}`);
  return run;
}

/**
 * Makes whole runs in several ways, in turn, each round with a seed of its own.
 * @returns a table in which each way is set against the first
 */
export async function whole(ways: readonly Way[], rounds: number): Promise<string> {
  const costs = new Map<Way, Cost[]>(ways.map((way) => [way, []]));
  for (let round = 0; round < rounds; round++)
    for (const way of ways) {
      const env = { ...embedded('whole'), SEED: `${round + 1}`, ...way.env };
      costs.get(way)?.push(await cost(`"${way.label}"`, [playwrightCli, 'test', ...way.args], env));
    }
  const walls = (way: Way | undefined) => (way && costs.get(way))?.map(({ wallSeconds }) => wallSeconds) ?? [];
  const processor = (way: Way | undefined) => (way && costs.get(way))?.map(({ cpuSeconds }) => cpuSeconds) ?? [];
  const [first] = ways;
  return table(
    [
      'whole run',
      'wall s',
      'over the first',
      'processor s',
      'over the first',
      'peak MiB, tree',
      'peak MiB, one process',
    ],
    ways.map((way) => [
      way.label,
      spread(walls(way), 1),
      spread(ratios(walls(way), walls(first))),
      spread(processor(way), 1),
      spread(ratios(processor(way), processor(first))),
      spread(costs.get(way)?.map(({ peakMiB }) => peakMiB) ?? [], 0),
      spread(costs.get(way)?.map(({ peakOfOneMiB }) => peakOfOneMiB) ?? [], 0),
    ]),
  );
}
