import { defineConfig, type ReporterDescription } from '@playwright/test';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { optimizeLate } from './fixtures/engine.ts';
import { metadataOf } from './fixtures/evidence/run.ts';
import { withoutBrowser } from './fixtures/options.ts';
import { settings } from './fixtures/settings/index.ts';
import type { Shard } from './fixtures/settings/shard.ts';
import { defaultPatience } from './fixtures/settings/traffic.ts';

// Each process of a run reads this file first.
optimizeLate();

const { resultsDir, outside, patience, shard, traffic } = settings;
/** How long an outside target may take for one answer, in milliseconds. */
const longest = traffic.patience ?? defaultPatience;

/** What merged shards are reported from. A folder for each: the reporter empties its folder. */
const blobOf = ({ current, total }: Shard): ReporterDescription[] => {
  const name = `${current}-of-${total}`;
  return [['blob', { outputFile: path.join(resultsDir, 'blob', name, `shard-${name}.zip`) }]];
};

/** Of a whole run or of all its shards merged, never of one shard. */
const forReaders: ReporterDescription[] = [
  ['junit', { outputFile: path.join(resultsDir, 'junit.xml'), embedAnnotationsAsProperties: true }],
  ['./reporters/allure/index.ts', { resultsDir: path.join(resultsDir, 'allure-results') }],
];

/** The conformance run and nothing else. The suite's own tests have a config in selftest/. */
export default defineConfig({
  testDir: 'tests',
  globalSetup: ['./fixtures/preflight.ts', './reporters/scan/atExit.ts'],
  outputDir: path.join(resultsDir, 'tests'),
  fullyParallel: true,
  forbidOnly: true,
  // A test that reads mails waits for three of them at most, one after the other. Time spent with waiting for the target is added.
  timeout: Math.max(60_000, 4 * longest) + 3 * patience,
  // What is polled for may be answered late.
  ...(outside && { expect: { timeout: longest + 5_000 } }),
  // A clock that is turned for all at once allows one worker only, and so does one customer who stands in for all.
  workers: (outside?.clockUrl ?? outside?.customer) ? 1 : Math.max(2, Math.min(4, availableParallelism())),
  captureGitInfo: { commit: false, diff: false },
  use: { ...withoutBrowser, trace: 'off' },
  metadata: metadataOf(settings),
  reporter: [
    ['./reporters/redaction.ts'],
    ...(shard ? blobOf(shard) : forReaders),
    // The last one: it searches what all the others have written.
    ['./reporters/verdict.ts'],
  ],
});
