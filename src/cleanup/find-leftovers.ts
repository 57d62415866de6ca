import type { CustomerForSeller } from '../../schemas/index.ts';
import { runOfEmail, runOfName } from '../test-data/run-markers.ts';
import type { Resource } from '../ledger/created-resources.ts';
import type { Service } from '../client/session.ts';
import type { TenantAccess } from '../config/index.ts';
import { isOpen, type LedgerEntry } from '../ledger/entry.ts';
import type { MaintenanceClient } from '../sessions/maintenance-client.ts';
import type { PastRun } from '../ledger/past-runs.ts';

/** Something of the suite's own that a tenant still holds. */
export interface Leftover {
  readonly resource: Resource;
  /** The seed of the run that made it. */
  readonly run: number;
  /** When it came into being, where that is known. */
  readonly since?: Date;
}

const pageSize = 100;

/** Asks for page after page, until one is not full. */
async function all<Item>(page: (pageNumber: number) => Promise<readonly Item[]>): Promise<readonly Item[]> {
  const items: Item[] = [];
  for (let number = 1; ; number++) {
    const found = await page(number);
    items.push(...found);
    if (found.length < pageSize) return items;
  }
}

/** A customer is the suite's own if each of its e-mail addresses is. */
function ownCustomer(
  { id, contactEmail, accounts, metadataCreatedAt }: CustomerForSeller,
  access: TenantAccess,
): Leftover | undefined {
  const names = [contactEmail, ...(accounts ?? []).map((account) => account.id)].filter(
    (name) => typeof name === 'string',
  );
  const runs = names.map(runOfEmail);
  const [run] = runs;
  if (run === undefined || runs.includes(undefined)) return undefined;
  const resource = { key: '', kind: 'customer', access, id, names } as const;
  const since = new Date(typeof metadataCreatedAt === 'string' ? metadataCreatedAt : Number.NaN);
  return { resource, run, ...(!Number.isNaN(since.getTime()) && { since }) };
}

/** What a query finds is looked at again: a search may take the suite's prefix for a part of a word. */
async function customersOf(service: Service, { api }: MaintenanceClient): Promise<readonly Leftover[]> {
  const ask = (pageNumber: number) =>
    api.as(service).searchCustomers({ body: { q: 'contactEmail:~conf-' }, pageNumber, pageSize, expand: 'accounts' });
  return (await all(ask)).flatMap((customer) => ownCustomer(customer, service.access) ?? []);
}

async function companiesOf(service: Service, { api }: MaintenanceClient): Promise<readonly Leftover[]> {
  if (!service.token.scope.includes('customermanagement.legalentity_manage')) return [];
  const ask = (pageNumber: number) => api.as(service).listLegalEntities({ q: 'name:~conf-', pageNumber, pageSize });
  return (await all(ask)).flatMap(({ id, name }) => {
    const run = runOfName(name ?? '');
    const resource = { key: '', kind: 'legal entity', access: service.access, id, names: [name ?? ''] } as const;
    return run === undefined ? [] : [{ resource, run }];
  });
}

/** A customer whose contact address has become another's is no longer found by it, but still known by its id. */
async function customersByNumber(
  entries: readonly LedgerEntry[],
  service: Service,
  { api }: MaintenanceClient,
): Promise<readonly Leftover[]> {
  const found: Leftover[] = [];
  for (const { id } of entries) {
    if (id === undefined) continue;
    const ask = { customerNumber: id, expand: 'accounts', expect: [200, 404] } as const;
    const { status, body } = await api.as(service).answer.getCustomer(ask);
    const own = status === 200 ? ownCustomer(body as CustomerForSeller, service.access) : undefined;
    if (own) found.push(own);
  }
  return found;
}

/** Assignments cannot be searched for; those that a ledger knows are taken at its word. */
const assignmentsOf = ({ header, entries }: PastRun, access: TenantAccess): readonly Leftover[] =>
  entries.flatMap((entry) =>
    entry.kind === 'contact assignment' && entry.tenant === access.tenant && entry.id !== undefined && isOpen(entry)
      ? [{ resource: { ...entry, access }, run: header.run, since: new Date(entry.at) }]
      : [],
  );

/**
 * Finds what runs have left at a tenant: what its ledgers say, and what bears the suite's own name where no ledger is at hand.
 * What depends on something else comes before it.
 */
export async function findLeftovers(
  access: TenantAccess,
  past: readonly PastRun[],
  maintenance: MaintenanceClient,
): Promise<readonly Leftover[]> {
  const service = await maintenance.sessions.service(access);
  const customers = await customersOf(service, maintenance);
  const seen = new Set(customers.map(({ resource }) => resource.id));
  const missed = past
    .flatMap(({ entries }) => entries)
    .filter(
      (entry) => entry.kind === 'customer' && entry.tenant === access.tenant && isOpen(entry) && !seen.has(entry.id),
    );
  return [
    ...past.flatMap((run) => assignmentsOf(run, access)),
    ...(await companiesOf(service, maintenance)),
    ...customers,
    ...(await customersByNumber(missed, service, maintenance)),
  ];
}
