import { expect, test } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Attachment, HttpExchange, StepResult, TestResult } from 'allure-js-commons';
import { curlOf } from '../../src/evidence/curl.ts';
import { categoryOf } from '../../reporters/allure/categories.ts';
import { identityOf, linksOf } from '../../reporters/allure/labels.ts';
import { aTestRecord } from '../support/test-record.ts';
import { runConformance, removeTemporaryFolders, type FinishedRun } from '../support/run-command.ts';
import { startOutsideTenant } from '../support/servers.ts';

const exchange = (body: string): Parameters<typeof curlOf>[0] => ({
  operation: 'logIn',
  speaker: 'guest',
  milliseconds: 1,
  http: {
    schemaVersion: 1,
    request: {
      method: 'POST',
      url: 'http://shop.example/login?token=<mailed-token:1>',
      headers: [{ name: 'authorization', value: 'Bearer <access-token:7>' }],
      body: { value: body },
    },
  },
});

const allure = (run: FinishedRun) => path.join(run.results, 'allure-results');
const readAllure = (run: FinishedRun): readonly TestResult[] =>
  readdirSync(allure(run))
    .filter((name) => name.endsWith('-result.json'))
    .map((name) => JSON.parse(readFileSync(path.join(allure(run), name), 'utf8')) as TestResult);
const allSteps = (steps: readonly StepResult[]): readonly StepResult[] =>
  steps.flatMap((step) => [step, ...allSteps(step.steps)]);
const readExchange = (run: FinishedRun, { source }: Attachment): HttpExchange =>
  JSON.parse(readFileSync(path.join(allure(run), source), 'utf8')) as HttpExchange;

test.afterEach(removeTemporaryFolders);

test('a curl line says to a shell what was sent, with variables in place of secrets', () => {
  const line = curlOf(exchange('{"password":"<password:3>","again":"<password:4>","name":"O\'Hara $HOME"}'));

  const script = `curl() { printf '%s\\n' "$@"; }; TOKEN=t MAILED_TOKEN=m PASSWORD=p PASSWORD_2=q; ${line}`;
  expect(execFileSync('sh', ['-c', script], { encoding: 'utf8' }).trim().split('\n')).toEqual([
    '-i',
    '-X',
    'POST',
    'http://shop.example/login?token=m',
    '-H',
    'authorization: Bearer t',
    '--data-raw',
    '{"password":"p","again":"q","name":"O\'Hara $HOME"}',
  ]);
});

test('a failing test leaves who asked what, what was promised and received, and how to repeat it', async () => {
  const tenant = await startOutsideTenant({
    wire: ({ operation, response }) => {
      if (operation !== 'GET-customer-list-customer-addresses') return;
      response.body = Buffer.from(response.body.toString().replaceAll('"city"', '"town"'));
    },
  });
  const run = await runConformance(tenant.env, ['tests/address/create']);
  await tenant.close();

  expect(run.code, run.output).toBe(1);
  const failed = run.report().tests.filter(({ outcome }) => outcome === 'failed');
  const { failure, where, requirements } = failed[0] ?? {};
  expect(failure).toMatchObject({
    version: 1,
    speaker: 'customer',
    operation: 'listAddresses',
    route: 'GET /customer/{tenant}/me/addresses',
    curl: expect.stringMatching(/^curl -i 'http.*Bearer '"\$TOKEN"$/),
    command: expect.stringContaining(`npm run conformance -- ${where}`),
  });
  expect(failure?.requirement.map(({ id }) => id)).toEqual(requirements);
  expect(failure?.exchanges.at(-1)?.http.response?.body?.value).toContain('"town"');
  const junit = readFileSync(path.join(run.results, 'junit.xml'), 'utf8');
  expect(junit).toMatch(
    /promised {3}\w+ address\.[\s\S]*asked by {3}customer: listAddresses[\s\S]*ask again {2}curl -i[\s\S]*repeat {5}SEED=/,
  );
  expect(run.output).toContain(failure?.command);
});

test('a blocked test is told in one line, and what was promised in the next', async () => {
  const tenant = await startOutsideTenant({
    wire: ({ operation, response }) => {
      if (operation === 'POST-customer-add-address') response.status = 503;
    },
  });
  const run = await runConformance(tenant.env, ['tests/address/create', '-g', 'the id of the new address']);
  await tenant.close();

  expect(run.code, run.output).toBe(3);
  expect(run.output).toMatch(
    /address\.create\.\S+ · tests\/address\/\S+ · POST .* answered 503\..*\n +\(MUST\): .*Source: /,
  );
  expect(run.output).not.toMatch(/answered 503\..*promised/);
});

test('each call is one step with its exchange, and Allure knows requirement, chapter, level and cause', async () => {
  const run = await runConformance({}, ['tests/address/create']);
  const results = readAllure(run);
  const { requests, tests } = run.report();

  expect(results).toHaveLength(tests.length);
  const calls = results.flatMap(({ steps }) => allSteps(steps)).filter(({ attachments }) => attachments.length > 0);
  expect(calls).toHaveLength(requests);
  for (const { name, attachments } of calls) {
    expect(name).toMatch(/^\w+: \w+ -> \d{3} · \d+ ms$/);
    const { request, response } = readExchange(run, attachments[0] as Attachment);
    expect(name).toContain(` -> ${response?.status} · `);
    expect(request.url).toMatch(/^http:/);
  }
  const added = results.find(({ labels }) => labels.some(({ value }) => value.startsWith('address.create.')));
  expect(added?.labels).toEqual(
    expect.arrayContaining([
      { name: 'feature', value: 'address' },
      { name: 'epic', value: 'Emporix Customer Service' },
    ]),
  );
  expect(added?.labels.find(({ name }) => name === 'severity')?.value).toMatch(/^(critical|normal|minor)$/);
  expect(new Set(results.map(({ historyId }) => historyId)).size).toBe(results.length);
  expect(readdirSync(allure(run))).toEqual(expect.arrayContaining(['categories.json', 'environment.properties']));
});

test('a test stays itself in whatever order it names requirements, and a failure is told by its cause', () => {
  const ids = ['address.patch.merges', 'address.patch.succeeds'] as const;
  expect(identityOf(ids, 'one title')).toBe(identityOf([...ids].reverse(), 'one title'));
  expect(identityOf(ids, 'one title')).not.toBe(identityOf(ids, 'another'));
  expect(
    linksOf(ids)
      .map(({ url }) => url)
      .join(' '),
  ).toMatch(/customer-management/);

  const failed = { outcome: 'failed' as const, requirements: ids };
  expect(categoryOf(aTestRecord({ ...failed, cause: 'contract' }))).toBe('contract');
  expect(categoryOf(aTestRecord(failed))).toBe('behaviour');
  expect(categoryOf(aTestRecord({ outcome: 'failed', requirements: ['tags.add.owner-only'] }))).toBe('security');
  expect(categoryOf(aTestRecord({ outcome: 'blocked' }))).toBe('blocked');
  expect(categoryOf(aTestRecord())).toBeUndefined();
});
