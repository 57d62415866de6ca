import { defineConfig } from '@playwright/test';
import path from 'node:path';
import { withoutBrowser } from '../fixtures/options.ts';
import { settings } from '../fixtures/settings/index.ts';

/** The tests of the suite itself: its instruments have to fail when they should. */
export default defineConfig({
  testDir: '.',
  outputDir: path.join(settings.resultsDir, 'selftest'),
  fullyParallel: true,
  forbidOnly: true,
  timeout: 240_000,
  workers: '100%',
  captureGitInfo: { commit: false, diff: false },
  use: { ...withoutBrowser, trace: 'off' },
  // What takes a whole run of the suite is left to .ci/run.
  projects: [
    { name: 'selftest', grepInvert: /@heavy/ },
    { name: 'heavy', grep: /@heavy/, workers: 1 },
  ],
  reporter: [[process.stdout.isTTY ? 'line' : 'dot']],
});
