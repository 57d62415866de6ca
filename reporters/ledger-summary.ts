import { isOpen, tallyOf, type ResourceKind, type Tally, type RequestsAfterTests } from '../src/ledger/entry.ts';
import { readLedger } from '../src/ledger/past-runs.ts';
import { stateOf } from '../src/run/run-channel.ts';

/** Something that a run has left at the target. */
export interface Leftover {
  readonly kind: ResourceKind;
  readonly tenant: string;
  /** The id that the tenant gave it, where it told one. */
  readonly id?: string;
  /** The suite's own names of it, such as the e-mail of a customer. */
  readonly names: readonly string[];
  readonly reason: string;
}

/** What the ledger says of the run; nothing where the reports of several runs are merged. */
interface LedgerSummary {
  readonly ledger?: Tally;
  readonly leftovers?: readonly Leftover[];
  readonly afterTests?: RequestsAfterTests;
}

/**
 * Reads the run's ledger at its end, after everything was removed that could be.
 * @param target the target's name, empty where the run has only one
 */
export function ledgerSummary(target: string): LedgerSummary {
  const file = stateOf(target)?.ledger;
  const run = file === undefined ? undefined : readLedger(file);
  if (!run) return {};
  const leftovers = run.entries.filter(isOpen).map(({ kind, tenant, id, names, removable, reason }) => ({
    kind,
    tenant,
    ...(id !== undefined && { id }),
    names,
    reason: reason ?? (removable ? 'it was not removed in time' : 'there is no service key to remove it by'),
  }));
  return { ledger: tallyOf(run.entries), leftovers, afterTests: run.afterTests };
}
