import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { settings, targets } from '../src/config/index.ts';
import { environmentWith } from '../src/config/shard.ts';
import type { Report } from '../reporters/report.ts';
import { commandLine, Misuse } from './cli/misuse.ts';
import { disparities } from './shards/compare-reports.ts';

const usage = `Runs here, one after the other, what the workflows run on several machines, merges it, and holds the merged verdict
against that of the same run in one piece.

npm run shards -- [options]

  --shards <n>       in how many parts, 2 to 9 (default: 4)
  --against <file>   the conformance.json of a whole run with the same settings (default: such a run is made)
  --help             this text

Exit codes: 0 the verdicts are equal, 1 they are not, 2 misuse; where shards cannot be merged, the exit code of merging.`;

const root = path.resolve(import.meta.dirname, '..');
const folder = path.join(settings.resultsDir, 'shards');
const reportIn = (results: string): string => path.join(results, 'conformance.json');

function given() {
  try {
    const { values } = parseArgs({
      options: {
        shards: { type: 'string', default: '4' },
        against: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
    if (!/^[2-9]$/.test(values.shards))
      throw new Misuse(`--shards is "${values.shards}", but must be a whole number from 2 to 9.`);
    return values;
  } catch (error) {
    throw error instanceof Misuse ? error : new Misuse(error instanceof Error ? error.message : String(error));
  }
}

function readReport(file: string): Report {
  if (!existsSync(file)) throw new Misuse(`"${file}" is not there; expected the conformance.json of a run.`);
  return JSON.parse(readFileSync(file, 'utf8')) as Report;
}

/** Runs one script of package.json as a workflow would, with its results in a folder of their own. */
function play(script: string, args: readonly string[], results: string, seed: number): number {
  process.stdout.write(`== SEED=${seed} npm run ${[script, '--', ...args].join(' ')}\n`);
  const env = environmentWith({ SEED: String(seed), RESULTS_DIR: results });
  return spawnSync('npm', ['run', '--silent', script, '--', ...args], { cwd: root, env, stdio: 'inherit' }).status ?? 2;
}

function whole(against: string | undefined): Report {
  if (against !== undefined) return readReport(against);
  const results = path.join(folder, 'whole');
  play('conformance', [], results, settings.seed);
  return readReport(reportIn(results));
}

function main(): number {
  const { shards, against, help } = given();
  if (help) {
    process.stdout.write(`${usage}\n`);
    return 0;
  }
  if (targets.some(({ name }) => name !== ''))
    throw new Misuse('TARGETS is set, but runs of one target are compared here: set API_URL, or nothing.');
  rmSync(folder, { recursive: true, force: true });
  const one = whole(against);
  const parts = Array.from({ length: Number(shards) }, (_, index) => `${index + 1}`);
  for (const part of parts)
    play('conformance', [`--shard=${part}/${shards}`], path.join(folder, 'parts', part), one.seed);
  const merged = path.join(folder, 'merged');
  const code = play('merge', [path.join(folder, 'parts')], merged, one.seed);
  if (!existsSync(reportIn(merged))) return code;
  const different = disparities(readReport(reportIn(merged)), one);
  for (const line of different) process.stdout.write(`  ${line}\n`);
  process.stdout.write(
    different.length === 0
      ? `${shards} shards merged equal one run: ${one.verdict}, ${one.tests.length} tests\n`
      : `${shards} shards merged differ from one run in ${different.length} things\n`,
  );
  return different.length === 0 ? 0 : 1;
}

await commandLine(usage, main);
