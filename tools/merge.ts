import { copyFileSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { settings } from '../src/config/index.ts';
import { commandLine } from '../src/shared/installation.ts';
import { CommandError } from './cli/command-error.ts';
import { runCommand } from './cli/command.ts';
import { configFile, playwright } from './cli/playwright.ts';
import { readBlob, zipsBelow, type Blob } from './merge/blob.ts';
import { discord } from './merge/shard-consistency.ts';

const standard = path.join(settings.resultsDir, 'blob');

const command = {
  call: 'npm run merge',
  about: `Puts the shards of one run together and gives its verdict, as if it had not been split.
A shard is run with SEED=<the same for all> ${commandLine('conformance', '--shard=<i>/<n>')}.`,
  argument: {
    name: '[folder]',
    help: `where the blob reports of all shards are, in it or below it (default: ${path.relative(process.cwd(), standard)})`,
  },
  flags: {},
  exitCodes: {
    0: 'conforms',
    1: 'deviates',
    2: 'misuse, or the files are not the shards of one run',
    3: 'blocked; also when a shard is missing',
    4: 'something is left behind, or a secret stands in an artefact',
  },
} as const;

/** The blobs below a folder, which are the shards of one run, though some may be missing. */
function shardsBelow(folder: string): readonly Blob[] {
  const read = zipsBelow(folder).map(readBlob);
  if (read.length === 0)
    throw new CommandError(
      `There is no .zip in or below "${folder}"; expected the blob reports of all shards of a run.`,
    );
  const blobs = read.filter((each) => typeof each !== 'string');
  const problems = [...read.filter((each) => typeof each === 'string'), ...discord(blobs)];
  if (problems.length > 0)
    throw new CommandError(
      `The files are not the shards of one run:\n${problems.map((each) => `  ${each}`).join('\n')}`,
    );
  return blobs;
}

/** Playwright unpacks where it reads, so it is given a folder of its own. */
function merge(blobs: readonly Blob[]): number {
  const folder = mkdtempSync(path.join(tmpdir(), 'conformance-shards-'));
  try {
    for (const { file, shard } of blobs) copyFileSync(file, path.join(folder, `${shard.current}.zip`));
    return playwright(['merge-reports', '-c', configFile(), folder]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await runCommand(command, (_, folder = standard) => {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new CommandError(`[folder]: found "${folder}", expected a folder with the blob reports of all shards.`);
  return merge(shardsBelow(folder));
});
