import { lstatSync, statSync } from 'node:fs';
import dotenv from 'dotenv';
import { readText } from '../shared/text-file.ts';
import { isForeign, isSetting, nearest } from './setting-names.ts';

/** What an env file says; what is wrong with it, and what is only told. */
export interface EnvFile {
  readonly values: Readonly<Record<string, string>>;
  readonly problems: readonly string[];
  readonly notes: readonly string[];
}

const setting = /^(?:export\s+)?([\w.-]+)(?:\s*=|:(?=\s|$))(.*)$/;

/** Why a value would not be read as it stands, or nothing. dotenv would cut it, or keep its quotes, without a word. */
function misread(raw: string): string | undefined {
  const text = raw.trim();
  const quote = /^['"`]/.exec(text)?.[0];
  if (quote === undefined) {
    const [value = ''] = raw.split(/\s#/, 1);
    return value.includes('#') ? 'a # would cut the value: put it in quotes, or a blank before a comment' : undefined;
  }
  const end = text.indexOf(quote, 1);
  if (end < 0 || !/^\s*(#.*)?$/.test(text.slice(end + 1)))
    return `the value begins with ${quote} and does not end with it: put it in other quotes`;
  return quote === '"' && /\\[nr]/.test(text.slice(1, end))
    ? 'a \\n or \\r would become a line break: put the value in single quotes'
    : undefined;
}

/** Reads the text of an env file, line by line: a value ends on its line. */
function parseEnvFile(text: string): EnvFile {
  const values: Record<string, string> = {};
  const problems: string[] = [];
  const notes: string[] = [];
  const senseless: number[] = [];
  for (const [index, whole] of text.split(/\r\n|\r|\n/).entries()) {
    const line = whole.trim();
    if (line === '' || line.startsWith('#')) continue;
    const [, name, raw = ''] = setting.exec(line) ?? [];
    if (name === undefined) {
      senseless.push(index + 1);
      continue;
    }
    const why = misread(raw);
    if (why !== undefined) problems.push(`${name} cannot be read in line ${index + 1}: ${why}.`);
    const value = dotenv.parse(line)[name]?.trim() ?? '';
    const earlier = values[name];
    if (earlier !== undefined && value !== '' && earlier !== value)
      problems.push(`${name} is set twice, last in line ${index + 1}. Leave one of them.`);
    if (value !== '') values[name] = value;
    if (isSetting(name) || isForeign(name)) continue;
    const near = nearest(name);
    const told = `${name} is no setting of the suite; the nearest is ${near.setting}.`;
    (near.isClose ? problems : notes).push(told);
  }
  if (senseless.length > 0)
    problems.push(
      `${senseless.length > 1 ? 'lines' : 'line'} ${senseless.slice(0, 5).join(', ')}${senseless.length > 5 ? ', ...' : ''} cannot be read: a line must be NAME=value, a comment or empty.`,
    );
  return { values, problems, notes };
}

const isThere = (file: string): boolean => lstatSync(file, { throwIfNoEntry: false }) !== undefined;

/**
 * Reads an env file in whatever encoding an editor writes.
 * @returns nothing where there is none; a file that is there and cannot be read is a problem
 */
export function readEnvFile(file: string): EnvFile | undefined {
  if (!isThere(file)) return undefined;
  try {
    if (!statSync(file).isFile()) throw new Error('it is no file');
    return parseEnvFile(readText(file));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { values: {}, problems: [`it cannot be read (${why}).`], notes: [] };
  }
}
