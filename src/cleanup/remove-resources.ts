import type { Api } from '../client/api.ts';
import { Blocked } from '../evidence/failures.ts';
import type { Resource, CreatedResources } from '../ledger/created-resources.ts';
import { restoreCustomer } from './restore-fixed-customer.ts';
import type { Tally } from '../ledger/entry.ts';
import type { Sessions } from '../sessions/sessions.ts';
import type { Service } from '../client/session.ts';

/** What became of the things that a test had created. */
export interface RemovalResult extends Tally {
  /** Of what is stuck: what the target could not be asked for. */
  readonly unreached: number;
}

/** What became of a resource. `refused`: the request had created nothing. `unreached`: the target could not be asked to remove it. */
type Removal = 'removed' | 'refused' | 'left' | 'unreached';

interface Removers {
  readonly api: Api;
  readonly created: CreatedResources;
  readonly sessions: Sessions;
}

const same = (one: string | null | undefined, other: string): boolean => one?.toLowerCase() === other.toLowerCase();

/** Companies are another service's: a key may reach customers only. */
function requireScope({ token }: Service, scope: string): void {
  if (!token.scope.includes(scope)) throw new Error(`the service key lacks the scope ${scope}`);
}

/** Looks for what was asked for and never answered, by the suite's own names in the request. */
async function idsOf({ kind, id, names }: Resource, api: Api, service: Service): Promise<readonly string[]> {
  if (id !== undefined) return [id];
  const found: string[] = [];
  for (const name of names) {
    if (kind === 'customer' && name.includes('@')) {
      const customers = await api.as(service).searchCustomers({ body: { q: `contactEmail:${name}` } });
      found.push(...customers.filter(({ contactEmail }) => same(contactEmail, name)).map((each) => each.id));
    } else if (kind === 'legal entity') {
      requireScope(service, 'customermanagement.legalentity_manage');
      const companies = await api.as(service).listLegalEntities({ q: `name:${name}` });
      found.push(...companies.filter((each) => same(each.name, name)).map((each) => each.id));
    }
  }
  return [...new Set(found)];
}

/**
 * Removes one thing through the tenant's service. What is gone already is as good as removed.
 * @throws what the tenant's answer was, where it does not remove it
 */
export async function remove(
  resource: Resource,
  { api, sessions }: Pick<Removers, 'api' | 'sessions'>,
): Promise<Removal> {
  const service = await sessions.service(resource.access);
  const ids = await idsOf(resource, api, service);
  for (const id of ids) {
    if (resource.kind === 'customer')
      await api.as(service).removeCustomer({ customerNumber: id, expect: [202, 204, 404] });
    else if (resource.kind === 'legal entity')
      await api.as(service).removeLegalEntity({ legalEntityId: id, expect: [204, 404] });
    else if (resource.kind === 'contact assignment')
      await api.as(service).removeContactAssignment({ contactAssignmentId: id, expect: [204, 404] });
  }
  return ids.length > 0 ? 'removed' : 'refused';
}

const reasonOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n').filter(Boolean).slice(0, 2).join(' ').trim();

/** Removes one resource, if it can, and notes the result in the ledger. */
async function removeOne(resource: Resource, removers: Removers): Promise<Removal> {
  if (!resource.access.service) return 'left';
  try {
    const result = await remove(resource, removers);
    removers.created[result === 'removed' ? 'removed' : 'refused'](resource);
    return result;
  } catch (error) {
    removers.created.notRemoved(resource, reasonOf(error));
    return error instanceof Blocked ? 'unreached' : 'left';
  }
}

/** Customers who stay are left as bare as possible; gives those who have no address left. */
async function emptyRemainingCustomers(
  gone: ReadonlySet<string>,
  { api, sessions }: Removers,
): Promise<ReadonlySet<string>> {
  const bare = new Set(gone);
  for (const customer of sessions.takeOpen())
    if (!gone.has(customer.id) && (await restoreCustomer(customer, api, sessions))) bare.add(customer.id);
  // Who had to log in once more to be left is met again.
  sessions.takeOpen();
  return bare;
}

/**
 * Removes what a test has created, the latest first. Without service credentials customers stay, logged out and without
 * addresses, and count as left. Never throws: what could not be removed stays in the ledger, for a later run or the sweep.
 */
export async function removeResources(resources: readonly Resource[], removers: Removers): Promise<RemovalResult> {
  const results = new Map<Resource, Removal>();
  for (const resource of resources)
    if (resource.kind !== 'address') results.set(resource, await removeOne(resource, removers));
  const customers = [...results].filter(([{ kind }]) => kind === 'customer');
  const gone = new Set(customers.flatMap(([{ id }, result]) => (result === 'removed' && id !== undefined ? [id] : [])));
  const bare = await emptyRemainingCustomers(gone, removers);

  // An address goes with its customer, and one whose customer was not noted goes with all of the test's.
  const allGone = customers.every(([, result]) => result === 'removed' || result === 'refused');
  for (const resource of resources.filter(({ kind }) => kind === 'address')) {
    const isGone = resource.of === undefined ? allGone : bare.has(resource.of);
    if (isGone) removers.created.removed(resource);
    else if (resource.access.service) removers.created.notRemoved(resource, 'its customer could not be removed');
    results.set(resource, isGone ? 'removed' : 'left');
  }

  const count = (of: Removal) => [...results.values()].filter((result) => result === of).length;
  const left = count('left') + count('unreached');
  const stuck = [...results].filter(
    ([{ access }, result]) => access.service && ['left', 'unreached'].includes(result),
  ).length;
  // Where the target could not be asked once, what hangs on that could not be removed for the same reason.
  const unreached = count('unreached') > 0 ? stuck : 0;
  return { created: count('removed') + left, removed: count('removed'), left, stuck, unreached };
}
