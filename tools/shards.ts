import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Report } from '../reporters/report.ts';
import { settings, targets } from '../src/config/index.ts';
import { environmentWith } from '../src/config/shard.ts';
import { CommandError, wholeNumber } from './cli/command-error.ts';
import { runCommand, say } from './cli/command.ts';
import { root } from './cli/playwright.ts';
import { disparities } from './shards/compare-reports.ts';
import { readText } from '../src/shared/text-file.ts';

const command = {
  call: 'npm run shards',
  about: `Runs here, one after the other, what the workflows run on several machines, merges it, and holds the merged verdict
against that of the same run in one piece.`,
  flags: {
    shards: { type: 'string', value: '<n>', default: '4', help: 'in how many parts, 2 to 9' },
    against: {
      type: 'string',
      value: '<file>',
      help: 'the conformance.json of a whole run with the same settings; without it, such a run is made',
    },
  },
  exitCodes: {
    0: 'the verdicts are equal',
    1: 'they are not; or the exit code of merging, where shards cannot be merged',
  },
} as const;

const folder = path.join(settings.resultsDir, 'shards');
const reportIn = (results: string): string => path.join(results, 'conformance.json');

function readReport(file: string): Report {
  if (!existsSync(file))
    throw new CommandError(`--against: found no file "${file}", expected the conformance.json of a run.`);
  return JSON.parse(readText(file)) as Report;
}

/** Runs one script of package.json as a workflow would, with its results in a folder of their own. */
function play(script: string, args: readonly string[], results: string, seed: number): number {
  say(`== SEED=${seed} npm run ${[script, '--', ...args].join(' ')}`);
  const env = environmentWith({ SEED: String(seed), RESULTS_DIR: results });
  return spawnSync('npm', ['run', '--silent', script, '--', ...args], { cwd: root, env, stdio: 'inherit' }).status ?? 2;
}

function whole(against: string | undefined): Report {
  if (against !== undefined) return readReport(against);
  const results = path.join(folder, 'whole');
  play('conformance', [], results, settings.seed);
  return readReport(reportIn(results));
}

await runCommand(command, ({ shards, against }) => {
  const count = wholeNumber('shards', shards, 2, 9);
  if (targets.some(({ name }) => name !== ''))
    throw new CommandError(
      'TARGETS: found several targets, expected API_URL or nothing: runs of one target are compared here.',
    );
  rmSync(folder, { recursive: true, force: true });
  const one = whole(against);
  const parts = Array.from({ length: count }, (_, index) => `${index + 1}`);
  for (const part of parts)
    play('conformance', [`--shard=${part}/${count}`], path.join(folder, 'parts', part), one.seed);
  const merged = path.join(folder, 'merged');
  const code = play('merge', [path.join(folder, 'parts')], merged, one.seed);
  if (!existsSync(reportIn(merged))) return code;
  const different = disparities(readReport(reportIn(merged)), one);
  say(
    ...different.map((line) => `  ${line}`),
    different.length === 0
      ? `${count} shards merged equal one run: ${one.verdict}, ${one.tests.length} tests`
      : `${count} shards merged differ from one run in ${different.length} things`,
  );
  return different.length === 0 ? 0 : 1;
});
