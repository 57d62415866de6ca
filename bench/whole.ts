import path from 'node:path';
import { scratch } from './candidates.ts';
import { measure } from './measure.ts';
import { ratios, spread } from './statistics.ts';
import { table } from './table.ts';

/** A way to make the whole conformance run against the embedded tenant. */
export interface Way {
  readonly label: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Makes whole runs in several ways, in turn.
 * @returns a table in which each way is set against the first
 */
export async function whole(root: string, ways: readonly Way[], rounds: number): Promise<string> {
  const walls = new Map<Way, number[]>(ways.map((way) => [way, []]));
  const peaks = new Map<Way, number[]>(ways.map((way) => [way, []]));
  for (let round = 0; round < rounds; round++)
    for (const way of ways) {
      const cli = path.join(root, 'node_modules/@playwright/test/cli.js');
      const env = { HOME: scratch, ENV_FILE: path.join(root, '.env.example'), ...way.env };
      const run = await measure([cli, 'test', ...way.args], root, { RESULTS_DIR: path.join(scratch, 'whole'), ...env });
      if (run.code !== 0) throw new Error(`"${way.label}" ended with ${run.code}:\n${run.output}`);
      walls.get(way)?.push(run.wallSeconds);
      peaks.get(way)?.push(run.peakMiB);
    }
  const [first = []] = walls.values();
  return table(
    ['whole run', 'wall s', 'over the first', 'peak MiB, tree'],
    ways.map((way) => {
      const own = walls.get(way) ?? [];
      return [way.label, spread(own, 1), spread(ratios(own, first)), spread(peaks.get(way) ?? [], 0)];
    }),
  );
}
