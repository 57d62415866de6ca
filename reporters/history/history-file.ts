import { closeSync, existsSync, fstatSync, mkdirSync, openSync, readSync, writeSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { readText } from '../../src/shared/text-file.ts';
import { ownSchemaOptions } from '../../src/checks/schema-options.ts';
import schema from './history.schema.json' with { type: 'json' };
import { isSameRun, type HistoryLine } from './history-line.ts';

/** How many runs at the end of the file are looked at. */
const maxRuns = 500;

const ajv = new Ajv2020(ownSchemaOptions);
addFormats.default(ajv);
const isLine = ajv.compile<HistoryLine>(schema);

/** What is wrong with a line, or nothing. */
function problemOf(text: string): { line: HistoryLine } | { problem: string } {
  let line: unknown;
  try {
    line = JSON.parse(text);
  } catch {
    return { problem: 'it is not JSON' };
  }
  if (isLine(line)) return { line };
  const [first] = isLine.errors ?? [];
  return { problem: `${first?.instancePath || 'it'} ${first?.message ?? 'is no run'}` };
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/**
 * Reads the runs before this one, the oldest first. A file that is not there has none; a bad line is told, passed over and left as it is.
 * @returns the runs, and a sentence for each line that could not be used
 */
export function readHistory(file: string): { lines: readonly HistoryLine[]; warnings: readonly string[] } {
  if (!existsSync(file)) return { lines: [], warnings: [] };
  let texts: readonly string[];
  try {
    texts = readText(file, 'torn').split(/\r?\n\ufeff?/);
  } catch (error) {
    return { lines: [], warnings: [`The history ${file} cannot be read (${reasonOf(error)}): nothing is compared.`] };
  }
  const numbered = texts.map((text, at) => ({ text, number: at + 1 })).filter(({ text }) => text.trim() !== '');
  const read = numbered.slice(-maxRuns).map(({ text, number }) => ({ number, ...problemOf(text) }));
  const lines = read.flatMap((each) => ('line' in each ? [each.line] : []));
  return {
    // Of a run that was merged or reported again, the last word counts.
    lines: lines.filter((line, at) => !lines.slice(at + 1).some((later) => isSameRun(later, line))),
    warnings: read.flatMap((each) =>
      'problem' in each
        ? [`Line ${each.number} of the history ${file} is passed over: ${each.problem}, expected a run.`]
        : [],
    ),
  };
}

/** Whether the file ends in the middle of a line, as after a run that was killed while it wrote. */
function endsMidLine(descriptor: number): boolean {
  const { size } = fstatSync(descriptor);
  const last = Buffer.alloc(1);
  return size > 0 && readSync(descriptor, last, 0, 1, size - 1) === 1 && last.toString() !== '\n';
}

/**
 * Adds a run. One write of one whole line: runs that end at the same time do not mix their lines.
 * @returns a sentence where it could not be written; a history is not worth failing a run for
 */
export function addToHistory(file: string, line: HistoryLine): readonly string[] {
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    const descriptor = openSync(file, 'a+');
    writeSync(descriptor, `${endsMidLine(descriptor) ? '\n' : ''}${JSON.stringify(line)}\n`);
    closeSync(descriptor);
    return [];
  } catch (error) {
    return [`This run could not be added to the history ${file} (${reasonOf(error)}).`];
  }
}
