import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Where the candidates find the tenant; the bench writes it down for those that take no arguments. */
export interface BenchTarget {
  readonly url: string;
  readonly tenant: string;
  readonly client: string;
}

/** The file that the bench writes. */
export const targetFile = path.join(import.meta.dirname, 'target.json');

/** What the bench has written. */
export const target = (): BenchTarget => JSON.parse(readFileSync(targetFile, 'utf8')) as BenchTarget;
