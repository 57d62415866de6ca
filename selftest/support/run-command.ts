import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Report } from '../../reporters/report.ts';

const root = path.resolve(import.meta.dirname, '../..');
const playwright = path.join(root, 'node_modules/@playwright/test/cli.js');

export interface FinishedRun {
  readonly code: number | null;
  /** Standard output and standard error, as a terminal shows them. */
  readonly output: string;
  /** The run's folder of results, removed with the other temporary folders. */
  readonly results: string;
  readonly milliseconds: number;
  /** The run's report, when it wrote one. */
  report(): Report;
}

/** A signal to the program, sent when a condition holds. */
export interface StopSignal {
  readonly when: () => boolean;
  readonly signal: 'SIGINT' | 'SIGTERM' | 'SIGKILL';
}

/** Runs a program of the repository with these settings and no others. */
function start(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  stop?: StopSignal,
  program = process.execPath,
): Promise<Omit<FinishedRun, 'results' | 'report'>> {
  const started = Date.now();
  const child = spawn(program, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const watch = setInterval(() => stop?.when() && child.kill(stop.signal), 20);
  let output = '';
  const take = (chunk: Buffer): void => {
    output += chunk.toString('utf8');
  };
  child.stdout.on('data', take);
  child.stderr.on('data', take);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      clearInterval(watch);
      resolve({ code, output, milliseconds: Date.now() - started });
    });
  });
}

const folders: string[] = [];

/**
 * Starts the conformance run as a user would, with these settings and no others.
 * @param args what follows `playwright test`, such as the tests to pick
 * @param stop where the run is not to end by itself
 */
export async function runConformance(
  env: Readonly<Record<string, string>>,
  args: readonly string[] = [],
  stop?: StopSignal,
): Promise<FinishedRun> {
  const results = temporaryFolder();
  const settings = { RESULTS_DIR: results, ENV_FILE: 'none' };
  // Playwright's own reporters, if a test uses them, write into the same folder.
  const reporters = Object.fromEntries(
    ['HTML', 'BLOB'].map((name) => [`PLAYWRIGHT_${name}_OUTPUT_DIR`, path.join(results, name.toLowerCase())]),
  );
  const run = await start([playwright, 'test', ...args], { ...settings, ...reporters, ...env }, stop);
  return {
    ...run,
    results,
    report: () => JSON.parse(readFileSync(path.join(results, 'conformance.json'), 'utf8')) as Report,
  };
}

/** Removes the folders that a test has created. */
export function removeTemporaryFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** Runs a program of the repository by Node, with these settings and no others. */
export const runNode = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  start(args, { ENV_FILE: 'none', ...env });

/** Runs any program in the folder of the repository, with these settings and no others. */
export const runProgram = (program: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  start(args, { ENV_FILE: 'none', ...env }, undefined, program);

/** Runs a script of the repository with these settings and no others. */
export const runScript = (name: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  runNode(['--import', 'tsx', `tools/${name}.ts`, ...args], env);

/**
 * Starts a conformance run that the test will kill. It leads a process group, so its workers can be killed with it.
 */
export function startConformance(env: Readonly<Record<string, string>>, args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [playwright, 'test', ...args], {
    cwd: root,
    env: { ENV_FILE: 'none', ...env },
    stdio: 'ignore',
    detached: true,
  });
}

/** Creates a folder that `removeTemporaryFolders` removes. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'conformance-'));
  folders.push(folder);
  return folder;
}
