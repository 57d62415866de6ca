import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { scratch } from './candidates.ts';
import type { LiveConditions } from './live/tenant.ts';
import { measure } from './measure.ts';
import { ratios, spread } from './statistics.ts';
import { table } from './table.ts';

/** A run under conditions of a live tenant. */
interface LiveRun extends LiveConditions {
  readonly label: string;
  readonly workers: number;
  readonly env?: Readonly<Record<string, string>>;
}

/** The first is what the others are set against; what fails is known to fail. */
const runs: readonly LiveRun[] = [
  { label: 'green', latency: 0, workers: 2 },
  ...[1, 20, 116, 535].map((failures) => ({ label: `${failures} failing`, latency: 0, workers: 2, failures })),
  { label: 'login answers without a token', latency: 0, workers: 2, defect: 'login-without-token' },
  { label: 'green, 150 ms', latency: 150, workers: 4 },
  { label: 'gate profile, 150 ms', latency: 150, workers: 4, env: { PROFILE: 'gate' } },
  {
    label: 'gate profile, 30 logins a minute',
    latency: 0,
    workers: 4,
    env: { PROFILE: 'gate', MAX_LOGINS_PER_MINUTE: '30' },
  },
];

/** Makes a run of the suite in a folder, at a tenant of its own. @returns how long it took, in seconds */
async function secondsOf({ label, workers, env, ...conditions }: LiveRun, folder: string): Promise<number> {
  const tenant = path.join(import.meta.dirname, 'live/tenant.ts');
  const child = fork(tenant, [JSON.stringify(conditions)], { execArgv: ['--import', 'tsx'] });
  try {
    const [announced] = (await once(child, 'message')) as [string];
    const target = Object.fromEntries(announced.split(' ').map((pair) => pair.split(/=(.*)/s) as [string, string]));
    const own = { HOME: scratch, ENV_FILE: 'none', RESULTS_DIR: path.join(scratch, 'live') };
    const cli = path.join(folder, 'node_modules/@playwright/test/cli.js');
    const run = await measure([cli, 'test', `--workers=${workers}`], folder, { ...own, ...target, ...env });
    const expected = conditions.failures === undefined && conditions.defect === undefined ? 0 : 1;
    if (run.code !== expected) throw new Error(`"${label}" in ${folder} ended with ${run.code}:\n${run.output}`);
    return run.wallSeconds;
  } finally {
    child.disconnect();
  }
}

/**
 * Makes runs under the conditions of a live tenant, in turn.
 * @param folders checkouts of the suite with their packages installed: this one first, and the one to compare it with
 * @returns a table in which each run is set against the first, and against the same run of the other checkout
 */
export async function live(rounds: number, folders: readonly string[]): Promise<string> {
  const seconds = new Map<string, number[]>();
  const taken = ({ label }: LiveRun, folder: string | undefined) => seconds.get(`${label} in ${folder}`) ?? [];
  for (let round = 0; round < rounds; round++)
    for (const run of runs)
      for (const folder of folders)
        seconds.set(`${run.label} in ${folder}`, [...taken(run, folder), await secondsOf(run, folder)]);
  const [own, other] = folders;
  const [green] = runs;
  return table(
    ['run', 'wall s', 'over green', ...(other === undefined ? [] : ['wall s, other', 'over the other'])],
    runs.map((run) => [
      run.label,
      spread(taken(run, own), 1),
      green ? spread(ratios(taken(run, own), taken(green, own))) : '-',
      ...(other === undefined
        ? []
        : [spread(taken(run, other), 1), spread(ratios(taken(run, own), taken(run, other)))]),
    ]),
  );
}
