import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { blends, ruleFaults, variations } from '../faults/index.ts';
import { proof, settings } from '../src/config/index.ts';

const root = path.resolve(import.meta.dirname, '..');
const playwright = path.join(root, 'node_modules/@playwright/test/cli.js');
const config = path.join(root, 'proof/playwright.config.ts');

const help = `npm run proof -- [options]
Runs the conformance tests against deliberate faults and permitted variations of the reference tenant.

  --fault <id>        one rule fault alone
  --requirement <id>  the rule faults that break a requirement alone, or all whose ids begin so
  --all-tests         with --fault or --requirement: every test meets the fault, to see which fail and no others
  --variation <id>    one permitted variation alone
  --rules             the rule faults and the variations, without the faults on the wire
  --quick             a sample that covers every mechanism
  --blind <n>         n random mutations of answers instead; a measurement, which gates nothing
  --seed <n>          the seed of the data, and of the blind faults
  --workers <n>       how many tests run at once
  --shard <i>/<n>     one part of n; it writes <RESULTS_DIR>/proof-shards/<i>-of-<n>.zip and judges nothing
                      yet; every part needs the same --seed
  --merge <folder>    the judgement over the parts in a folder, which have to be all of them
  --help              this text

Exit codes: 0 proved, 1 a fault survived or a variation was blamed, 2 misuse or an error.`;

class Misuse extends Error {}

function options() {
  try {
    const { values } = parseArgs({
      options: {
        fault: { type: 'string' },
        requirement: { type: 'string' },
        'all-tests': { type: 'boolean', default: false },
        variation: { type: 'string' },
        rules: { type: 'boolean', default: false },
        quick: { type: 'boolean', default: false },
        blind: { type: 'string' },
        seed: { type: 'string' },
        workers: { type: 'string' },
        shard: { type: 'string' },
        merge: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
    return values;
  } catch (error) {
    throw new Misuse(error instanceof Error ? error.message : String(error));
  }
}

type Options = ReturnType<typeof options>;

function known(kind: string, id: string, all: readonly { readonly id: string }[]): string {
  if (all.some((each) => each.id === id)) return id;
  const near = all.map((each) => each.id).filter((other) => other.startsWith(id.split('-')[0] ?? id));
  throw new Misuse(
    `--${kind} is "${id}", but there is no such ${kind}. ${near.length > 0 ? `Near it: ${near.slice(0, 12).join(', ')}.` : `There are ${all.length}.`}`,
  );
}

function whole(name: string, text: string | undefined): readonly string[] {
  if (text === undefined) return [];
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new Misuse(`--${name} is "${text}", but must be a whole number from 1.`);
  return [text];
}

/** The rule faults to be proved alone, where some are asked for. */
function chosen({ fault, requirement, 'all-tests': allTests }: Options): readonly string[] | undefined {
  if (fault !== undefined) return [known('fault', fault, ruleFaults)];
  if (requirement === undefined) {
    if (allTests) throw new Misuse('--all-tests is for --fault or --requirement, but neither is given.');
    return undefined;
  }
  const isMeant = (id: string): boolean => id === requirement || id.startsWith(`${requirement}.`);
  const found = ruleFaults.filter(({ breaks }) => breaks.some(isMeant));
  if (found.length === 0)
    throw new Misuse(
      `--requirement is "${requirement}", but must be a requirement's id or the beginning of some up to a dot, such as address.patch.merges or address.patch.`,
    );
  return found.map(({ id }) => id);
}

/** The projects that Playwright is asked to run. */
function selection(options: Options): readonly string[] {
  const { variation, rules, quick, blind } = options;
  if (chosen(options)) return ['--project=faults'];
  if (variation !== undefined) return [`--project=variation:${known('variation', variation, variations)}`];
  if (blind !== undefined) return ['--project=blind'];
  const varied = Object.keys(blends).map((id) => `--project=blend:${id}`);
  if (quick) return ['--project=faults', '--project=wire', ...varied.slice(0, 1)];
  return ['--project=faults', ...varied, ...(rules ? [] : ['--project=wire'])];
}

function environment(options: Options): NodeJS.ProcessEnv {
  const { blind, seed, quick, 'all-tests': allTests } = options;
  const faults = chosen(options);
  const [count] = whole('blind', blind);
  if (seed !== undefined && !/^\d{1,9}$/.test(seed))
    throw new Misuse(`--seed is "${seed}", but must be a whole number up to 999999999.`);
  return proof.environment({
    quick,
    allTests,
    ...(faults && { faults }),
    ...(seed !== undefined && { seed }),
    ...(count !== undefined && { blind: count }),
  });
}

function play(command: string, args: readonly string[], env: NodeJS.ProcessEnv): number {
  const all = [playwright, command, '-c', config, ...args];
  const { status } = spawnSync(process.execPath, all, { cwd: root, stdio: 'inherit', env });
  return status ?? 2;
}

/** What a part of a proof is told beside what the whole would be: it writes what it has met for the merge, and judges nothing. */
function sharding(shard: string | undefined, env: NodeJS.ProcessEnv) {
  if (shard === undefined) return { args: [], env };
  const [, index = '', count = ''] = /^([1-9]\d{0,3})\/([1-9]\d{0,3})$/.exec(shard) ?? [];
  if (index === '' || Number(index) > Number(count))
    throw new Misuse(`--shard is "${shard}", but must be <i>/<n> with i from 1 to n, such as 1/4.`);
  const file = path.join(settings.resultsDir, 'proof-shards', `${index}-of-${count}.zip`);
  return {
    args: [`--shard=${shard}`, `--reporter=${path.join(root, 'reporters/redaction-reporter.ts')},blob`],
    env: { ...env, PLAYWRIGHT_BLOB_OUTPUT_FILE: file },
  };
}

/** @throws Misuse when a part is missing: what was not run is not proved */
function requireAllParts(folder: string): void {
  if (!existsSync(folder)) throw new Misuse(`--merge is "${folder}", but there is no such folder.`);
  const names = readdirSync(folder).filter((name) => name.endsWith('.zip'));
  const count = Number(/^\d+-of-(\d+)\.zip$/.exec(names[0] ?? '')?.[1] ?? 0);
  const expected = Array.from({ length: count }, (_, index) => `${index + 1}-of-${count}.zip`);
  const wrong = [
    ...expected.filter((name) => !names.includes(name)),
    ...names.filter((name) => !expected.includes(name)),
  ];
  if (count === 0 || wrong.length > 0)
    throw new Misuse(
      `--merge is "${folder}", but must hold the parts 1-of-n.zip to n-of-n.zip of one proof and no others: ${count === 0 ? 'it holds none' : `missing or too many: ${wrong.join(', ')}`}.`,
    );
}

function main(): number {
  const given = options();
  if (given.help) {
    process.stdout.write(`${help}\n`);
    return 0;
  }
  if (given.merge !== undefined) {
    requireAllParts(given.merge);
    return play('merge-reports', [path.resolve(given.merge)], environment(given));
  }
  const picked = selection(given);
  const env = environment(given);
  const workers = whole('workers', given.workers).map((count) => `--workers=${count}`);
  const part = sharding(given.shard, env);
  const needsBaseline = !chosen(given) && given.variation === undefined && !given.rules;
  const baseline = needsBaseline ? play('test', ['--project=baseline', ...workers], env) : 0;
  return baseline === 0 ? play('test', [...picked, ...workers, ...part.args], part.env) : baseline;
}

try {
  process.exitCode = main();
} catch (error) {
  if (!(error instanceof Misuse)) throw error;
  process.stderr.write(`${error.message}\n\n${help}\n`);
  process.exitCode = 2;
}
