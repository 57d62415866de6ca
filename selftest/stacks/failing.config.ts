import { defineConfig } from '@playwright/test';
import path from 'node:path';
import { settings } from '../../src/config/index.ts';
import conformance from '../../playwright.config.ts';

/** The conformance run's own config for tests that fail on purpose, and say where. */
export default defineConfig(conformance, {
  testDir: './failing',
  testMatch: '*.failing.ts',
  globalSetup: ['../../src/run/preflight.ts', '../../reporters/secret-scan/at-exit.ts'],
  workers: 1,
  reporter: [
    ['../../reporters/redaction-reporter.ts'],
    ['json', { outputFile: path.join(settings.resultsDir, 'failing.json') }],
  ],
});
