import { defineConfig } from '@playwright/test';
import { stripTypes } from '../src/tuning/type-stripping/index.ts';

await stripTypes();
const { withoutBrowser } = await import('../src/tuning/browser-options.ts');

/** The tests of the suite itself: its instruments have to fail when they should. */
export default defineConfig({
  testDir: '.',
  // Not among the results of a run, all of which are searched for secrets: what is left here is broken or leaking on purpose.
  outputDir: '../test-results',
  fullyParallel: true,
  forbidOnly: true,
  timeout: 240_000,
  workers: '100%',
  captureGitInfo: { commit: false, diff: false },
  use: { ...withoutBrowser, trace: 'off' },
  // What takes a whole run of the suite is left to .ci/run.
  projects: [
    { name: 'selftest', grepInvert: /@heavy|@slow/ },
    // Waits most of the time for the pace that it is to keep: it begins first, and the others run beside it.
    { name: 'slow', grep: /@slow/ },
    { name: 'heavy', grep: /@heavy/ },
  ],
  reporter: [[process.stdout.isTTY ? 'line' : 'dot']],
});
