import { defineConfig } from '@playwright/test';
import conformance from '../../playwright.config.ts';

/** The conformance run's own config for tests that end their run on purpose. */
export default defineConfig(conformance, {
  testDir: './ending',
  testMatch: '*.ending.ts',
  globalSetup: ['../../src/run/preflight.ts', '../../reporters/secret-scan/at-exit.ts'],
  workers: 1,
  reporter: [['../../reporters/redaction-reporter.ts'], ['./crashing-reporter.ts']],
});
