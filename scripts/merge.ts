import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { settings } from '../src/config/index.ts';
import { readBlob, zipsBelow, type Blob } from './merge/blob.ts';
import { discord } from './merge/shard-consistency.ts';
import { commandLine, Misuse, Unusable } from './cli/misuse.ts';

const root = path.resolve(import.meta.dirname, '..');
const playwright = path.join(root, 'node_modules/@playwright/test/cli.js');
const config = path.join(root, 'playwright.config.ts');

const usage = `Puts the shards of one run together and gives its verdict, as if it had not been split.

npm run merge -- [folder]

  folder   where the blob reports of all shards are, in it or below it (default: ${path.relative(process.cwd(), path.join(settings.resultsDir, 'blob'))})
  --help   this text

A shard is run with SEED=<the same for all> npm run conformance -- --shard=<i>/<n>.

Exit codes: those of a run; 2 also when the files are not the shards of one run, 3 also when a shard is missing.`;

function folderOf(): string | undefined {
  let given;
  try {
    given = parseArgs({ options: { help: { type: 'boolean', default: false } }, allowPositionals: true });
  } catch (error) {
    throw new Misuse(error instanceof Error ? error.message : String(error));
  }
  const { values, positionals } = given;
  if (values.help) return undefined;
  if (positionals.length > 1) throw new Misuse(`Found ${positionals.length} folders, expected one at most.`);
  const folder = positionals[0] ?? path.join(settings.resultsDir, 'blob');
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new Misuse(`"${folder}" is no folder; expected one with the blob reports of all shards.`);
  return folder;
}

/** The blobs below a folder, which are the shards of one run, though some may be missing. */
function shardsBelow(folder: string): readonly Blob[] {
  const read = zipsBelow(folder).map(readBlob);
  if (read.length === 0)
    throw new Unusable(`There is no .zip in or below "${folder}"; expected the blob reports of all shards of a run.`);
  const blobs = read.filter((each) => typeof each !== 'string');
  const problems = [...read.filter((each) => typeof each === 'string'), ...discord(blobs)];
  if (problems.length > 0)
    throw new Unusable(`The files are not the shards of one run:\n${problems.map((each) => `  ${each}`).join('\n')}`);
  return blobs;
}

/** Playwright unpacks where it reads, so it is given a folder of its own. */
function merge(blobs: readonly Blob[]): number {
  const folder = mkdtempSync(path.join(tmpdir(), 'conformance-shards-'));
  try {
    for (const { file, shard } of blobs) copyFileSync(file, path.join(folder, `${shard.current}.zip`));
    const args = [playwright, 'merge-reports', '-c', config, folder];
    return spawnSync(process.execPath, args, { stdio: 'inherit' }).status ?? 2;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await commandLine(usage, () => {
  const folder = folderOf();
  if (folder !== undefined) return merge(shardsBelow(folder));
  process.stdout.write(`${usage}\n`);
  return 0;
});
