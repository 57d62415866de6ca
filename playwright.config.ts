import { defineConfig } from '@playwright/test';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { withoutBrowser } from './fixtures/options.ts';
import { settings } from './fixtures/settings/index.ts';

const { resultsDir, outside, patience } = settings;

/** The conformance run and nothing else. The suite's own tests have a config in selftest/. */
export default defineConfig({
  testDir: 'tests',
  globalSetup: './fixtures/preflight.ts',
  outputDir: path.join(resultsDir, 'tests'),
  fullyParallel: true,
  forbidOnly: true,
  // A test that reads mails waits for three of them at most, one after the other.
  timeout: 60_000 + 3 * patience,
  // A clock that is turned for all at once allows one worker only.
  workers: outside?.clockUrl ? 1 : Math.max(2, Math.min(4, availableParallelism())),
  captureGitInfo: { commit: false, diff: false },
  use: { ...withoutBrowser, trace: 'off' },
  reporter: [
    ['./reporters/redaction.ts'],
    ['./reporters/verdict.ts'],
    ['junit', { outputFile: path.join(resultsDir, 'junit.xml'), embedAnnotationsAsProperties: true }],
    ['./reporters/allure.ts', { resultsDir: path.join(resultsDir, 'allure-results') }],
  ],
});
