import { messageOf } from '../shared/text.ts';
import type { TenantAccess } from '../config/index.ts';
import type { CreatedResources, Resource } from '../ledger/created-resources.ts';
import { isOpen, type LedgerEntry } from '../ledger/entry.ts';
import type { MaintenanceClient } from '../sessions/maintenance-client.ts';
import { tenantsOf, type Target } from '../target/target.ts';
import { remove } from './remove-resources.ts';

/** The resource of a ledger entry, with the access to its tenant; undefined for a tenant that the target does not have. */
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
 * Removes what no test could remove: the resources of a worker that was killed, or of a test that ran out of time. What stays is
 * noted with its reason. Never throws.
 * @param entries all of a ledger
 */
export async function removeLeftovers(
  entries: readonly LedgerEntry[],
  target: Target,
  maintenance: MaintenanceClient,
  created: CreatedResources,
): Promise<void> {
  const gone = new Set(
    entries.filter(({ kind, state }) => kind === 'customer' && state === 'removed').map(({ id }) => id),
  );
  const open = entries.filter(isOpen).flatMap((entry) => resourceOf(entry, tenantsOf(target)) ?? []);
  for (const resource of open.filter(({ kind }) => kind !== 'address').toReversed())
    try {
      if (!resource.access.service) continue;
      const result = await remove(resource, maintenance);
      created[result === 'refused' ? 'refused' : 'removed'](resource);
      if (resource.kind === 'customer') gone.add(resource.id);
    } catch (error) {
      created.notRemoved(resource, reasonOf(error));
    }
  for (const resource of open.filter(({ kind }) => kind === 'address'))
    try {
      if (gone.has(resource.of) || (await removeFromFixed(resource, maintenance))) created.removed(resource);
    } catch (error) {
      created.notRemoved(resource, reasonOf(error));
    }
}
