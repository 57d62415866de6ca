import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { runConformance, removeTemporaryFolders, runScript } from '../support/run-command.ts';

test.afterEach(removeTemporaryFolders);

test('a report without results says where it looked and what to run, and ends with exit 2', async () => {
  const run = await runScript('report', [], { RESULTS_DIR: '/nowhere/at/all' });

  expect(run.code, run.output).toBe(2);
  expect(run.output).toBe(
    'There are no results in /nowhere/at/all/allure-results: run "npm run conformance" first, or set RESULTS_DIR to where a run has written its own.\n',
  );
});

test('two runs leave two lines of history, and a report in one file that names no analytics', async () => {
  const first = await runConformance({}, ['tests/journey/storefront']);
  const second = await runConformance({ RESULTS_DIR: first.results }, ['tests/journey/storefront']);
  const read = (name: string): string => readFileSync(path.join(first.results, name), 'utf8');

  const report = await runScript('report', ['--no-open'], { RESULTS_DIR: first.results });
  const again = await runScript('report', ['--no-open'], { RESULTS_DIR: first.results });

  expect(report.code, report.output).toBe(0);
  expect(again.code, again.output).toBe(0);
  expect(read('allure-history.jsonl').trim().split('\n')).toHaveLength(1);
  expect(read('history.jsonl').trim().split('\n'), second.output).toHaveLength(2);
  expect(second.output).toContain('since last    nothing has changed');
  expect(read('conformance.html')).toContain('1 comparable run on record');
  expect(read('allure.html')).not.toContain('googletagmanager');
});
