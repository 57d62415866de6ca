import { chromium } from '@playwright/test';
import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { page } from '../reporters/page/index.tsx';
import { proofScore } from '../reporters/page/proof-score.ts';
import type { Report } from '../reporters/report.ts';
import { candidates, environment, scratch } from './candidates.ts';
import { assign } from './runs.ts';
import { median, spread } from './statistics.ts';
import { table } from './table.ts';
import type { TenantProcess } from './tenant-process.ts';
import { cost, embedded, playwright } from './whole.ts';

const executablePath = '/usr/bin/chromium';

/** Builds the page of a whole run again and again. @returns how long each took, in seconds, and how many tests it tells of */
async function building(rounds: number): Promise<{ readonly seconds: readonly number[]; readonly tests: number }> {
  const env = embedded('page');
  await cost('The whole run', [playwright, 'test'], env);
  const results = env['RESULTS_DIR'] ?? '';
  const report = JSON.parse(readFileSync(path.join(results, 'conformance.json'), 'utf8')) as Report;
  const seconds: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const from = performance.now();
    page({ report, earlier: [], warnings: [], proof: proofScore(results, report.suite) });
    seconds.push((performance.now() - from) / 1000);
  }
  return { seconds, tests: report.tests.length };
}

/** Runs short tests in two shards, and merges them. @returns the merged page, and how long merging took, in seconds */
async function merged(
  times: number,
  tenant: TenantProcess,
): Promise<{ readonly file: string; readonly seconds: number }> {
  const ours = candidates.find(({ id }) => id === 'ours');
  if (!ours) throw new Error('Ours has to be among the candidates.');
  const results = path.join(scratch, 'merged');
  mkdirSync(results, { recursive: true });
  const env = { ...environment(tenant), RESULTS_DIR: results, SEED: '1' };
  assign(times, tenant);
  for (const shard of ['1/2', '2/2'])
    await cost(`Shard ${shard}`, [...ours.args({ what: 'short', times, workers: 2 }, tenant), `--shard=${shard}`], env);
  const { wallSeconds } = await cost('Merging', ['--import', 'tsx', 'scripts/merge.ts'], env);
  return { file: path.join(results, 'conformance.html'), seconds: wallSeconds };
}

/** Opens a page as a reader does. @returns how long it took until it was drawn, in seconds, each time in a new window */
async function opening(file: string, rounds: number): Promise<readonly number[]> {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const seconds: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const reader = await browser.newPage({ viewport: { width: 1400, height: 900 } });
      const from = performance.now();
      await reader.goto(pathToFileURL(file).href);
      // The second frame is asked for when the first has been drawn.
      await reader.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
      seconds.push((performance.now() - from) / 1000);
      await reader.close();
    }
    return seconds;
  } finally {
    await browser.close();
  }
}

/** What it costs to make the pages that a reader has, and to open the largest. */
export async function reading(times: number, rounds: number, tenant: TenantProcess): Promise<string> {
  const built = await building(rounds);
  const { file, seconds } = await merged(times, tenant);
  const opened = existsSync(executablePath)
    ? `${spread(await opening(file, rounds))} s`
    : `not measured: there is no ${executablePath} (apt-get install chromium)`;
  return table(
    ['what a reader waits for', 'how long'],
    [
      [`the page of a whole run, ${built.tests} tests, is built`, `${median(built.seconds).toFixed(2)} s`],
      [`two shards of ${times} tests are merged into a verdict and its reports`, `${seconds.toFixed(1)} s`],
      [`the merged page (${(statSync(file).size / 2 ** 20).toFixed(1)} MiB) is open and drawn in Chromium`, opened],
    ],
  );
}
