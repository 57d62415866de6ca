import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Report } from '../../reporters/report.ts';
import type { Overview } from '../../reporters/targets/overview.ts';
import { temporaryFolder, type FinishedRun } from './run-command.ts';

type Environment = Readonly<Record<string, string>>;

const line = ([name, value]: readonly [string, string]): string => `${name}=${value}`;

/**
 * Writes an env file for each target.
 * @param targets their settings, by file name
 * @returns what TARGETS says
 */
export function writeTargetFiles(targets: Readonly<Record<string, Environment>>): string {
  const folder = temporaryFolder();
  const files = Object.entries(targets).map(([name, env]) => {
    const file = path.join(folder, name);
    writeFileSync(file, Object.entries(env).map(line).join('\n'));
    return file;
  });
  return files.join(',');
}

const read = (run: FinishedRun, ...file: readonly string[]): unknown =>
  JSON.parse(readFileSync(path.join(run.results, ...file), 'utf8'));

/** Reads the overview of all targets. */
export const readOverview = (run: FinishedRun): Overview => read(run, 'conformance.json') as Overview;

/** Reads the report of one target. */
export const readTargetReport = (run: FinishedRun, name: string): Report =>
  read(run, 'targets', name, 'conformance.json') as Report;
