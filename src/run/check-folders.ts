import { closeSync, existsSync, mkdirSync, openSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { problems, SettingsError, type Settings } from '../config/index.ts';
import { messageOf } from '../shared/text.ts';
import { reports } from './clear-results.ts';

/** Makes a folder and those above it, one at a time: Node's own recursion never ends where a file system refuses with ENOENT. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(path.dirname(folder));
  mkdirSync(folder);
}

/** Proves by a file of some size that a folder can be written; a full disk takes an empty one. */
function tryFolder(folder: string): void {
  const file = path.join(folder, `.write-test-${process.pid}`);
  try {
    writeFileSync(file, Buffer.alloc(4096));
  } finally {
    if (existsSync(file)) rmSync(file);
  }
}

function tryNewFolder(folder: string): void {
  makeFolder(folder);
  tryFolder(folder);
}

/** A file of an earlier run must be one that can be written again. */
function tryFile(file: string): void {
  if (existsSync(file)) closeSync(openSync(file, 'r+'));
}

const subfolders = ['tests', 'allure-results', 'targets', 'blob'];

/** What a run has to write and cannot, each with the setting that names it and the system's reason. */
function unwritable({ resultsDir, ledgerDir, historyFile }: Settings): readonly string[] {
  const inResults = (names: readonly string[]): readonly string[] => names.map((name) => path.join(resultsDir, name));
  const existing = inResults(subfolders).filter((folder) => existsSync(folder) && statSync(folder).isDirectory());
  const wanted: readonly (readonly [setting: string, places: readonly string[], attempt: (place: string) => void])[] = [
    ['RESULTS_DIR', [resultsDir, ...existing], tryNewFolder],
    ['RESULTS_DIR', inResults(reports), tryFile],
    ['LEDGER_DIR', [ledgerDir], tryNewFolder],
    ['HISTORY', [path.dirname(historyFile)], tryNewFolder],
    ['HISTORY', [historyFile], tryFile],
    ['TMPDIR', [tmpdir()], tryFolder],
  ];
  const told = new Set<string>();
  for (const [setting, places, attempt] of wanted)
    for (const place of places)
      try {
        attempt(place);
      } catch (error) {
        if (![...told].some((each) => each.startsWith(setting)))
          told.add(
            `${setting}: ${place} cannot be written (${messageOf(error)}). Set ${setting} to a place where this user may write.`,
          );
      }
  return [...told];
}

/**
 * Ends a process that cannot write what a run has to write. Playwright makes folders and reporters before anything of the suite could
 * say so, and ends with 1 and without a word where that fails.
 */
export function refuseUnwritable(settings: Settings): void {
  const found = unwritable(settings);
  if (found.length === 0) return;
  writeSync(2, `error: ${new SettingsError([...found, ...problems]).message}\n`);
  process.exit(2);
}
