import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Beside the packages, where tools keep what can be made again. */
const cache = path.resolve(import.meta.dirname, '../../node_modules/.cache');

/**
 * Where code is kept that was made of something else, for the processes and runs that come after.
 * @param version of what makes it
 * @param hash of what it is made of
 */
export const cacheFile = (maker: string, version: string, hash: string): string =>
  path.join(cache, maker, version, `${hash}.js`);

/** Under its own name at once and whole, as processes of a run read each other's; where nothing can be written, all goes on without. */
export function writeCache(file: string, code: string): void {
  const unfinished = `${file}.${process.pid}`;
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(unfinished, code);
    renameSync(unfinished, file);
  } catch {
    return;
  }
}

/** What is kept there, or nothing. */
export function readCache(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
