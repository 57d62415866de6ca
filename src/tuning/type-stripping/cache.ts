import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Beside the packages, where tools keep what can be made again. */
const cache = path.resolve(import.meta.dirname, '../../../node_modules/.cache/without-types');

let isWritable = true;

/** The stripped code that is stored under this key, or nothing. */
export function readCache(key: string): string | undefined {
  try {
    return readFileSync(path.join(cache, key), 'utf8');
  } catch {
    return undefined;
  }
}

/** Stores stripped code atomically, as other processes read it; a folder that cannot be written costs time only, and is reported once. */
export function writeCache(key: string, code: string): void {
  if (!isWritable) return;
  const file = path.join(cache, key);
  const unfinished = `${file}.${process.pid}`;
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(unfinished, code);
    renameSync(unfinished, file);
  } catch (error) {
    isWritable = false;
    process.emitWarning(`Types are stripped anew in each process, as ${cache} cannot be written: ${String(error)}`);
  }
}
