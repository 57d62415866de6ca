import { expect, test as base } from '@playwright/test';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { forgeIn, type Forge } from '../../src/config/forge.ts';
import { readNight } from '../../tools/issue/night.ts';
import { trackerOf } from '../../tools/issue/tracker.ts';
import { follow } from '../../tools/issue/update-issue.ts';
import { startHttpServer } from '../support/servers.ts';
import { runScript } from '../support/run-command.ts';
import { forgeKinds, startForge, type ForgeDouble } from './forge-double.ts';

const token = 'a-token-that-nobody-may-see';
const now = Date.now();
const ago = (hours: number): string => new Date(now - hours * 3_600_000).toISOString();
const good = {
  ...{ verdict: 'conforms', exitCode: 0, because: 'every MUST is met', seed: 7, startedAt: ago(1), tests: [] },
  target: { url: 'https://api-stage.example.com', tenant: 'shop' },
  secrets: { leaks: [] },
  comparison: { previous: { startedAt: ago(25) } },
};
const failure = { outcome: 'failed', requirements: ['address.patch.merges'], title: '@everyone PATCH an address' };
const bad = {
  ...good,
  verdict: 'deviates',
  exitCode: 1,
  because: '1 test found the tenant breaking it',
  tests: [failure],
};

/** What a night leaves in its folder of results: text as it stands, data as JSON. */
interface Left {
  readonly 'conformance.json'?: object | string;
  readonly 'night/drift.json'?: object | string;
  readonly 'night/sweep.json'?: object | string;
}

const swept = { began: ago(0.5), exitCode: 0, lines: [] };
const drifted = { began: ago(0.4), exitCode: 1, lines: ['drift: https://docs.example.com has parted', '  member /a'] };
const isGood: Left = { 'conformance.json': good, 'night/sweep.json': swept };

function leave(left: Left): string {
  const results = test.info().outputPath('results');
  rmSync(results, { recursive: true, force: true });
  mkdirSync(path.join(results, 'night'), { recursive: true });
  for (const [file, what] of Object.entries(left) as readonly [string, object | string][])
    writeFileSync(path.join(results, file), typeof what === 'string' ? what : JSON.stringify(what));
  return results;
}

const test = base.extend<{ kind: Forge['kind']; host: ForgeDouble; spend: (left: Left) => Promise<string> }>({
  kind: ['github', { option: true }],
  host: async ({ kind }, use) => {
    const host = await startForge(kind, token);
    await use(host);
    await host.close();
  },
  /** Spends a night that leaves this, and lets the issue follow. */
  spend: async ({ host }, use) => {
    await use((left) => follow(trackerOf(host.forge), readNight(leave(left), false, now), host.forge.run));
  },
});

for (const kind of forgeKinds)
  test.describe(`at ${kind}`, () => {
    test.use({ kind });

    test('a good night tells nothing, and opens no issue', async ({ host, spend }) => {
      expect(await spend(isGood)).toBe('nothing to tell');
      expect(host.issue).toBeUndefined();
    });

    test('a bad run opens the issue, is told once, and a good one closes it', async ({ host, spend }) => {
      await spend({ ...isGood, 'conformance.json': bad });
      expect(await spend({ ...isGood, 'conformance.json': bad })).toBe('issue 12 stays open');
      expect(host.issue).toEqual({ title: 'Nightly conformance: deviates', open: true });
      expect(host.told).toEqual([expect.stringMatching(/SEED=7[^]*failed: address\.patch\.merges/)]);

      await spend(isGood);
      await spend(isGood);
      expect(host.issue?.open).toBe(false);
      expect(host.told).toHaveLength(2);
    });

    test('drift alone is told once, with what has parted', async ({ host, spend }) => {
      for (const left of [drifted, drifted]) await spend({ ...isGood, 'night/drift.json': left });

      expect(host.issue).toEqual({ title: 'Nightly conformance: drift', open: true });
      expect(host.told).toEqual([expect.stringMatching(/drift[^]*member \/a/)]);
    });

    test('a night that is bad in another way is told in the same issue', async ({ host, spend }) => {
      await spend({ ...isGood, 'conformance.json': bad });
      await spend({ ...isGood, 'conformance.json': bad, 'night/drift.json': drifted });

      expect(host.issue?.title).toBe('Nightly conformance: deviates, drift');
      expect(host.told).toHaveLength(2);
    });

    test('nobody is mentioned, whatever a test or a tenant is called', async ({ host, spend }) => {
      await spend({ ...isGood, 'conformance.json': bad });

      expect(host.told.join()).toContain('everyone PATCH');
      expect(host.told.join()).not.toMatch(/@\w/);
    });
  });

