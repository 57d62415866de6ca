import { expect, test } from '@playwright/test';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { findFreePort, startHttpServer, startOutsideTenant } from '../support/servers.ts';
import { temporaryFolder, runConformance, removeTemporaryFolders } from '../support/run-command.ts';

const few = ['tests/journey', '--workers=1'];

test.afterEach(removeTemporaryFolders);

test('a target that is not there is blocked, in one message', async () => {
  const url = `http://127.0.0.1:${await findFreePort()}`;

  const run = await runConformance({ API_URL: url, TENANT: 'shop', STOREFRONT_CLIENT_ID: 'x' });

  expect(run.code, run.output).toBe(3);
  expect(run.output.trim().split('\n')).toHaveLength(1);
  expect(run.output).toMatch(
    new RegExp(`^\\s*blocked: ${url}, tenant shop: .*ECONNREFUSED.*Check API_URL, and that the target is up\\.`),
  );
});

test('a silent target is blocked when the patience for the first question is over', async () => {
  const host = await startHttpServer(() => undefined);

  const run = await runConformance({ API_URL: host.url, TENANT: 'shop', STOREFRONT_CLIENT_ID: 'x' });
  await host.close();

  expect(run.code, run.output).toBe(3);
  expect(run.output).toMatch(/\nblocked: .* no answer in time\. PATIENCE is 8 s\. Check API_URL/);
});

test('a list of the tests is no run: it leaves the reports of one as they are', async () => {
  const folder = temporaryFolder();
  const report = path.join(folder, 'conformance.json');
  writeFileSync(report, 'of an earlier run');

  const run = await runConformance({ RESULTS_DIR: folder }, [...few, '--list']);

  expect(run.code, run.output).toBe(0);
  expect(run.output).toMatch(/leads from the guest to the logout[\s\S]*Total: \d+ tests/);
  expect(readFileSync(report, 'utf8')).toBe('of an earlier run');
});

for (const [what, env, message] of [
  ['unusable settings', { API_URL: 'foo', LEVEL: 'all' }, /API_URL is "foo"[\s\S]*LEVEL is "all"/],
  [
    'an env file that is not there',
    { ENV_FILE: 'nowhere.env' },
    /ENV_FILE is "nowhere\.env", but there is no such file/,
  ],
] as const)
  test(`${what} end with exit 2 before the first request`, async () => {
    const run = await runConformance(env);

    expect(run.code, run.output).toBe(2);
    expect(run.output).toMatch(message);
    expect(run.output).not.toMatch(/\n\s+at /);
  });

test('a run that picks no test is an error', async () => {
  const run = await runConformance({}, ['--grep', 'nothing has this title']);

  expect(run.code, run.output).toBe(2);
});

test('a sound tenant outside passes, and a filtered run is partial', async () => {
  const tenant = await startOutsideTenant();

  const run = await runConformance(tenant.env, few);
  await tenant.close();

  expect(run.code, run.output).toBe(0);
  expect(run.output).toMatch(/\npartial: .*were not asked/);
});

test('a member that is missing from one answer is told with operation, pointer, expected and received', async () => {
  const tenant = await startOutsideTenant({
    wire: ({ operation, response }) => {
      if (operation !== 'GET-customer-retrieve-customer-profile' || response.status !== 200) return;
      const { customerNumber, ...rest } = JSON.parse(response.body.toString('utf8')) as Record<string, unknown>;
      response.body = Buffer.from(
        JSON.stringify({ ...rest, ...(customerNumber === '00000000' && { customerNumber }) }),
      );
    },
  });

  const run = await runConformance(tenant.env, few);
  await tenant.close();

  expect(run.code, run.output).toBe(1);
  expect(run.output).toMatch(
    /getProfile \(GET \/customer\/\{tenant\}\/me\) as \w+ was answered 200: \/customerNumber: expected a string \(required\), received nothing/,
  );
});
