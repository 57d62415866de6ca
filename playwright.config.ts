import { defineConfig, type ReporterDescription } from '@playwright/test';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import type { Settings } from './src/config/index.ts';
import type { Shard } from './src/config/shard.ts';
import { stripTypes } from './src/tuning/type-stripping/index.ts';

/** Tests that are only listed were not run, and leave the reports of those that were as they are. */
const isListing = process.argv.includes('--list');
/** Workers and editors have other command lines. */
const isRun = ['test', 'merge-reports'].some((name) => process.argv.includes(name)) && !isListing;

// Each process of a run reads this file first.
await stripTypes();

const { loadExtension } = await import('./src/config/extension.ts');
/** Where a project has tests of its own. It extends the contract, so it comes before all that reads it. */
const ownTests = await loadExtension();

// Not imported above: what is loaded before the hook is there, Playwright compiles.
const { beginRun } = await import('./src/run/exit-code.ts');
if (isRun) beginRun();
const { tagsOf } = await import('./contract/profiles.ts');
const { refuseUnwritable } = await import('./src/run/check-folders.ts');
const { clearResults } = await import('./src/run/clear-results.ts');
const { refuseUnknownProjects } = await import('./src/run/check-projects.ts');
const { metadataOf } = await import('./src/run/run-facts.ts');
const { withoutBrowser } = await import('./src/tuning/browser-options.ts');
const { problems, projectsIn, settings, targets } = await import('./src/config/index.ts');
const { defaultPatience } = await import('./src/config/traffic.ts');
const { sourceExtension } = await import('./src/shared/installation.ts');

const { resultsDir, shard } = settings;
const isRefused = problems.length > 0;
/** Settings that cannot be used are refused before the first test; targets that were read from them may have no name. */
const named = isRefused ? [] : targets.filter(({ name }) => name !== '');
/** But Playwright itself is the first to refuse a project that is not there, and ends with 1. */
const refused =
  isRefused && targets.every(({ name }) => name !== '') ? projectsIn(process.argv).map((name) => ({ name })) : [];

/** Tests in a second folder are a second project of the target. */
const inBothFolders = <Project extends object>(project: Project) => [
  project,
  ...(ownTests === undefined ? [] : [{ ...project, testDir: ownTests }]),
];

/** What the tests of a target are given. */
function limitsOf({ outside, patience, traffic }: Settings) {
  /** How long an outside target may take for one answer, in milliseconds. */
  const longest = traffic.patience ?? defaultPatience;
  return {
    // A test that reads mails waits for three of them at most, one after the other. Time spent with waiting for the target is added.
    timeout: Math.max(60_000, 4 * longest) + 3 * patience,
    // What is polled for may be answered late.
    ...(outside && { expect: { timeout: longest + 5_000 } }),
  };
}

/** A clock that is turned for all at once allows one worker only, and so does one customer who stands in for all. */
const isForOne = ({ outside }: Settings): boolean => (outside?.clockUrl ?? outside?.customer) !== undefined;

if (isRun) {
  refuseUnwritable(settings);
  clearResults(settings.resultsDir);
  if (!isRefused) refuseUnknownProjects(named.map(({ name }) => name));
}

/** What merged shards are reported from. A folder for each: the reporter empties its folder. */
const blobOf = ({ current, total }: Shard): ReporterDescription[] => {
  const name = `${current}-of-${total}`;
  return [['blob', { outputFile: path.join(resultsDir, 'blob', name, `shard-${name}.zip`) }]];
};

/** Of a whole run or of all its shards merged, never of one shard. */
const forReaders: ReporterDescription[] = [
  [`./reporters/allure/index${sourceExtension}`, { resultsDir: path.join(resultsDir, 'allure-results') }],
];

/** Each target; an unnamed one where the run has only one. */
const projects = [
  ...refused,
  ...named.flatMap((own) =>
    inBothFolders({
      name: own.name,
      ...limitsOf(own),
      ...(isForOne(own) && { workers: 1 }),
      use: { targetName: own.name },
    }),
  ),
  ...(named.length + refused.length === 0 ? inBothFolders({ name: '', ...limitsOf(settings) }) : []),
];

/** The conformance run and nothing else. The suite's own tests have a config in selftest/. */
export default defineConfig<object, { targetName: string }>({
  testDir: 'tests',
  globalSetup: ['./src/run/preflight', './reporters/secret-scan/at-exit'].map((file) => file + sourceExtension),
  outputDir: path.join(resultsDir, 'tests'),
  // A file is read by one worker, not by each: its tests run there one after the other, and files beside each other. Shards are cut
  // between tests all the same, which makes them even.
  fullyParallel: shard !== undefined,
  forbidOnly: true,
  ...(settings.profile && { grep: tagsOf(settings.profile) }),
  ...limitsOf(settings),
  workers:
    isForOne(settings) || (ownTests !== undefined && targets.some(isForOne))
      ? 1
      : Math.max(2, Math.min(4, availableParallelism())),
  captureGitInfo: { commit: false, diff: false },
  use: { ...withoutBrowser, trace: 'off' },
  // Each of several targets is a project, whose tests have workers of their own.
  ...((named.length + refused.length > 0 || ownTests !== undefined) && { projects }),
  metadata: metadataOf(named[0] ?? settings, ...named.slice(1)),
  reporter: isListing
    ? [['list'], [`./reporters/cost-forecast${sourceExtension}`]]
    : [
        [`./reporters/redaction-reporter${sourceExtension}`],
        ...(shard ? blobOf(shard) : forReaders),
        // The last one: it searches what all the others have written.
        [`./reporters/conformance-reporter${sourceExtension}`],
      ],
});
