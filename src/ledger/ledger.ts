import { mkdirSync, openSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { messageOf } from '../shared/text.ts';
import type { RequestedEntry, LedgerHeader, LedgerLine } from './entry.ts';

type Undated<Each> = Each extends LedgerLine ? Omit<Each, 'at'> : never;

/**
 * Writes what a run owes into a file that nothing is ever taken out of. Each line is one write at the end of the file, so the
 * workers of a run can share it, and what is written is there even if the process is killed the moment after.
 */
export class Ledger {
  readonly file: string | undefined;
  private readonly failed: ((message: string) => void) | undefined;
  private descriptor: number | undefined;
  private count = 0;

  /**
   * @param file where to write; without one, as in the proof, nothing is written
   * @param failed told where nothing can be written any more, as nothing should be created then
   */
  constructor(file: string | undefined, failed?: (message: string) => void) {
    this.file = file;
    this.failed = failed;
  }

  /** Says that this process makes things too: while it lives, the run is not over. */
  join(): void {
    this.write({ event: 'worker', pid: process.pid });
  }

  /**
   * Notes what is about to be asked for.
   * @returns the key by which what becomes of it is noted
   * @throws Error where it cannot be noted, as nobody would remove it
   */
  ask(asked: Omit<RequestedEntry, 'event' | 'key' | 'at'>): string {
    const key = `${process.pid}-${++this.count}`;
    try {
      this.append({ event: 'asked', key, ...asked });
    } catch (error) {
      const message = `the ledger ${this.file ?? ''} could not be written (${messageOf(error)})`;
      this.failed?.(message);
      throw new Error(message, { cause: error });
    }
    return key;
  }

  /** Notes what became of something. What cannot be noted any more is looked for at the tenant, so it stops no removal. */
  write(line: Undated<LedgerLine>): void {
    try {
      this.append(line);
    } catch {
      // See above.
    }
  }

  private append(line: Undated<LedgerLine>): void {
    if (this.file === undefined) return;
    this.descriptor ??= openSync(this.file, 'a');
    writeSync(this.descriptor, `${JSON.stringify({ ...line, at: new Date().toISOString() })}\n`);
  }
}

/**
 * Begins the ledger of a run.
 * @param folder where the ledgers of all runs are
 * @param name what the run calls the target, where it has several
 * @returns the file
 */
export function beginLedger(folder: string, run: Pick<LedgerHeader, 'run' | 'target' | 'tenant'>, name = ''): string {
  mkdirSync(folder, { recursive: true });
  const began = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
  const file = path.join(
    folder,
    `${[began, run.run, process.pid, name].filter((part) => part !== '').join('-')}.jsonl`,
  );
  new Ledger(file).write({ event: 'run', version: 1, ...run, host: hostname(), pid: process.pid });
  return file;
}
