import { remove } from './remove-resources.ts';
import { CreatedResources } from '../ledger/created-resources.ts';
import type { Target } from '../target/target.ts';
import { findLeftovers, type Leftover } from './find-leftovers.ts';
import { Ledger } from '../ledger/ledger.ts';
import { removeLeftovers } from './remove-leftovers.ts';
import { tenantsOf } from '../target/target.ts';
import type { MaintenanceClient } from '../sessions/maintenance-client.ts';
import { readLedger, type PastRun } from '../ledger/past-runs.ts';

/** What may be swept, and how much of it. */
export interface Limits {
  /** How old it must be, in milliseconds; when left out, a day, and of a run that a ledger here says is over any age. */
  readonly olderThan?: number;
  /** How many things are removed in one go. */
  readonly max: number;
}

/** What a sweep would do: `spared` says why something is left alone. */
export interface Plan {
  readonly chosen: readonly Leftover[];
  readonly spared: readonly { readonly find: Leftover; readonly why: string }[];
}

/** How old something has to be whose run has no ledger here: it may be another machine's, and running. */
const unknownAge = 24 * 3600_000;

/** Why a thing is left alone; nothing where it may be removed. */
function whySpared({ run, since }: Leftover, past: readonly PastRun[], { olderThan }: Limits): string | undefined {
  const own = past.filter(({ header }) => header.run === run);
  if (own.some(({ stage }) => stage !== 'over')) return `run ${run} is still running`;
  const least = olderThan ?? (own.length > 0 ? 0 : unknownAge);
  const began = since?.getTime() ?? Math.max(...own.map(({ header }) => Date.parse(header.at)));
  if (!Number.isFinite(began)) return 'its age is not known, and there is no ledger of its run here';
  return Date.now() - began >= least ? undefined : 'it is younger than the age given';
}

/** Finds what earlier runs have left at a target, and chooses what may be removed: the suite's own, of runs that are over. */
export async function planSweep(
  target: Target,
  past: readonly PastRun[],
  limits: Limits,
  maintenance: MaintenanceClient,
): Promise<Plan> {
  const chosen: Leftover[] = [];
  const spared: { find: Leftover; why: string }[] = [];
  for (const access of tenantsOf(target).filter(({ service }) => service))
    for (const find of await findLeftovers(access, past, maintenance)) {
      const why = whySpared(find, past, limits) ?? (chosen.length < limits.max ? undefined : 'more than --max');
      if (why === undefined) chosen.push(find);
      else spared.push({ find, why });
    }
  return { chosen, spared };
}

/** What became of a sweep; `failed` says why something could not be removed. */
export interface Swept {
  readonly removed: number;
  readonly failed: readonly { readonly find: Leftover; readonly why: string }[];
}

/** Removes what was planned. Nothing is thrown: what cannot be removed is told. */
export async function sweep({ chosen }: Plan, maintenance: MaintenanceClient): Promise<Swept> {
  const failed: { find: Leftover; why: string }[] = [];
  for (const find of chosen)
    try {
      await remove(find.resource, maintenance);
    } catch (error) {
      failed.push({ find, why: error instanceof Error ? error.message : String(error) });
    }
  return { removed: chosen.length - failed.length, failed };
}

/** Notes in the ledgers of earlier runs what is gone: what the tenant no longer shows, and resources that go with it. */
export async function updateLedgers(
  target: Target,
  past: readonly PastRun[],
  remaining: readonly Leftover[],
  maintenance: MaintenanceClient,
): Promise<void> {
  const keyed = tenantsOf(target).filter(({ service }) => service);
  const left = new Set(remaining.flatMap(({ resource }) => [resource.id, ...resource.names]));
  for (const { file, stage } of past) {
    // A ledger is read again, as a run may have been tidying up since.
    const { entries = [] } = (stage === 'over' && readLedger(file)) || {};
    const ledger = new Ledger(file);
    const created = new CreatedResources(ledger);
    const here = entries.filter(({ tenant }) => tenantsOf(target).some((access) => access.tenant === tenant));
    const gone = here.map((entry) => {
      const { kind, tenant, id, names, state } = entry;
      const known = kind !== 'address' && keyed.some((access) => access.tenant === tenant);
      const isGone =
        known && (state === 'asked' || state === 'created') && ![id, ...names].some((each) => left.has(each));
      if (isGone) ledger.write({ event: id === undefined ? 'refused' : 'removed', key: entry.key });
      return isGone ? { ...entry, state: id === undefined ? ('refused' as const) : ('removed' as const) } : entry;
    });
    // What is left after that belongs to customers who stay.
    await removeLeftovers(
      gone.filter(({ kind, state }) => kind === 'address' || state === 'removed'),
      target,
      maintenance,
      created,
    );
  }
}
