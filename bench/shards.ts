import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { scratch } from './candidates.ts';
import type { Cost } from './measure.ts';
import { table } from './table.ts';
import { cost, embedded, playwright } from './whole.ts';

const sum = (costs: readonly Cost[]): number => costs.reduce((all, { cpuSeconds }) => all + cpuSeconds, 0);

/** The whole run in several parts, one after the other on this machine, and what merging them takes. */
export async function shards(counts: readonly number[]): Promise<string> {
  const rows: string[][] = [];
  for (const count of counts) {
    const results = `shards-${count}`;
    rmSync(path.join(scratch, results), { recursive: true, force: true });
    mkdirSync(path.join(scratch, results), { recursive: true });
    const env = { ...embedded(results), SEED: '1' };
    const parts: Cost[] = [];
    for (let at = 1; at <= count; at++)
      parts.push(
        await cost(`Shard ${at}/${count}`, [playwright, 'test', ...(count > 1 ? [`--shard=${at}/${count}`] : [])], env),
      );
    const merging = count > 1 ? await cost('Merging', ['--import', 'tsx', 'scripts/merge.ts'], env) : undefined;
    const longest = Math.max(...parts.map(({ wallSeconds }) => wallSeconds));
    rows.push([
      `${count}`,
      longest.toFixed(1),
      merging ? merging.wallSeconds.toFixed(1) : '-',
      (longest + (merging?.wallSeconds ?? 0)).toFixed(1),
      sum([...parts, ...(merging ? [merging] : [])]).toFixed(1),
    ]);
  }
  return table(
    ['machines', 'longest part, wall s', 'merging, wall s', 'until the verdict, wall s', 'processor s of all'],
    rows,
  );
}
