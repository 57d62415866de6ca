import type { Operation } from '../../contract/operation.ts';

/** What a run can owe a tenant. */
export type ResourceKind = NonNullable<Operation['creates']>;

/** What a ledger begins with: which run it is of, and where that run can be looked for. */
export interface LedgerHeader {
  readonly event: 'run';
  readonly version: 1;
  /** The run's seed, which is in the name of everything it makes. */
  readonly run: number;
  /** The target's address, or `embedded`. */
  readonly target: string;
  readonly tenant: string;
  readonly host: string;
  readonly pid: number;
  readonly at: string;
}

/** Something that is about to be asked for. It is written before the request is sent. */
export interface RequestedEntry {
  readonly event: 'asked';
  /** Tells this from everything else in the ledger. */
  readonly key: string;
  readonly kind: ResourceKind;
  readonly tenant: string;
  /** The suite's own names in the request, by which it is found again where no answer comes. */
  readonly names: readonly string[];
  /** The customer whose address it is. */
  readonly of?: string;
  /** Whether the run has a key to remove it by. */
  readonly removable: boolean;
  readonly at: string;
}

/** One line of a ledger. `refused`: nothing came of what was asked. `stuck`: it could not be removed, though there was a key. */
export type LedgerLine =
  | LedgerHeader
  | RequestedEntry
  | { readonly event: 'worker'; readonly pid: number; readonly at: string }
  | ({ readonly event: 'worker ended'; readonly at: string } & RequestsAfterTests)
  | { readonly event: 'created'; readonly key: string; readonly id: string; readonly at: string }
  | { readonly event: 'refused' | 'removed'; readonly key: string; readonly at: string }
  | { readonly event: 'stuck'; readonly key: string; readonly reason: string; readonly at: string }
  | { readonly event: 'ended'; readonly at: string };

/** What workers asked after their last tests, and how long that waited, in milliseconds. */
export interface RequestsAfterTests {
  readonly requests: number;
  readonly waited: number;
}

/** Something that was asked for, with all that was written about it since. */
export interface LedgerEntry extends Omit<RequestedEntry, 'event'> {
  readonly id?: string;
  readonly state: 'asked' | 'created' | 'refused' | 'removed';
  /** Why the last attempt to remove it failed. */
  readonly reason?: string;
}

/** How much of what a run asked for is there, gone, or still there. */
export interface Tally {
  readonly created: number;
  readonly removed: number;
  readonly left: number;
  /** Of what is left: what there was a key to remove. */
  readonly stuck: number;
}

/** Whether something may still be at the tenant. What was never answered may be, too. */
export const isOpen = ({ state }: LedgerEntry): boolean => state === 'asked' || state === 'created';

/** Everything that was asked for, as the lines of a ledger leave it. */
export function entriesOf(lines: readonly LedgerLine[]): readonly LedgerEntry[] {
  const entries = new Map<string, LedgerEntry>();
  for (const line of lines) {
    if (line.event === 'asked') {
      const { event: state, ...asked } = line;
      entries.set(line.key, { ...asked, state });
      continue;
    }
    const entry = 'key' in line ? entries.get(line.key) : undefined;
    if (!entry) continue;
    if (line.event === 'created') entries.set(entry.key, { ...entry, state: 'created', id: line.id });
    else if (line.event === 'stuck') entries.set(entry.key, { ...entry, reason: line.reason });
    else if (line.event === 'removed' || line.event === 'refused')
      entries.set(entry.key, { ...entry, state: line.event });
  }
  return [...entries.values()];
}

export function tallyOf(entries: readonly LedgerEntry[]): Tally {
  const left = entries.filter(isOpen);
  const removed = entries.filter(({ state }) => state === 'removed').length;
  const stuck = left.filter(({ removable }) => removable).length;
  return { created: removed + left.length, removed, left: left.length, stuck };
}

/** What all workers of a run asked after their last tests. */
export function afterTestsIn(lines: readonly LedgerLine[]): RequestsAfterTests {
  const ends = lines.filter((line) => line.event === 'worker ended');
  const sum = (of: (line: RequestsAfterTests) => number): number => ends.reduce((total, line) => total + of(line), 0);
  return { requests: sum(({ requests }) => requests), waited: sum(({ waited }) => waited) };
}
