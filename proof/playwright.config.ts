import { defineConfig } from '@playwright/test';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { stripTypes } from '../src/tuning/type-stripping/index.ts';

await stripTypes();
const { combinedVariations, variations } = await import('../faults/index.ts');
const { withoutBrowser } = await import('../src/tuning/browser-options.ts');
const { proof, settings } = await import('../src/config/index.ts');
const { sourceExtension } = await import('../src/shared/installation.ts');

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
  reporter: [[`../reporters/redaction-reporter${sourceExtension}`], [`./reporter${sourceExtension}`]],
  projects: [
    { name: 'baseline', testMatch: `variations.spec${sourceExtension}` },
    { name: 'faults', testMatch: `faults.spec${sourceExtension}` },
    { name: 'wire', testMatch: `wire.spec${sourceExtension}` },
    { name: 'blind', testMatch: `random-mutations.spec${sourceExtension}` },
    { name: 'mutant-coverage', testMatch: 'mutants/coverage.spec.ts' },
    { name: 'mutants', testMatch: 'mutants/mutants.spec.ts' },
    // Several variations in one tenant: a run for each combination is a run for all variations.
    ...Object.keys(combinedVariations).map((id) => ({
      name: `combined:${id}`,
      testMatch: `variations.spec${sourceExtension}`,
      use: { variation: id },
    })),
    ...variations.map(({ id }) => ({
      name: `variation:${id}`,
      testMatch: `variations.spec${sourceExtension}`,
      use: { variation: id },
    })),
  ],
});
