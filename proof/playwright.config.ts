import { defineConfig } from '@playwright/test';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { stripTypes } from '../src/tuning/type-stripping/index.ts';

await stripTypes();
const { combinedVariations, variations } = await import('../faults/index.ts');
const { withoutBrowser } = await import('../src/tuning/browser-options.ts');
const { proof, settings } = await import('../src/config/index.ts');

proof.begin();

/** The run of the conformance tests over all deliberate faults and permitted variations. */
export default defineConfig<object, { variation: string }>({
  testDir: '.',
  outputDir: path.join(settings.resultsDir, 'proof'),
  fullyParallel: true,
  forbidOnly: true,
  timeout: 60_000,
  workers: availableParallelism(),
  captureGitInfo: { commit: false, diff: false },
  use: { ...withoutBrowser, trace: 'off' },
  reporter: [['../reporters/redaction-reporter.ts'], ['./reporter.ts']],
  projects: [
    { name: 'baseline', testMatch: 'variations.spec.ts' },
    { name: 'faults', testMatch: 'faults.spec.ts' },
    { name: 'wire', testMatch: 'wire.spec.ts' },
    { name: 'blind', testMatch: 'random-mutations.spec.ts' },
    { name: 'mutant-coverage', testMatch: 'mutants/coverage.spec.ts' },
    { name: 'mutants', testMatch: 'mutants/mutants.spec.ts' },
    // Several variations in one tenant: a run for each combination is a run for all variations.
    ...Object.keys(combinedVariations).map((id) => ({
      name: `combined:${id}`,
      testMatch: 'variations.spec.ts',
      use: { variation: id },
    })),
    ...variations.map(({ id }) => ({
      name: `variation:${id}`,
      testMatch: 'variations.spec.ts',
      use: { variation: id },
    })),
  ],
});
