import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { tenantOptionsWithFaults } from '../support/tenant-with-faults.ts';
import { runConformance, removeTemporaryFolders } from '../support/run-command.ts';
import { findFreePort, startHttpServer, startOutsideTenant } from '../support/servers.ts';
import { readOverview, readTargetReport, writeTargetFiles } from '../support/several-targets.ts';

const few = ['tests/address/patch.spec.ts', '--workers=2'];
const nowhere = async () => ({
  API_URL: `http://127.0.0.1:${await findFreePort()}`,
  TENANT: 'shop',
  STOREFRONT_CLIENT_ID: 'x',
});

test.afterEach(removeTemporaryFolders);

test('a faulty target is told from a sound one, with its own evidence', async () => {
  const sound = await startOutsideTenant();
  const faulty = await startOutsideTenant(tenantOptionsWithFaults(['address-patch-replaces']));

  const run = await runConformance(
    { TARGETS: writeTargetFiles({ 'staging.env': sound.env, '.env.qa': faulty.env }) },
    few,
  );
  await Promise.all([sound.close(), faulty.close()]);

  const [qa, staging] = [readTargetReport(run, 'qa'), readTargetReport(run, 'staging')];
  const failures = qa.tests.flatMap(({ failure }) => failure ?? []);
  expect(run.code, run.output).toBe(1);
  expect(run.output).toMatch(
    /\ndeviates: 2 targets: staging is partial, qa deviates\.\n\n {2}staging {2}partial .*\n {2}qa {7}deviates /,
  );
  expect([staging.counts.failed, staging.ledger.left, qa.ledger.left]).toEqual([0, 0, 0]);
  expect(qa.requirements.filter(({ outcome }) => outcome === 'failed')).toMatchObject([{ id: 'address.patch.merges' }]);
  expect(failures.filter(({ curl }) => !curl.includes(faulty.url))).toEqual([]);
  expect(failures[0]?.command).toContain('--project=qa tests/address/patch.spec.ts:');
});

test('a target that is gone is blocked, and another is judged all the same', async () => {
  const sound = await startOutsideTenant();
  const gone = await nowhere();

  const run = await runConformance({ TARGETS: writeTargetFiles({ 'gone.env': gone, 'qa.env': sound.env }) }, few);
  await sound.close();

  expect(run.code, run.output).toBe(3);
  expect(readOverview(run).targets).toMatchObject([
    { name: 'gone', verdict: 'blocked' },
    { name: 'qa', verdict: 'partial', counts: { failed: 0, blocked: 0, error: 0 } },
  ]);
  expect(readOverview(run).targets[0]?.because).toMatch(/ECONNREFUSED.*Check API_URL/);
  expect(readTargetReport(run, 'qa').counts.passed).toBeGreaterThan(5);
});

test('a target whose very first answer is wrong deviates, and goes before one that is gone', async () => {
  const host = await startHttpServer((_, response) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"refresh_token": 1}'),
  );
  const wrong = { ...(await nowhere()), API_URL: host.url };

  const run = await runConformance(
    { TARGETS: writeTargetFiles({ 'gone.env': await nowhere(), 'wrong.env': wrong }) },
    few,
  );
  await host.close();

  expect(run.code, run.output).toBe(1);
  expect(run.output).toMatch(/\ndeviates: 2 targets: gone is blocked, wrong deviates\.\n/);
  expect(run.output).toMatch(/\n {2}wrong {2}deviates .*the very first answer of .* was wrong/);
});

test('--project asks one target alone, and the verdict says which was left out', async () => {
  let asked = 0;
  const other = await startHttpServer((_, response) => response.end(String(asked++)));
  const sound = await startOutsideTenant();
  const TARGETS = writeTargetFiles({
    'staging.env': { ...(await nowhere()), API_URL: other.url },
    'qa.env': sound.env,
  });

  const run = await runConformance({ TARGETS }, [...few, '--project=qa']);
  await Promise.all([other.close(), sound.close()]);

  expect(run.code, run.output).toBe(0);
  expect(run.output).toMatch(/\npartial: 2 targets: qa is partial, staging was not asked\.\n/);
  expect(readOverview(run)).toMatchObject({ notAsked: ['staging'], targets: [{ name: 'qa' }] });
  expect(asked).toBe(0);
});

test('targets share the sink that both name, and each gets its own mails', { tag: '@heavy' }, async () => {
  const port = await findFreePort();
  const smtp = { smtp: { host: '127.0.0.1', port } };
  const tenants = [
    await startOutsideTenant(smtp, { withInbox: false }),
    await startOutsideTenant(smtp, { withInbox: false }),
  ] as const;
  const [one, two] = tenants.map(({ env }) => ({ ...env, INBOX: `smtp://127.0.0.1:${port}` }));

  const run = await runConformance({ TARGETS: writeTargetFiles({ 'one.env': one ?? {}, 'two.env': two ?? {} }) }, [
    'tests/credentials/password-reset.spec.ts',
  ]);
  await Promise.all(tenants.map((tenant) => tenant.close()));

  expect(run.code, run.output).toBe(0);
  for (const name of ['one', 'two'])
    expect(readTargetReport(run, name).counts).toMatchObject({ failed: 0, 'not run': 0 });
});

test('each target has its line in the history and its ledger', { tag: '@heavy' }, async () => {
  const tenants = [await startOutsideTenant(), await startOutsideTenant()] as const;
  const [one, two] = tenants.map(({ env }) => env);

  const run = await runConformance({ TARGETS: writeTargetFiles({ 'one.env': one ?? {}, 'two.env': two ?? {} }) }, few);
  await Promise.all(tenants.map((tenant) => tenant.close()));

  const lines = readFileSync(path.join(run.results, 'history.jsonl'), 'utf8').trim().split('\n');
  const urls = lines.map((line) => (JSON.parse(line) as { target: { url: string } }).target.url);
  expect(urls, run.output).toEqual(tenants.map(({ url }) => url));
});
