import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { scratch } from './candidates.ts';
import { measure } from './measure.ts';
import { table } from './table.ts';

interface Frame {
  readonly functionName: string;
  readonly url: string;
}
interface Profile {
  readonly nodes: readonly { readonly id: number; readonly callFrame: Frame; readonly children?: readonly number[] }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

/** Whose time a sample is: the nearest frame upwards that one of these names. */
const owners: readonly (readonly [string, RegExp])[] = [
  ['loading of modules', /node:internal\/(modules|bootstrap)|playwright\/lib\/(transform|common)\//],
  ['the reference tenant', /\/(tenant)\/|node_modules\/(fastify|find-my-way|jose|nodemailer|smtp-server|@fastify)\//],
  ['checks', /\/fixtures\/check\/|node_modules\/ajv/],
  ['evidence', /\/fixtures\/evidence\//],
  ['reporters', /\/reporters\/|node_modules\/allure/],
  ['data', /node_modules\/(@faker-js|fast-check)\//],
  ['other fixtures and tests of ours', /\/(fixtures|tests|contract|schemas)\//],
  ["Playwright's test runner", /node_modules\/playwright\/|node_modules\/@playwright\//],
  ["Playwright's request client", /node_modules\/playwright-core\//],
  ['HTTP and sockets of Node', /node:(_http|net|internal\/(stream|http)|internal\/streams)/],
];

const ownerOf = ({ url }: Frame): string | undefined => owners.find(([, pattern]) => pattern.test(url))?.[0];

function* attributed({ nodes, samples, timeDeltas }: Profile): Generator<readonly [string, number]> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)));
  const owner = (id: number | undefined): string => {
    const node = id === undefined ? undefined : byId.get(id);
    if (!node) return 'else';
    if (node.callFrame.functionName === '(garbage collector)') return 'garbage collection';
    return ownerOf(node.callFrame) ?? owner(parents.get(node.id));
  };
  for (const [at, id] of samples.entries())
    if (byId.get(id)?.callFrame.functionName !== '(idle)') yield [owner(id), (timeDeltas[at] ?? 0) / 1e6];
}

/**
 * Runs the whole conformance run under a sampling profiler in each of its processes, and says whose the time is. The profiler
 * itself slows a run down by about a third: the shares count, not the seconds.
 */
export async function profile(root: string, env: Readonly<Record<string, string>>): Promise<string> {
  const folder = path.join(scratch, 'profiles');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const preload = path.join(import.meta.dirname, 'profiler.cjs');
  await measure([path.join(root, 'node_modules/@playwright/test/cli.js'), 'test'], root, {
    ...env,
    NODE_OPTIONS: `--require ${preload}`,
    BENCH_PROFILES: folder,
  });
  const seconds = new Map<string, number>();
  for (const file of readdirSync(folder)) {
    const one = JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Profile;
    for (const [owner, time] of attributed(one)) seconds.set(owner, (seconds.get(owner) ?? 0) + time);
  }
  const total = [...seconds.values()].reduce((sum, one) => sum + one, 0);
  const rows = [...seconds].toSorted(([, one], [, other]) => other - one);
  return table(
    ['whose', 'share of all processor time', 's under the profiler'],
    rows.map(([owner, time]) => [owner, `${((time / total) * 100).toFixed(1)} %`, time.toFixed(2)]),
  );
}
