import { readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { candidates, scratch } from './candidates.ts';
import { runOnce } from './runs.ts';
import { table } from './table.ts';
import type { TenantProcess } from './tenant-process.ts';

const results = path.join(scratch, 'results');

/** All bytes below a folder. */
const bytesOf = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(path.join(entry.parentPath, entry.name)).size, 0);

/** Runs ours over more and more tests: whether a test costs the same in a long run as in a short one. */
export async function growth(sizes: readonly number[], rounds: number, tenant: TenantProcess): Promise<string> {
  const ours = candidates.find(({ id }) => id === 'ours');
  if (!ours) throw new Error('Ours has to be among the candidates.');
  const rows: string[][] = [];
  for (const times of sizes) {
    for (let round = 0; round < rounds; round++) {
      rmSync(results, { recursive: true, force: true });
      const run = await runOnce(ours, { what: 'short', times, workers: 1 }, tenant);
      rows.push([
        `${times}`,
        run.wallSeconds.toFixed(2),
        ((run.wallSeconds / times) * 1000).toFixed(2),
        (bytesOf(results) / times / 1024).toFixed(2),
        run.peakMiB.toFixed(0),
        run.peakOfOneMiB.toFixed(0),
      ]);
    }
  }
  return table(
    ['tests', 'wall s', 'ms a test', 'KiB of artefacts a test', 'peak MiB, tree', 'peak MiB, one process'],
    rows,
  );
}
