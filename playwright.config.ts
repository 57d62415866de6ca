import { defineConfig } from '@playwright/test';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { withoutBrowser } from './fixtures/options.ts';
import { settings } from './fixtures/settings/index.ts';
import { defaultPatience } from './fixtures/settings/traffic.ts';

const { resultsDir, outside, traffic } = settings;
/** How long an outside target may take for one answer, in milliseconds. */
const patience = traffic.patience ?? defaultPatience;

/** The conformance run and nothing else. The suite's own tests have a config in selftest/. */
export default defineConfig({
  testDir: 'tests',
  globalSetup: './fixtures/preflight.ts',
  outputDir: path.join(resultsDir, 'tests'),
  fullyParallel: true,
  forbidOnly: true,
  // Time that is spent with waiting for the target is added to it.
  timeout: Math.max(60_000, 4 * patience),
  // What is polled for may be answered late.
  ...(outside && { expect: { timeout: patience + 5_000 } }),
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
