import { messageOf } from '../src/shared/text.ts';

const found = new Map<string, string>();

/** Notes that something of the run's results could not be written: once for each, as the first error is the cause of the others. */
export function noteUnwritten(what: string, error: unknown): void {
  if (!found.has(what)) found.set(what, messageOf(error));
}

/** Whether something of the run's results could not be written. */
export const isUnwritten = (what: string): boolean => found.has(what);

/** What could not be written, and why, in one sentence; nothing where all was. */
export function unwrittenInWords(): string | undefined {
  const [first] = found;
  if (!first) return undefined;
  const [, reason] = first;
  return `${[...found.keys()].join(', ')} could not be written (${reason})`;
}
