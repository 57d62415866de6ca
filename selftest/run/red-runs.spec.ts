import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { JSONReport, JSONReportSuite } from '@playwright/test/reporter';
import { failsTests, stepDefects } from '../../bench/live/defects.ts';
import { removeTemporaryFolders, runConformance } from '../support/run-command.ts';
import { startOutsideTenant } from '../support/servers.ts';

const firstLines = {
  'login-without-token': /logIn .* as guest was answered 200: \/access_token: expected a string/,
  'login-answers-500': /logIn .* as guest was answered 500: .*received 500/,
  'signup-without-id': /signUp .* as guest was answered 201: \/id: expected a string/,
  'signup-answers-200': /signUp .* as guest was answered 200: status: expected 201/,
  'guest-lifetime-is-text': /logInAnonymously .* as nobody was answered 200: \/expires_in: expected/,
} as const satisfies Record<keyof typeof stepDefects, RegExp>;

type Defect = keyof typeof stepDefects;

const specsOf = ({ specs, suites = [] }: JSONReportSuite): JSONReportSuite['specs'] => [
  ...specs,
  ...suites.flatMap(specsOf),
];

test.afterEach(removeTemporaryFolders);

for (const [defect, reason] of Object.entries(firstLines) as [Defect, RegExp][])
  test(`a first step that is broken is told once: ${defect}`, async () => {
    const tenant = await startOutsideTenant({ wire: stepDefects[defect] });

    const run = await runConformance(tenant.env, ['tests/address/patch.spec.ts', '--workers=1']);
    await tenant.close();

    expect(run.code, run.output).toBe(1);
    const { tests, counts, notAsked, because } = run.report();
    expect(counts).toMatchObject({ failed: 0, 'not asked': tests.length });
    expect(because).toMatch(reason);
    expect(notAsked).toEqual([expect.objectContaining({ firstStep: true, tests: tests.length })]);
    expect(run.output).toMatch(/^deviates: .*not asked, as/m);
  });

test('the tests of a broken step itself are asked, and show what was answered', async () => {
  const tenant = await startOutsideTenant({ wire: stepDefects['login-without-token'] });

  const run = await runConformance(tenant.env, ['--grep', '@login.tokens.issues-access-token']);
  await tenant.close();

  expect(run.code, run.output).toBe(1);
  const { requirements, counts } = run.report();
  expect(counts['not asked'], run.output).toBe(0);
  expect(requirements.find(({ id }) => id === 'login.tokens.issues-access-token')?.outcome).toBe('failed');
});

test('a failed test that leaves its worker to the next one is a failure in every report', async () => {
  const tenant = await startOutsideTenant({ wire: failsTests(3) });

  const run = await runConformance(tenant.env, ['tests/address/patch.spec.ts', '--workers=1']);
  await tenant.close();

  expect(run.code, run.output).toBe(1);
  expect(run.report().counts.failed).toBe(3);
  expect(readFileSync(path.join(run.results, 'junit.xml'), 'utf8')).toMatch(/(failures|errors)="3"/);
});

test('kinds of failures keep their worker or end it, and are unexpected in any reporter', async () => {
  const run = await runConformance({}, ['-c', 'selftest/stacks/failing.config.ts']);

  const report = JSON.parse(readFileSync(path.join(run.results, 'failing.json'), 'utf8')) as JSONReport;
  const tests = report.suites.flatMap(specsOf).flatMap((spec) => spec.tests);
  expect(tests.map(({ status }) => status)).toEqual(tests.map(() => 'unexpected'));
  const workers = tests.map(({ results }) => results[0]?.workerIndex);
  // An error of the suite ends the worker, a judgement of the tenant does not.
  expect(workers).toEqual([0, 0, 0, 0, 1, 1]);
});

test('where the command line names other reporters, a failure fails the run all the same', async () => {
  const tenant = await startOutsideTenant({ wire: failsTests(1) });

  const run = await runConformance(tenant.env, ['tests/address/patch.spec.ts', '--workers=1', '--reporter=line']);
  await tenant.close();

  expect(run.code, run.output).toBe(1);
  expect(run.output).toContain('1 failed');
});
