import { operations } from '../../contract/operations/index.ts';
import { percentDecoded } from '../shared/text.ts';
import type { Operation } from '../../contract/operation.ts';
import type { SentRequest } from '../checks/http-message.ts';

const rows: readonly Operation[] = Object.values(operations);

/** What stands before a tenant's name in a path, such as `customer`. */
const beforeTenant = new Set(rows.flatMap(({ route }) => /^\w+ \/([^/]+)\/\{tenant\}/.exec(route)?.[1] ?? []));
const tenantParameters = ['tenant', 'hybris-tenant'];
const tenantHeaders = new Set(['emporix-tenant', 'hybris-tenant']);

/** The name of a tenant that is nobody's, as `anUnknownTenant` builds it. */
const isNobodys = (tenant: string): boolean => /^none[0-9a-f]{10}$/.test(tenant);

/** Every tenant that a request names: in its path, its query, its headers. */
function tenantsNamed(url: URL, headers: SentRequest['headers']): readonly string[] {
  const [, first = '', second = ''] = url.pathname.split('/', 3);
  const named = beforeTenant.has(first) ? [percentDecoded(second)] : [];
  if (url.search !== '') for (const name of tenantParameters) named.push(...url.searchParams.getAll(name));
  for (const [name, value] of Object.entries(headers)) if (tenantHeaders.has(name.toLowerCase())) named.push(value);
  return named;
}

/** Where a run may send requests to, and nowhere else. */
export class TargetGuard {
  private readonly origin: string;
  /** What the paths of all requests are below, where the target is not its host's root. */
  private readonly base: string;
  private readonly tenants: ReadonlySet<string>;

  /**
   * @param address the target's address, below which everything is asked for
   * @param tenants the tenants of it that the run was given
   */
  constructor(address: string, tenants: readonly { readonly tenant: string }[]) {
    const { origin, pathname } = new URL(address);
    this.origin = origin;
    this.base = pathname === '/' ? '' : pathname;
    this.tenants = new Set(tenants.map(({ tenant }) => tenant));
  }

  /**
   * Holds a request against the run's target, before its first byte is sent.
   * @returns where it goes
   * @throws Error when that is another host, or another tenant: an error of the suite, as no setting leads there
   */
  admit({ path, headers }: SentRequest): URL {
    const url = new URL(path, this.origin);
    if (url.origin !== this.origin)
      throw new Error(`The run's target is ${this.origin}: nothing is sent to ${url.origin}.`);
    const foreign = tenantsNamed(url, headers).find((name) => !this.admits(name));
    if (foreign === undefined) return new URL(`${this.origin}${this.base}${url.pathname}${url.search}`);
    const own = [...this.tenants].join(', ');
    throw new Error(`The run's tenants are ${own}: nothing is sent to the tenant ${JSON.stringify(foreign)}.`);
  }

  /** A tenant of the run, however its name is spelt, or one that is nobody's. */
  private admits(tenant: string): boolean {
    return this.tenants.has(tenant.toLowerCase()) || isNobodys(tenant);
  }
}
