import { messageOf } from '../shared/text.ts';
import type { TenantAccess } from '../config/index.ts';
import type { CreatedResources, Resource } from '../ledger/created-resources.ts';
import { isOpen, type LedgerEntry } from '../ledger/entry.ts';
import type { MaintenanceClient } from '../sessions/maintenance-client.ts';
import { tenantsOf, type Target } from '../target/target.ts';
import { remove } from './remove-resources.ts';

/** What a ledger says is owed, with what the target knows of the tenant that it is owed to; nothing for another tenant. */
function resourceOf(entry: LedgerEntry, tenants: readonly TenantAccess[]): Resource | undefined {
  const access = tenants.find(({ tenant }) => tenant === entry.tenant);
  const { key, kind, names, id, of } = entry;
  return access && { key, kind, access, names, ...(id !== undefined && { id }), ...(of !== undefined && { of }) };
}

const reasonOf = (error: unknown): string => messageOf(error).split('\n').slice(0, 2).join(' ');

/** Removes an address of the fixed customer, who stays; of anybody else's address nothing can be done without its customer. */
async function removeFromFixed({ id, of }: Resource, { api, sessions }: MaintenanceClient): Promise<boolean> {
  const customer = await sessions.fixedCustomer();
  if (id === undefined || !customer || customer.id !== of) return false;
  await api.as(customer).removeAddress({ addressId: id, expect: [204, 404] });
  return true;
}

/**
 * Pays what no test could pay: the debts of a worker that was killed, of a test that ran out of time. What stays is noted with
 * its reason; nothing is thrown.
 * @param entries all of a ledger
 */
export async function removeLeftovers(
  entries: readonly LedgerEntry[],
  target: Target,
  caretaker: MaintenanceClient,
  created: CreatedResources,
): Promise<void> {
  const gone = new Set(
    entries.filter(({ kind, state }) => kind === 'customer' && state === 'removed').map(({ id }) => id),
  );
  const open = entries.filter(isOpen).flatMap((entry) => resourceOf(entry, tenantsOf(target)) ?? []);
  for (const debt of open.filter(({ kind }) => kind !== 'address').toReversed())
    try {
      if (!debt.access.service) continue;
      const fate = await remove(debt, caretaker);
      created[fate === 'refused' ? 'refused' : 'removed'](debt);
      if (debt.kind === 'customer') gone.add(debt.id);
    } catch (error) {
      created.notRemoved(debt, reasonOf(error));
    }
  for (const debt of open.filter(({ kind }) => kind === 'address'))
    try {
      if (gone.has(debt.of) || (await removeFromFixed(debt, caretaker))) created.removed(debt);
    } catch (error) {
      created.notRemoved(debt, reasonOf(error));
    }
}
