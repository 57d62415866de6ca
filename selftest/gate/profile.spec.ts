import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { operations } from '../../contract/operations/index.ts';
import { profiles } from '../../contract/profiles.ts';
import { requirements, type Requirement } from '../../contract/requirements/index.ts';
import type { Report } from '../../reporters/report.ts';
import { removeTemporaryFolders, runConformance } from '../support/run-command.ts';

/** What a pipeline can afford at each change. */
const mostRequests = 400;
const mostCustomers = 30;

test.afterEach(removeTemporaryFolders);

test('the gate profile names requirements that judge and have a test, each once', () => {
  const { requirements: ids } = profiles.gate;
  const rows = ids.map((id): Requirement => requirements[id]);

  expect(new Set(ids).size).toBe(ids.length);
  expect(rows.filter(({ level, notTested }) => level === 'OBSERVE' || notTested !== undefined)).toEqual([]);
});

test('a run of the gate profile is partial by name, and as cheap as it promises', async () => {
  const run = await runConformance({ PROFILE: 'gate' }, ['--workers=2']);
  const report = JSON.parse(readFileSync(path.join(run.results, 'conformance.json'), 'utf8')) as Report;

  expect(run.code, run.output).toBe(0);
  expect(run.output).toMatch(
    /^partial: [^\n]*: gate profile: \d+ of \d+ MUST requirements were asked, and are met\.$/m,
  );
  expect(report.profile).toBe('gate');
  expect(report.requests).toBeLessThanOrEqual(mostRequests);
  const signups = report.operations.find(({ operationId }) => operationId === operations.signUp.operationId);
  expect(signups?.statuses['201']).toBeLessThanOrEqual(mostCustomers);
  const unasked = report.operations.filter(({ successes }) => successes === 0).map(({ operationId }) => operationId);
  expect(unasked).toEqual([]);
});

test('a profile that does not exist is refused', async () => {
  const run = await runConformance({ PROFILE: 'gaet' });

  expect(run.code).toBe(2);
  expect(run.output).toContain('PROFILE is "gaet", but must be one of gate');
});