for (const [what, left, state] of [
  ['a torn report', { ...isGood, 'conformance.json': '{"verdict":"conf' }, 'no verdict'],
  ['a report that holds something else', { ...isGood, 'conformance.json': { startedAt: ago(1) } }, 'no verdict'],
  ['no report', { 'night/sweep.json': swept }, 'no verdict'],
  ['the report of an earlier night', { ...isGood, 'conformance.json': { ...good, startedAt: ago(30) } }, 'no verdict'],
  ['nothing at all', {}, 'no verdict, sweep did not run'],
  ['a torn record', { ...isGood, 'night/drift.json': '{"beg' }, 'drift failed'],
  ['a drift that could not ask', { ...isGood, 'night/drift.json': { ...drifted, exitCode: 3 } }, 'drift failed'],
  ['a sweep that was stopped', { ...isGood, 'night/sweep.json': { began: ago(1), lines: [] } }, 'sweep failed'],
  ['leftovers', { ...isGood, 'night/sweep.json': { ...swept, exitCode: 4 } }, 'leftovers'],
  [
    'secrets in its artefacts',
    {
      ...isGood,
      'conformance.json': {
        ...good,
        verdict: 'unclean',
        exitCode: 4,
        secrets: { leaks: [{ file: 'a.html', kind: 'token' }] },
      },
    },
    'unclean, secrets',
  ],
  [
    'a night before it that did not happen',
    { ...isGood, 'conformance.json': { ...good, comparison: { previous: { startedAt: ago(49) } } } },
    'missed night',
  ],
] as const)
  test(`a night with ${what} is told as that`, async ({ host, spend }) => {
    await spend(left);

    expect(host.issue).toEqual({ title: `Nightly conformance: ${state}`, open: true });
  });

test('a report with a byte order mark is read', async ({ spend }) => {
  expect(await spend({ ...isGood, 'conformance.json': `\ufeff${JSON.stringify(good)}` })).toBe('nothing to tell');
});

test('a drift that was to run and did not is told, and the heartbeat follows', async ({ host }) => {
  const beats: string[] = [];
  const watch = await startHttpServer((request, response) => {
    beats.push(request.url ?? '');
    response.end();
  });
  const env = { ...host.env, ISSUE_TOKEN: token, RESULTS_DIR: leave(isGood), OPENAPI_URL: 'https://docs.example.com' };

  const run = await runScript('issue', [], { ...env, HEARTBEAT_URL: `${watch.url}/${token}` });
  await watch.close();

  expect(run.code, run.output).toBe(0);
  expect(host.issue?.title).toBe('Nightly conformance: drift did not run');
  expect(beats).toEqual([`/${token}`]);
  expect(run.output).not.toContain(token);
});

test('a forge or a heartbeat that refuses ends with 3, and no secret is shown', async ({ host }) => {
  const watch = await startHttpServer((_, response) => response.writeHead(500).end());
  const env = { ...host.env, RESULTS_DIR: leave(isGood), HEARTBEAT_URL: `${watch.url}/${token}` };

  const refused = await runScript('issue', [], { ...env, ISSUE_TOKEN: 'another' });
  const unheard = await runScript('issue', [], { ...env, ISSUE_TOKEN: token });
  await watch.close();

  expect([refused.code, unheard.code]).toEqual([3, 3]);
  expect(refused.output).toMatch(/was answered 401/);
  expect(unheard.output).toMatch(/HEARTBEAT_URL was answered 500: nobody knows that this night has happened/);
  expect(refused.output + unheard.output).not.toContain(token);
});

test('outside of a job, or without a token, it says what is missing', async () => {
  expect(forgeIn({ ISSUE_TOKEN: token })).toMatch(/^This is no job of GitHub or GitLab/);
  expect(forgeIn({ GITHUB_API_URL: 'x', GITHUB_REPOSITORY: 'y' })).toMatch(/^ISSUE_TOKEN is missing/);
  const run = await runScript('issue', []);

  expect(run.code, run.output).toBe(2);
});
