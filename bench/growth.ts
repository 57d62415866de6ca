import { readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { candidates, scratch } from './candidates.ts';
import { runOnce, type BenchRun } from './runs.ts';
import { median } from './statistics.ts';
import { table } from './table.ts';
import type { TenantProcess } from './tenant-process.ts';

const results = path.join(scratch, 'results');

/** All bytes below a folder. */
const bytesOf = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(path.join(entry.parentPath, entry.name)).size, 0);

interface Grown extends BenchRun {
  readonly bytes: number;
}

/**
 * Runs ours over more and more tests: whether a test costs the same in a long run as in a short one. What a test costs is told
 * without the start, by what it took longer than the size before.
 */
export async function growth(sizes: readonly number[], rounds: number, tenant: TenantProcess): Promise<string> {
  const ours = candidates.find(({ id }) => id === 'ours');
  if (!ours) throw new Error('Ours has to be among the candidates.');
  const grown = new Map<number, Grown[]>(sizes.map((size) => [size, []]));
  for (let round = 0; round < rounds; round++)
    for (const times of sizes) {
      rmSync(results, { recursive: true, force: true });
      const run = await runOnce(ours, { what: 'short', times, workers: 1 }, tenant);
      grown.get(times)?.push({ ...run, bytes: bytesOf(results) });
    }
  const middle = (size: number, value: (run: Grown) => number): number => median((grown.get(size) ?? []).map(value));
  const added = (size: number, before: number, value: (run: Grown) => number): number =>
    (middle(size, value) - (before === 0 ? 0 : middle(before, value))) / (size - before);
  const rows = sizes.map((size, at) => {
    const before = sizes[at - 1] ?? 0;
    return [
      `${size}`,
      middle(size, ({ wallSeconds }) => wallSeconds).toFixed(2),
      (added(size, before, ({ wallSeconds }) => wallSeconds) * 1000).toFixed(1),
      (added(size, before, ({ cpuSeconds }) => cpuSeconds) * 1000).toFixed(1),
      (added(size, before, ({ bytes }) => bytes) / 1024).toFixed(2),
      middle(size, ({ peakMiB }) => peakMiB).toFixed(0),
      middle(size, ({ peakOfOneMiB }) => peakOfOneMiB).toFixed(0),
    ];
  });
  const head = [
    'tests',
    'wall s',
    'ms a further test',
    'processor ms a further test',
    'KiB of artefacts a further test',
  ];
  return table([...head, 'peak MiB, tree', 'peak MiB, one process'], rows);
}
