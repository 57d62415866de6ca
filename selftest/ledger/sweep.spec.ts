import { expect, test } from '@playwright/test';
import { hostname } from 'node:os';
import { beginLedger, Ledger } from '../../src/ledger/ledger.ts';
import { findFreePort } from '../support/servers.ts';
import { startTenantWithAdmin } from '../support/tenant-admin.ts';
import { temporaryFolder, removeTemporaryFolders, runScript } from '../support/run-command.ts';

const own = (run: number, number: number) => `conf-${run}-0123456789-${number}@example.test`;

/** A shop with customers of others and of these runs, none of which has a ledger here. */
async function aShopWithLeftovers(...runs: readonly number[]) {
  const shop = await startTenantWithAdmin();
  const others = await shop.createCustomersOfOthers();
  for (const [index, run] of runs.entries()) await shop.createCustomer({ contactEmail: own(run, index) });
  return { ...shop, others, env: { ...shop.env, LEDGER_DIR: temporaryFolder() } };
}

test.afterEach(removeTemporaryFolders);

for (const [what, args, message] of [
  ['an age without a unit', ['--older-than', '5'], /--older-than: found "5", expected an age such as 30m/],
  ['a cap that is no number', ['--max', 'all'], /--max: found "all", expected a whole number from 1/],
  ['no target', ['--yes'], /API_URL is missing/],
] as const)
  test(`says what is wrong with ${what}, and exits with 2`, async () => {
    const run = await runScript('sweep', args);

    expect(run.code, run.output).toBe(2);
    expect(run.output).toMatch(message);
  });

test('a missing target is blocked', async () => {
  const keys = { SERVICE_CLIENT_ID: 'x', SERVICE_CLIENT_SECRET: 'y' };
  const url = `http://127.0.0.1:${await findFreePort()}`;
  const run = await runScript('sweep', [], { API_URL: url, TENANT: 'shop', STOREFRONT_CLIENT_ID: 'x', ...keys });

  expect(run.code, run.output).toBe(3);
  expect(run.output).toMatch(/^blocked: .*ECONNREFUSED/);
});

test('without a ledger only old resources are removed, and only with --yes', async () => {
  const shop = await aShopWithLeftovers(7, 8);

  const young = await runScript('sweep', ['--yes'], shop.env);
  const dry = await runScript('sweep', ['--older-than', '0s'], shop.env);
  const before = await shop.listNames();
  const swept = await runScript('sweep', ['--older-than', '0s', '--yes'], shop.env);
  const after = await shop.listNames();
  await shop.close();

  expect(young.output).toContain('Left alone: 2 things, as it is younger than the age given.');
  expect(dry.output).toMatch(
    /run 7 · customer \d+ of shop · conf-7-[\s\S]*2 things would be removed; --yes removes them/,
  );
  expect(before).toHaveLength(shop.others.length + 2);
  expect([swept.code, swept.output.includes('2 things removed, 0 left.')], swept.output).toEqual([0, true]);
  expect(after).toEqual(shop.others);
});

test('no more than the cap is removed, and the rest is reported', async () => {
  const shop = await aShopWithLeftovers(7, 7, 7);

  const swept = await runScript('sweep', ['--older-than', '0s', '--max', '2', '--yes'], shop.env);
  const after = await shop.listNames();
  await shop.close();

  expect(swept.code, swept.output).toBe(4);
  expect(swept.output).toContain('2 things removed, 1 left.');
  expect(after).toHaveLength(shop.others.length + 1);
});

test('resources of a run in progress are left alone', async () => {
  const shop = await aShopWithLeftovers(7, 8);
  const run = { run: 7, target: shop.url, tenant: 'shop' };
  beginLedger(shop.env.LEDGER_DIR, run);

  const swept = await runScript('sweep', ['--older-than', '0s', '--yes'], shop.env);
  const after = await shop.listNames();
  await shop.close();

  expect(swept.output, hostname()).toContain('Left alone: 1 thing, as run 7 is still running.');
  expect(after.filter((name) => name.startsWith('conf-7-'))).toHaveLength(1);
  expect(after).toHaveLength(shop.others.length + 1);
});

test("a ledger cannot make the sweep remove somebody else's customer", async () => {
  const shop = await aShopWithLeftovers();
  const victim = await shop.createCustomer({ contactEmail: 'victim@real.example' });
  const ledger = new Ledger(beginLedger(shop.env.LEDGER_DIR, { run: 7, target: shop.url, tenant: 'shop' }));
  const key = ledger.ask({ kind: 'customer', tenant: 'shop', names: ['victim@real.example'], removable: true });
  ledger.write({ event: 'created', key, id: victim });
  ledger.write({ event: 'ended' });

  const swept = await runScript('sweep', ['--older-than', '0s', '--yes'], shop.env);
  const after = await shop.listNames();
  await shop.close();

  expect(swept.code, swept.output).toBe(0);
  expect(after).toContain('victim@real.example');
});
