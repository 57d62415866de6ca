import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Where the candidates find the tenant; the bench writes it down for those that take no arguments. */
export interface BenchTarget {
  readonly url: string;
  readonly tenant: string;
  readonly client: string;
}

/** What the bench writes down: the tenant, and how often a test is declared. */
export interface BenchTask extends BenchTarget {
  /** Playwright's own --repeat-each would give each repetition a worker of its own, which costs more than the test. */
  readonly times: number;
}

/** The file that the bench writes. */
export const targetFile = path.join(import.meta.dirname, 'target.json');

/** What the bench has written. */
export const task = (): BenchTask => JSON.parse(readFileSync(targetFile, 'utf8')) as BenchTask;

/** Declares a test as often as the bench asks for it. */
export function repeatedly(declare: (title: string) => void, title: string): void {
  for (let at = 1; at <= task().times; at++) declare(`${title}, ${at}`);
}
