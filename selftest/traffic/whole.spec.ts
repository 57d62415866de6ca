import { expect, test } from '@playwright/test';
import { expectTenantNotBlamed, runBehindProxy } from '../support/run-behind-proxy.ts';
import { disturbances, type Disturbance, type ProxyBehaviour } from '../support/unreliable-proxy.ts';
import { runConformance, removeTemporaryFolders } from '../support/run-command.ts';
import { startOutsideTenant } from '../support/servers.ts';

const some = ['tests/journey', 'tests/races', 'tests/address/tags.spec.ts', '--workers=2'];
const reads = ['tests/address/read.spec.ts', '--workers=4'];

/** What one thing or another on the way does to a request. */
const troubles = {
  'connections that end': ['reset before', 'reset after', 'half-closed'],
  'answers that are cut off': ['truncated', 'truncated without a length'],
  'a gateway in trouble': ['502 before', '503 before', '503 after', '504 after'],
  'a limiter': ['429', '429 with Retry-After'],
} satisfies Record<string, readonly Disturbance[]>;

test.afterEach(removeTemporaryFolders);

test.describe('Behind a hostile proxy', { tag: '@heavy' }, () => {
  test.describe.configure({ timeout: 900_000 });

  for (const [what, hostility] of [
    ...Object.entries(troubles).map(([what, own]): [string, ProxyBehaviour] => [
      what,
      { disturbances: own, percent: 15 },
    ]),
    ['a storm of 503', { storm: { from: 150, milliseconds: 2_500 } }],
    ['silence', { silence: { from: 150, milliseconds: 9_000 } }],
    ['jitter', { latency: 20, jitter: 150 }],
  ] satisfies [string, ProxyBehaviour][])
    test(`a sound tenant is not blamed for ${what}`, async () => {
      const { run } = await runBehindProxy(hostility, { args: some });

      expectTenantNotBlamed(run);
    });

  test('a whole run blames nobody for anything at once', async () => {
    const { run } = await runBehindProxy({ disturbances: disturbances, percent: 5, jitter: 10 }, { args: [] });

    expectTenantNotBlamed(run);
  });

  test('a limit of the target is kept without a setting', async () => {
    const { run } = await runBehindProxy({ perSecond: 8 }, { args: reads });

    expect(run.code, run.output).toBe(0);
    expect(run.report().counts, run.output).toMatchObject({ failed: 0, blocked: 0 });
    expect(run.output).toMatch(/answered 429\).*set MAX_RPS to what the target allows/);
  });

  test('MAX_RPS is kept by all workers together', async () => {
    const { run, proxy } = await runBehindProxy({ perSecond: 20 }, { args: reads, env: { MAX_RPS: '10' } });

    expect(run.code, run.output).toBe(0);
    expect(proxy.done.get('429 with Retry-After') ?? 0).toBeLessThan(3);
    expect(run.milliseconds).toBeGreaterThan((1000 * (proxy.requests - 1)) / 10);
  });
});

test('a whole run with four workers conforms where 20 requests a second are allowed', { tag: '@slow' }, async () => {
  test.setTimeout(900_000);
  const { run } = await runBehindProxy({ perSecond: 20 }, { args: ['--workers=4'], env: { MAX_RPS: '19' } });

  expect(run.report().verdict, run.output).toBe('conforms');
});

test('two runs at once at one tenant both conform', { tag: '@heavy' }, async () => {
  const tenant = await startOutsideTenant({}, { withInbox: false });

  const runs = await Promise.all(['1', '2'].map((SEED) => runConformance({ ...tenant.env, SEED }, ['--workers=2'])));
  await tenant.close();

  for (const run of runs) {
    expect(run.code, run.output).toBe(0);
    expect(run.report().counts, run.output).toMatchObject({ failed: 0, error: 0, blocked: 0, advisory: 0 });
  }
});
