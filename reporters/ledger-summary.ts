import { isOpen, tallyOf, type ResourceKind, type Tally } from '../src/ledger/entry.ts';
import { readLedger } from '../src/ledger/past-runs.ts';
import { stateOf } from '../src/run/run-channel.ts';
import type { ActivationMode } from '../src/config/signup-mode.ts';

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

/** What the process of the run knows beside its tests: none of it where the reports of several runs are merged. */
export interface Aside {
  readonly ledger?: Tally;
  readonly leftovers?: readonly Leftover[];
  readonly mode?: ActivationMode;
}

/**
 * Reads what the run's ledger says at its end, after everything was paid that could be.
 * @param target the target's name, empty where the run has only one
 */
export function aside(target: string): Aside {
  const { ledger: file, signupMode } = stateOf(target) ?? {};
  const run = file === undefined ? undefined : readLedger(file);
  const mode = signupMode?.mode;
  const found = { ...(mode && { mode }) };
  if (!run) return found;
  const leftovers = run.entries.filter(isOpen).map(({ kind, tenant, id, names, removable, reason }) => ({
    kind,
    tenant,
    ...(id !== undefined && { id }),
    names,
    reason: reason ?? (removable ? 'it was not removed in time' : 'there is no service key to remove it by'),
  }));
  return { ...found, ledger: tallyOf(run.entries), leftovers };
}
