import { defineConfig } from '@playwright/test';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { withoutBrowser } from './fixtures/options.ts';
import { settings } from './fixtures/settings/index.ts';

const { resultsDir, outside } = settings;

/** The conformance run and nothing else. The suite's own tests have a config in selftest/. */
export default defineConfig({
  testDir: 'tests',
  globalSetup: ['./fixtures/preflight.ts', './reporters/scan/atExit.ts'],
  outputDir: path.join(resultsDir, 'tests'),
  fullyParallel: true,
  forbidOnly: true,
  timeout: 60_000,
  // A clock that is turned for all at once allows one worker only.
  workers: outside?.clockUrl ? 1 : Math.max(2, Math.min(4, availableParallelism())),
  captureGitInfo: { commit: false, diff: false },
  use: { ...withoutBrowser, trace: 'off' },
  reporter: [
    ['./reporters/redaction.ts'],
    ['junit', { outputFile: path.join(resultsDir, 'junit.xml'), embedAnnotationsAsProperties: true }],
    ['./reporters/allure/index.ts', { resultsDir: path.join(resultsDir, 'allure-results') }],
    // The last one: it searches what all the others have written.
    ['./reporters/verdict.ts'],
  ],
});
