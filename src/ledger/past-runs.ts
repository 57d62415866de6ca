import { existsSync, readdirSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import {
  afterTestsIn,
  entriesOf,
  isOpen,
  type LedgerEntry,
  type LedgerHeader,
  type LedgerLine,
  type RequestsAfterTests,
} from './entry.ts';
import { readText } from '../shared/text-file.ts';

/**
 * Whether a run is over. `ending`: its own process is gone, but a worker of it still tidies up; workers of Playwright end by
 * themselves within half a minute.
 */
export type Stage = 'running' | 'ending' | 'over';

/** A run as its ledger tells of it. */
export interface PastRun {
  readonly file: string;
  readonly header: LedgerHeader;
  readonly entries: readonly LedgerEntry[];
  readonly stage: Stage;
  readonly afterTests: RequestsAfterTests;
}

/** A run that has written nothing for so long does nothing, whatever process has its number now; in milliseconds. */
const silence = 10 * 60_000;

function lives(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** On another machine no process can be asked: there a run is over once it says so, or has been silent. */
function stageOf(header: LedgerHeader, lines: readonly LedgerLine[]): Stage {
  const latest = Math.max(...lines.map(({ at }) => Date.parse(at)));
  if (Date.now() - latest > silence) return 'over';
  const ended = lines.some(({ event }) => event === 'ended');
  if (header.host !== hostname()) return ended ? 'over' : 'running';
  if (!ended && lives(header.pid)) return 'running';
  return lines.some((line) => line.event === 'worker' && lives(line.pid)) ? 'ending' : 'over';
}

/** A line that a killed process has left half written says nothing. */
function lineOf(text: string): readonly LedgerLine[] {
  try {
    return [JSON.parse(text) as LedgerLine];
  } catch {
    return [];
  }
}

const headerIn = (lines: readonly LedgerLine[]): LedgerHeader | undefined =>
  lines[0]?.event === 'run' ? lines[0] : undefined;

/** Reads one ledger; nothing where the file does not begin as a ledger does. */
export function readLedger(file: string): PastRun | undefined {
  const lines = readText(file, 'torn').split('\n').flatMap(lineOf);
  const header = headerIn(lines);
  return (
    header && {
      file,
      header,
      entries: entriesOf(lines),
      stage: stageOf(header, lines),
      afterTests: afterTestsIn(lines),
    }
  );
}

function filesIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith('.jsonl'));
  return names.sort().map((name) => path.join(folder, name));
}

/** Reads the ledgers of all runs, the oldest first. */
export const readLedgers = (folder: string): readonly PastRun[] =>
  filesIn(folder).flatMap((file) => readLedger(file) ?? []);

/** What a run may still owe the tenant. */
export const openEntries = ({ entries }: PastRun): readonly LedgerEntry[] => entries.filter(isOpen);

/** How long a ledger that owes nothing is kept, in milliseconds: it still says that its run is over. */
const remembrance = 7 * 24 * 3600_000;

const isEmbedded = ({ target }: LedgerHeader): boolean => target === 'embedded';

/** Whether a ledger may be forgotten; asked of its first line alone, as to parse all that a week has left takes long. */
function isOld(file: string): boolean {
  const [first = ''] = readText(file, 'torn').split('\n', 1);
  const header = headerIn(lineOf(first));
  return header !== undefined && (isEmbedded(header) || Date.now() - Date.parse(header.at) > remembrance);
}

/** Deletes old ledgers of runs that are over and owe nothing; what an embedded tenant was owed has died with it. */
export function forgetSettled(folder: string): void {
  for (const file of filesIn(folder).filter(isOld)) {
    const run = readLedger(file);
    if (run?.stage !== 'over') continue;
    if (isEmbedded(run.header) || openEntries(run).length === 0) rmSync(file, { force: true });
  }
}
