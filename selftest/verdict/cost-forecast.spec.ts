import { expect, test } from '@playwright/test';
import type { TestCase } from '@playwright/test/reporter';
import { readSettings } from '../../src/config/index.ts';
import { inMinutes } from '../../reporters/cost.ts';
import { durationOf } from '../../reporters/cost-forecast.ts';
import { TimeLeft } from '../../reporters/time-left.ts';
import { stepDefects } from '../../bench/live/defects.ts';
import { removeTemporaryFolders, runConformance } from '../support/run-command.ts';
import { startOutsideTenant } from '../support/servers.ts';

const cost = { requests: 3000, customers: 300, customerLogins: 300, anonymousLogins: 300, mails: 90 };
const durationWith = (settings: Readonly<Record<string, string>>) =>
  durationOf(cost, 95, 4, readSettings(settings).settings);

test.afterEach(removeTemporaryFolders);

test('a run takes as long as its requests, or as the limit that allows least', () => {
  expect(durationWith({})).toEqual({ milliseconds: 78_000 });
  expect(durationWith({ MAX_RPS: '10' })).toEqual({ milliseconds: 303_000, limit: 'MAX_RPS=10' });
  expect(durationWith({ MAX_RPS: '10', MAX_LOGINS_PER_MINUTE: '30' })).toEqual({
    milliseconds: 603_000,
    limit: 'MAX_LOGINS_PER_MINUTE=30',
  });
  expect(durationWith({ MAX_MAILS_PER_MINUTE: '60' })).toMatchObject({ limit: 'MAX_MAILS_PER_MINUTE=60' });
  expect([inMinutes(12_400), inMinutes(603_000)]).toEqual(['12 s', '10 min 3 s']);
});

test('a list of tests tells what they cost, and makes no customer', async () => {
  const asked: string[] = [];
  const tenant = await startOutsideTenant({ wire: ({ operation }) => void asked.push(operation) });
  const settings = { ...tenant.env, MAX_LOGINS_PER_MINUTE: '1' };

  const run = await runConformance(settings, ['tests/tokens/logout.spec.ts', '--list']);
  await tenant.close();

  expect(run.code, run.output).toBe(0);
  expect(run.output).toMatch(/A run of 8 tests costs about \d+ requests · /);
  expect(run.output).toMatch(/It takes about \d+ min \d+ s with .*, which MAX_LOGINS_PER_MINUTE=1 decides\./);
  expect(new Set(asked)).toEqual(new Set(['GET-oauth-generate-anonymous-access-token']));
});

test('a list of tests of a target that cannot be asked still tells what they cost', async () => {
  const tenant = await startOutsideTenant({ wire: stepDefects['guest-lifetime-is-text'] });

  const run = await runConformance(tenant.env, ['tests/tokens/logout.spec.ts', '--list']);
  await tenant.close();

  expect(run.code, run.output).toBe(0);
  expect(run.output).toContain('How long it takes is not known');
});

test('the time left is told by what decides it, each minute where there is no terminal', () => {
  const tests = ['one', 'other'].map((id) => ({ id, location: { file: 'none' }, titlePath: () => [id] }));
  const left = new TimeLeft(
    tests as unknown as TestCase[],
    { consistentWithin: 0, maxCreated: 3_000, retries: 0, retryBudget: 0, loginsPerMinute: 30 },
    0,
  );
  expect(left.inWords(10)).toBe('');

  left.ended({ id: 'one' });

  expect(left.inWords(90_000)).toBe('about 1 min 30 s left');
  expect([59_000, 61_000, 62_000].map((now) => left.isDue(now))).toEqual([false, true, false]);
});
