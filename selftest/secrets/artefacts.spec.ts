import { expect, test } from '@playwright/test';
import { readdirSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { runConformance, removeTemporaryFolders } from '../support/run-command.ts';
import { startHttpServer } from '../support/servers.ts';
import { startSecretRecordingTenant, findLeaks } from './secret-recording-tenant.ts';

/** Stands before a tenant and hangs up on every request for these paths. */
const aHostileProxy = (target: string, hangUpOn: RegExp) =>
  startHttpServer((request, response) => {
    if (hangUpOn.test(request.url ?? '')) {
      request.socket.destroy();
      return;
    }
    const onward = http.request(
      new URL(request.url ?? '', target),
      { method: request.method, headers: request.headers },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    request.pipe(onward);
  });

const some = ['tests/journey', 'tests/tokens/log', 'tests/credentials'];

test.afterEach(removeTemporaryFolders);

test('a green run shows no secret in any artefact', async () => {
  const tenant = await startSecretRecordingTenant();

  const run = await runConformance(tenant.env, some);
  await tenant.close();

  expect(run.code, run.output).toBe(0);
  expect(tenant.secrets.size).toBeGreaterThan(100);
  expect(findLeaks(run, tenant.secrets)).toEqual([]);
});

test('a run full of failures shows no secret in any artefact', async () => {
  const tenant = await startSecretRecordingTenant(({ operation, response }) => {
    if (operation === 'POST-customer-authenticate-customer') response.headers['content-type'] = 'text/plain';
    if (operation === 'GET-customer-logout-customer') response.status = 200;
  });

  const run = await runConformance(tenant.env, some);
  await tenant.close();

  expect(run.code, run.output).toBe(1);
  expect(findLeaks(run, tenant.secrets)).toEqual([]);
});

test('a run that is hung up on shows no secret in any artefact', { tag: '@heavy' }, async () => {
  const tenant = await startSecretRecordingTenant();
  const proxy = await aHostileProxy(tenant.url, /logout|refreshauthtoken|password\/reset\/update|\/me$/);

  const run = await runConformance({ ...tenant.env, API_URL: proxy.url }, some);
  await proxy.close();
  await tenant.close();

  expect(run.code, run.output).toBe(3);
  expect(run.output).toContain('Blocked:');
  expect(findLeaks(run, tenant.secrets)).toEqual([]);
});

test(
  'a run with the debug log of Playwright shows no secret, neither in an artefact nor in the log',
  { tag: '@heavy' },
  async () => {
    const tenant = await startSecretRecordingTenant();

    const run = await runConformance({ ...tenant.env, DEBUG: 'pw:*' }, ['tests/journey/customer']);
    await tenant.close();

    expect(run.code, run.output.slice(-2000)).toBe(0);
    expect(run.output).toContain('pw:api');
    expect(findLeaks(run, tenant.secrets)).toEqual([]);
  },
);

for (const signal of ['SIGINT', 'SIGKILL'] as const)
  test(`a run that is ended half-way by ${signal} shows no secret in any artefact`, { tag: '@heavy' }, async () => {
    const tenant = await startSecretRecordingTenant();

    const run = await runConformance(tenant.env, some, { when: () => tenant.secrets.size > 40, signal });
    await tenant.close();

    expect(run.code, run.output).not.toBe(0);
    expect(findLeaks(run, tenant.secrets)).toEqual([]);
  });

test(
  'reporters that the command line names in place of the suite\u2019s own show no secret',
  { tag: '@heavy' },
  async () => {
    const tenant = await startSecretRecordingTenant(({ operation, response }) => {
      if (operation === 'GET-customer-logout-customer') response.status = 200;
    });

    const run = await runConformance(tenant.env, [...some, '--reporter=html,json,blob,list']);
    await tenant.close();

    expect(run.code, run.output.slice(-2000)).toBe(1);
    expect(readdirSync(run.results)).toEqual(expect.arrayContaining(['html', 'blob']));
    expect(findLeaks(run, tenant.secrets)).toEqual([]);
  },
);

test('tests that leak on purpose, in every way that is known, show no secret in any report of Playwright\u2019s', async () => {
  const tenant = await startSecretRecordingTenant();

  const run = await runConformance(tenant.env, ['-c', 'selftest/secrets/canaries.config.ts', 'leaks']);
  await tenant.close();

  expect(run.output).toContain('last words <access-token:');
  expect(readdirSync(run.results)).toEqual(expect.arrayContaining(['html', 'blob', 'playwright.json', 'junit.xml']));
  expect(run.report().secrets.leaks).toEqual([]);
  expect(findLeaks(run, tenant.secrets)).toEqual([]);
});

test('a secret in a file is found, named by file and kind, and makes the run unclean', async () => {
  const run = await runConformance({}, ['-c', 'selftest/secrets/canaries.config.ts', 'writes']);

  expect(run.code, run.output).toBe(4);
  expect(run.output).toMatch(/^unclean:/m);
  expect(run.report().secrets.leaks.map(({ file, kind }) => `${path.basename(file)}: ${kind}`)).toEqual(
    expect.arrayContaining(['note.txt: access-token', 'note.txt: password']),
  );
});

test(
  'a secret in a file is found as well where the command line has replaced the suite\u2019s reporters',
  { tag: '@heavy' },
  async () => {
    const run = await runConformance({}, ['-c', 'selftest/secrets/canaries.config.ts', 'writes', '--reporter=line']);

    expect(run.code, run.output).toBe(4);
    expect(run.output).toMatch(/A secret stands in what the run has written: password in .*note\.txt/);
  },
);
