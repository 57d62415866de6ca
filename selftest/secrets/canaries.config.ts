import { defineConfig } from '@playwright/test';
import path from 'node:path';
import { settings } from '../../fixtures/settings/index.ts';
import conformance from '../../playwright.config.ts';

const into = (name: string): string => path.join(settings.resultsDir, name);

/** The conformance run's own config for tests that leak on purpose, with every other reporter that Playwright has. */
export default defineConfig(conformance, {
  testDir: './canaries',
  testMatch: '*.canary.ts',
  globalSetup: ['../../fixtures/preflight.ts', '../../reporters/scan/atExit.ts'],
  workers: 1,
  reporter: [
    ['../../reporters/redaction.ts'],
    ['list'],
    ['github'],
    ['json', { outputFile: into('playwright.json') }],
    ['html', { outputFolder: into('html'), open: 'never' }],
    ['blob', { outputDir: into('blob') }],
    ['junit', { outputFile: into('junit.xml'), embedAnnotationsAsProperties: true }],
    ['../../reporters/allure/index.ts', { resultsDir: into('allure-results') }],
    ['../../reporters/verdict.ts'],
  ],
});
