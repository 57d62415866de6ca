import { existsSync, readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { combinedVariations, ruleFaults, variations } from '../faults/index.ts';
import { proof, settings } from '../src/config/index.ts';
import { sourceExtension } from '../src/shared/installation.ts';
import { CommandError, wholeNumber } from './cli/command-error.ts';
import { runCommand, say, type FlagValues } from './cli/command.ts';
import { configFile, playwright, root } from './cli/playwright.ts';

const command = {
  call: 'npm run proof',
  about: 'Runs the conformance tests against deliberate faults and permitted variations of the reference tenant.',
  flags: {
    fault: { type: 'string', value: '<id>', help: 'one rule fault alone' },
    requirement: {
      type: 'string',
      value: '<id>',
      help: 'the rule faults that break a requirement alone, or all whose ids begin so',
    },
    'all-tests': {
      type: 'boolean',
      default: false,
      help: 'with --fault or --requirement: every test meets the fault, to see which fail and no others',
    },
    variation: { type: 'string', value: '<id>', help: 'one permitted variation alone' },
    rules: {
      type: 'boolean',
      default: false,
      help: 'the rule faults and the variations, without the faults on the wire',
    },
    quick: { type: 'boolean', default: false, help: 'a sample that covers every mechanism' },
    blind: {
      type: 'string',
      value: '<n>',
      help: 'n random mutations of answers instead; a measurement, which gates nothing',
    },
    mutants: {
      type: 'string',
      value: '<n>',
      help: "n random changes of the tenant's own source instead; a measurement, which gates nothing",
    },
    seed: { type: 'string', value: '<n>', help: 'the seed of the data, of the blind faults and of the mutants' },
    workers: { type: 'string', value: '<n>', help: 'how many tests run at once' },
    shard: {
      type: 'string',
      value: '<i>/<n>',
      help: `one part of n; it writes <RESULTS_DIR>/proof-shards/<i>-of-<n>.zip and judges nothing
yet; every part needs the same --seed`,
    },
    merge: {
      type: 'string',
      value: '<folder>',
      help: 'the judgement over the parts in a folder, which have to be all of them',
    },
  },
  exitCodes: { 0: 'proved', 1: 'a fault survived or a variation was blamed' },
} as const;

type Options = FlagValues<typeof command.flags>;

function known(kind: string, id: string, all: readonly { readonly id: string }[]): string {
  if (all.some((each) => each.id === id)) return id;
  const near = all.map((each) => each.id).filter((other) => other.startsWith(id.split('-')[0] ?? id));
  const hint = near.length > 0 ? `Near it: ${near.slice(0, 12).join(', ')}.` : `There are ${all.length}.`;
  throw new CommandError(`--${kind}: found "${id}", expected the id of a ${kind}. ${hint}`);
}

/** The rule faults to be proved alone, where some are asked for. */
function chosen({ fault, requirement, 'all-tests': allTests }: Options): readonly string[] | undefined {
  if (fault !== undefined) return [known('fault', fault, ruleFaults)];
  if (requirement === undefined) {
    if (allTests) throw new CommandError('--all-tests: found alone, expected beside --fault or --requirement.');
    return undefined;
  }
  const isMeant = (id: string): boolean => id === requirement || id.startsWith(`${requirement}.`);
  const found = ruleFaults.filter(({ breaks }) => breaks.some(isMeant));
  if (found.length === 0)
    throw new CommandError(
      `--requirement: found "${requirement}", expected a requirement's id, such as address.patch.merges, or what comes before one of its dots, such as address.patch, without the dot itself.`,
    );
  return found.map(({ id }) => id);
}

/** The projects that Playwright is asked to run. */
function selection(options: Options): readonly string[] {
  const { variation, rules, quick, blind } = options;
  if (chosen(options)) return ['--project=faults'];
  if (variation !== undefined) return [`--project=variation:${known('variation', variation, variations)}`];
  if (blind !== undefined) return ['--project=blind'];
  const varied = Object.keys(combinedVariations).map((id) => `--project=combined:${id}`);
  if (quick) return ['--project=faults', '--project=wire', ...varied.slice(0, 1)];
  return ['--project=faults', ...varied, ...(rules ? [] : ['--project=wire'])];
}

function environment(options: Options): NodeJS.ProcessEnv {
  const { blind, seed, quick, 'all-tests': allTests } = options;
  const faults = chosen(options);
  const count = blind === undefined ? undefined : wholeNumber('blind', blind, 1, 999_999);
  if (seed !== undefined) wholeNumber('seed', seed, 0, 999_999_999);
  return proof.environment({
    quick,
    allTests,
    ...(faults && { faults }),
    ...(seed !== undefined && { seed }),
    ...(count !== undefined && { blind: `${count}` }),
  });
}

const play = (task: string, args: readonly string[], env: NodeJS.ProcessEnv): number =>
  playwright([task, '-c', configFile('proof'), ...args], env);

/** What a part of a proof is told beside what the whole would be: it writes what it has met for the merge, and judges nothing. */
function sharding(shard: string | undefined, env: NodeJS.ProcessEnv) {
  if (shard === undefined) return { args: [], env };
  const [, index = '', count = ''] = /^([1-9]\d{0,3})\/([1-9]\d{0,3})$/.exec(shard) ?? [];
  if (index === '' || Number(index) > Number(count))
    throw new CommandError(`--shard: found "${shard}", expected <i>/<n> with i from 1 to n, such as 1/4.`);
  const file = path.join(settings.resultsDir, 'proof-shards', `${index}-of-${count}.zip`);
  return {
    args: [`--shard=${shard}`, `--reporter=${path.join(root, `reporters/redaction-reporter${sourceExtension}`)},blob`],
    env: { ...env, PLAYWRIGHT_BLOB_OUTPUT_FILE: file },
  };
}

/** @throws CommandError when a part is missing: what was not run is not proved */
function requireAllParts(folder: string): void {
  if (!existsSync(folder))
    throw new CommandError(`--merge: found no folder "${folder}", expected one with the parts of a proof.`);
  const names = readdirSync(folder).filter((name) => name.endsWith('.zip'));
  const count = Number(/^\d+-of-(\d+)\.zip$/.exec(names[0] ?? '')?.[1] ?? 0);
  const expected = Array.from({ length: count }, (_, index) => `${index + 1}-of-${count}.zip`);
  const wrong = [
    ...expected.filter((name) => !names.includes(name)),
    ...names.filter((name) => !expected.includes(name)),
  ];
  if (count === 0 || wrong.length > 0)
    throw new CommandError(
      `--merge: found "${folder}", expected a folder with the parts 1-of-n.zip to n-of-n.zip of one proof and no others: ${count === 0 ? 'it holds none' : `missing or too many: ${wrong.join(', ')}`}.`,
    );
}

/** Measures how many mutants of the reference tenant's source the conformance tests notice. */
async function measureMutants(mutants: string, { seed, workers }: Options): Promise<number> {
  const count = wholeNumber('mutants', mutants, 1, 9999);
  // Loaded where it is asked for: it takes Babel along.
  const { runMutants } = await import('../proof/mutants/run-mutants.ts');
  const { reportMutants } = await import('../proof/mutants/mutant-report.ts');
  const drawnBy = seed === undefined ? settings.seed : wholeNumber('seed', seed, 0, 999_999_999);
  const slots = workers === undefined ? availableParallelism() : wholeNumber('workers', workers, 1, 999);
  const { all, results } = await runMutants(root, { count, seed: drawnBy, workers: slots });
  say(...reportMutants(all, results, drawnBy));
  return 0;
}

await runCommand(command, (given) => {
  if (given.mutants !== undefined) return measureMutants(given.mutants, given);
  if (given.merge !== undefined) {
    requireAllParts(given.merge);
    return play('merge-reports', [path.resolve(given.merge)], environment(given));
  }
  const picked = selection(given);
  const env = environment(given);
  const workers = given.workers === undefined ? [] : [`--workers=${wholeNumber('workers', given.workers, 1, 999)}`];
  const part = sharding(given.shard, env);
  const needsBaseline = !chosen(given) && given.variation === undefined && !given.rules;
  const baseline = needsBaseline ? play('test', ['--project=baseline', ...workers], env) : 0;
  return baseline === 0 ? play('test', [...picked, ...workers, ...part.args], part.env) : baseline;
});
