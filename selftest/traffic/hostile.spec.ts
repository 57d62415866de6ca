import { expect, test } from '@playwright/test';
import type { TenantOptions } from '../../tenant/index.ts';
import { HostileProxy, type Harm, type Hostility } from '../support/hostile.ts';
import { conformance, forgetRuns, type Run } from '../support/run.ts';
import { anOutsideTenant } from '../support/servers.ts';

const some = ['tests/address', 'tests/journey', 'tests/races', '--workers=2'];
const quick = { PATIENCE: '3' };

/** Runs conformance tests against a tenant behind a hostile proxy. */
async function runBehind(
  hostility: Hostility,
  { args = some, env = {}, options = {} }: { args?: string[]; env?: Record<string, string>; options?: TenantOptions } = {},
): Promise<{ run: Run; proxy: HostileProxy }> {
  const tenant = await anOutsideTenant(options);
  const proxy = await HostileProxy.open(tenant.url, hostility);
  const run = await conformance({ ...tenant.env, API_URL: proxy.url, ...quick, ...env }, args);
  await proxy.close();
  await tenant.close();
  return { run, proxy };
}

test.afterEach(forgetRuns);

const harms: readonly Harm[] = [
  'reset before',
  'reset after',
  'half-closed',
  'truncated',
  'truncated without a length',
  '502 before',
  '503 before',
  '503 after',
  '504 after',
  '429',
  '429 with Retry-After',
];

/** Nothing that a network does to a sound tenant is its fault, nor the suite's. */
function expectNoBlame(run: Run): void {
  expect([0, 3], run.output).toContain(run.code);
  expect(run.report().counts, run.output).toMatchObject({ failed: 0, error: 0, advisory: 0 });
}

test.describe('A sound tenant is not blamed', () => {
  for (const [what, hostility] of Object.entries<Hostility>({
    'for anything at once': { harms, percent: 10, latency: 1, jitter: 20 },
    'for a storm of 503': { storm: { from: 150, milliseconds: 2_500 } },
    'for jitter': { latency: 20, jitter: 150 },
  }))
    test(what, async () => {
      const { run, proxy } = await runBehind(hostility);

      expectNoBlame(run);
      const { repeated, givenUp } = run.report().trouble;
      expect(repeated + givenUp).toBe([...proxy.done.values()].reduce((sum, count) => sum + count, 0));
      if (hostility.percent) expect(run.output).toMatch(/\ntrouble +\d+ calls repeated, \d+ given up \(/);
    });
});

test('a fault behind a hostile proxy is found all the same', async () => {
  const { run } = await runBehind(
    { harms, percent: 4, jitter: 20 },
    {
      options: {
        wire: ({ operation, response }) => {
          if (operation !== 'GET-customer-retrieve-address-by-id' || response.status !== 200) return;
          response.body = Buffer.from(response.body.toString('utf8').replace('"city"', '"town"'));
        },
      },
    },
  );

  expect(run.code, run.output).toBe(1);
  expect(run.output).toMatch(/deviates: .*\d+ tests found the tenant breaking its documentation/);
});

test('a target that goes away ends the run within seconds, in one message', async () => {
  const { run } = await runBehind({ gone: 300 }, { args: ['tests'] });

  expect(run.code, run.output).toBe(3);
  expect(run.milliseconds).toBeLessThan(60_000);
  expect(run.output).toMatch(/\nblocked: .* tests could not ask the target: the target has not answered since .* UTC/);
  expect(run.report().counts).toMatchObject({ failed: 0, error: 0 });
});

test('a limit of the target is kept without a setting', async () => {
  const { run } = await runBehind({ perSecond: 40 }, { args: ['tests/address', '--workers=4'] });

  expect(run.code, run.output).toBe(0);
  expect(run.report().counts, run.output).toMatchObject({ failed: 0, blocked: 0 });
  expect(run.output).toMatch(/answered 429\).*set MAX_RPS to what the target allows/);
});

test('MAX_RPS is kept by all workers together', async () => {
  const { run, proxy } = await runBehind(
    { perSecond: 42 },
    { args: ['tests/address', '--workers=4'], env: { MAX_RPS: '40' } },
  );

  expect(run.code, run.output).toBe(0);
  expect(proxy.done.get('429 with Retry-After') ?? 0).toBe(0);
  expect(run.milliseconds).toBeGreaterThan((1000 * proxy.requests) / 42);
});
