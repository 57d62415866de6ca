import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { isJsonObject, type JsonObject } from '../../src/shared/json-object.ts';
import { readText } from '../../src/shared/text-file.ts';
import { messageOf } from '../../src/shared/text.ts';
import { writeWhole } from '../../src/shared/whole-file.ts';
import { CommandError } from './command-error.ts';

/** A command that a night runs beside the tests. */
export type NightCommand = 'drift' | 'sweep';

/** What a command of a night has left for `npm run issue`. */
export interface NightRecord {
  readonly began: string;
  /** Absent where the command was stopped before its end. */
  readonly exitCode?: number;
  /** What it has found, line by line. */
  readonly lines: readonly string[];
}

const fileOf = (resultsDir: string, command: NightCommand): string => path.join(resultsDir, 'night', `${command}.json`);

/** Written whole or not at all. */
function write(file: string, record: NightRecord): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeWhole(file, `${JSON.stringify(record, null, 2)}\n`);
}

/**
 * Runs a command of a night and writes down that it has begun, how it ended and what it found.
 * @param run is given what takes its lines, and returns its exit code
 */
export async function recorded(
  resultsDir: string,
  command: NightCommand,
  run: (note: (...lines: readonly string[]) => void) => Promise<number>,
): Promise<number> {
  const file = fileOf(resultsDir, command);
  const began = new Date().toISOString();
  const lines: string[] = [];
  write(file, { began, lines });
  try {
    const exitCode = await run((...more) => lines.push(...more));
    write(file, { began, exitCode, lines });
    return exitCode;
  } catch (error) {
    write(file, {
      began,
      exitCode: error instanceof CommandError ? error.exitCode : 2,
      lines: [...lines, messageOf(error)],
    });
    throw error;
  }
}

/** A file that holds a JSON object; a text says why it does not. A byte order mark is borne. */
export function readJson(file: string): JsonObject | 'missing' | 'torn' {
  try {
    const value: unknown = JSON.parse(readText(file));
    return isJsonObject(value) ? value : 'torn';
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT' ? 'missing' : 'torn';
  }
}

/** What a command of a night has left; a text says that it left nothing, or nothing that can be read. */
export function readRecord(resultsDir: string, command: NightCommand): NightRecord | 'missing' | 'torn' {
  const found = readJson(fileOf(resultsDir, command));
  if (typeof found === 'string') return found;
  const { began, exitCode, lines } = found;
  if (typeof began !== 'string' || !Array.isArray(lines)) return 'torn';
  return { began, lines: lines.map(String), ...(typeof exitCode === 'number' && { exitCode }) };
}
