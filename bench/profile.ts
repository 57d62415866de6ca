import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { scratch } from './candidates.ts';
import { table } from './table.ts';
import { cost, embedded, playwright } from './whole.ts';

interface Frame {
  readonly functionName: string;
  readonly url: string;
}
interface Profile {
  readonly nodes: readonly { readonly id: number; readonly callFrame: Frame; readonly children?: readonly number[] }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

/** Whose time a sample is: the nearest frame upwards, its function and its file, that one of these describes. */
const owners: readonly (readonly [string, RegExp])[] = [
  ['garbage collection', /^\(garbage collector\) /],
  ["Playwright's stacks of steps", /^(captureRawStack|captureLibraryStackTrace|filteredStackTrace|get stack) /],
  ['messages between the processes', /node:internal\/child_process/],
  ['start-up: loading of modules', /node:internal\/(modules|bootstrap|main)|playwright\/lib\/(transform|common)\//],
  ['the reference tenant', /\/tenant\/|node_modules\/(fastify|find-my-way|jose|nodemailer|smtp-server|@fastify)\//],
  ['checks', /\/fixtures\/check\/|node_modules\/ajv/],
  ['evidence and redaction', /\/fixtures\/evidence\//],
  ['reporters: the search for secrets', /\/reporters\/scan\//],
  ['reporters: all else', /\/reporters\/|node_modules\/(allure|preact)/],
  ['data', /node_modules\/(@faker-js|fast-check)\//],
  ['other fixtures and tests of ours', /\/(fixtures|tests|contract|schemas)\//],
  ["Playwright's test runner", /node_modules\/playwright\/|node_modules\/@playwright\//],
  ["requests: Playwright's client", /node_modules\/playwright-core\//],
  [
    'requests: HTTP and sockets of Node',
    /node:(_http|net|http|internal\/(stream|http|js_stream))|node:internal\/streams/,
  ],
];

const ownerOf = ({ functionName, url }: Frame): string | undefined =>
  owners.find(([, pattern]) => pattern.test(`${functionName} ${url}`))?.[0];

function* attributed({ nodes, samples, timeDeltas }: Profile): Generator<readonly [string, number]> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)));
  const owner = (id: number | undefined): string => {
    const node = id === undefined ? undefined : byId.get(id);
    if (!node) return 'else';
    return ownerOf(node.callFrame) ?? owner(parents.get(node.id));
  };
  for (const [at, id] of samples.entries())
    if (byId.get(id)?.callFrame.functionName !== '(idle)') yield [owner(id), (timeDeltas[at] ?? 0) / 1e6];
}

/** The process that a profile is of: the command, the run, or one of its workers. */
const isWorker = ({ nodes }: Profile): boolean =>
  nodes.some(({ callFrame: { url } }) => url.includes('playwright/lib/worker/'));

/**
 * Runs the whole conformance run under a sampling profiler in each of its processes, and says whose the time is. The profiler
 * itself slows a run down by about a third, and where a machine is shared, waiting for the processor counts too: the shares count,
 * not the seconds. Threads beside the main one, such as those of the garbage collection, are not sampled.
 */
export async function profile(): Promise<string> {
  const folder = path.join(scratch, 'profiles');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const preload = path.join(import.meta.dirname, 'profiler.cjs');
  const env = { ...embedded('profiled'), NODE_OPTIONS: `--require ${preload}`, BENCH_PROFILES: folder };
  await cost('The profiled run', [playwright, 'test', '--workers=2'], env);
  const seconds = new Map<string, { workers: number; run: number }>();
  for (const file of readdirSync(folder)) {
    const one = JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Profile;
    const where = isWorker(one) ? 'workers' : 'run';
    for (const [owner, time] of attributed(one)) {
      const sum = seconds.get(owner) ?? { workers: 0, run: 0 };
      sum[where] += time;
      seconds.set(owner, sum);
    }
  }
  const rows = [...seconds].map(([owner, { workers, run }]) => ({ owner, workers, run, both: workers + run }));
  const total = rows.reduce((sum, { both }) => sum + both, 0);
  const share = (time: number): string => `${((time / total) * 100).toFixed(1)} %`;
  return table(
    ['whose', 'share of all', 'in the workers', "in the run's process"],
    rows
      .toSorted((one, other) => other.both - one.both)
      .map(({ owner, workers, run, both }) => [owner, share(both), share(workers), share(run)]),
  );
}
