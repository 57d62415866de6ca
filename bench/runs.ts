import { writeFileSync } from 'node:fs';
import { root } from '../tools/cli/playwright.ts';
import { candidates, environment, type Candidate, type Load } from './candidates.ts';
import { measure } from './measure.ts';
import { targetFile, type BenchTask } from './target.ts';
import type { TenantProcess } from './tenant-process.ts';

/** One run of one candidate under one load. */
export interface BenchRun extends Load {
  readonly candidate: Candidate['id'];
  readonly wallSeconds: number;
  readonly cpuSeconds: number;
  readonly requests: number;
  /** From the start of the program to its first request, in seconds. */
  readonly askedSeconds?: number;
  /** From the start of the program to its first signup, in seconds; nothing for a load without one. */
  readonly startSeconds?: number;
  readonly peakMiB: number;
  readonly peakOfOneMiB: number;
}

/** Playwright exits with 0 here as well where our verdict is partial, as it is of any part of the suite. */
function requireSuccess(id: string, load: Load, code: number | null, output: string): void {
  if (code === 0) return;
  throw new Error(`${id} ended with ${code} at ${load.times} x ${load.what}, ${load.workers} workers:\n${output}`);
}

/** Writes down what the next run is to do. */
function assign(times: number, { target }: TenantProcess): void {
  const task: BenchTask = { ...target, times };
  writeFileSync(targetFile, JSON.stringify(task));
}

/** Runs one candidate once. */
export async function runOnce(candidate: Candidate, load: Load, tenant: TenantProcess): Promise<BenchRun> {
  assign(load.times, tenant);
  await tenant.seen();
  const cost = await measure(candidate.args(load, tenant), root, environment(tenant));
  requireSuccess(candidate.id, load, cost.code, cost.output);
  const { asked, first, requests } = await tenant.seen();
  return {
    ...load,
    candidate: candidate.id,
    wallSeconds: cost.wallSeconds,
    cpuSeconds: cost.cpuSeconds,
    requests,
    ...(asked !== undefined && { askedSeconds: (asked - cost.startedAt) / 1000 }),
    ...(first !== undefined && { startSeconds: (first - cost.startedAt) / 1000 }),
    peakMiB: cost.peakMiB,
    peakOfOneMiB: cost.peakOfOneMiB,
  };
}

/**
 * Runs candidates under a load in turn, A B C A B C, so that a machine whose speed drifts is fair to all.
 * @param rounds how often each
 * @param among all of them, where nothing else is said
 */
export async function interleaved(
  load: Load,
  rounds: number,
  tenant: TenantProcess,
  among: readonly Candidate['id'][] = candidates.map(({ id }) => id),
): Promise<readonly BenchRun[]> {
  const taking = candidates.filter(({ id, takes }) => among.includes(id) && takes(load));
  const runs: BenchRun[] = [];
  for (let round = 0; round < rounds; round++)
    for (const candidate of taking) {
      process.stderr.write(
        `\r${load.times} x ${load.what}, ${load.workers} workers, round ${round + 1}: ${candidate.id}      `,
      );
      runs.push(await runOnce(candidate, load, tenant));
    }
  process.stderr.write('\r\u001b[K');
  return runs;
}
