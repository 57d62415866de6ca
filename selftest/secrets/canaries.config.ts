import { defineConfig } from '@playwright/test';
import path from 'node:path';
import { settings } from '../../src/config/index.ts';
import conformance from '../../playwright.config.ts';

const into = (name: string): string => path.join(settings.resultsDir, name);

/** The conformance run's own config for tests that leak on purpose, with every other reporter that Playwright has. */
export default defineConfig(conformance, {
  testDir: './canaries',
  testMatch: '*.canary.ts',
  globalSetup: ['../../src/run/preflight.ts', '../../reporters/secret-scan/at-exit.ts'],
  workers: 1,
  reporter: [
    ['../../reporters/redaction-reporter.ts'],
    ['list'],
    ['github'],
    ['json', { outputFile: into('playwright.json') }],
    ['html', { outputFolder: into('html'), open: 'never' }],
    ['blob', { outputDir: into('blob') }],
    ['junit', { outputFile: into('junit.xml'), embedAnnotationsAsProperties: true }],
    ['../../reporters/allure/index.ts', { resultsDir: into('allure-results') }],
    ['../../reporters/conformance-reporter.ts'],
  ],
});
