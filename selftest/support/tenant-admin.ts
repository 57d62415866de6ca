import type { TenantOptions } from '../../tenant/index.ts';
import { startOutsideTenant } from './servers.ts';

/** E-mails of other customers that look like the suite's own. */
const lookAlikes = [
  'conf-x@real.com',
  'conf-1000-0123456789-1@real.example',
  'xconf-1000-0123456789-1@example.test',
  'conf-1000-0123456789-1@example.test.example',
  'conf-1000-0123456789-1-2@example.test',
  'conf-1000-012345678-1@example.test',
  'a.conf-1000-0123456789-1@example.test',
  'ada@example.test',
];

/** Starts an outside tenant and a client with its service token, independent of the suite. */
export async function startTenantWithAdmin(
  options: TenantOptions = {},
  offers?: Parameters<typeof startOutsideTenant>[1],
) {
  const tenant = await startOutsideTenant(options, offers);
  const [shop] = tenant.hosted;
  if (!shop) throw new Error('A tenant outside hosts at least one.');
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: shop.serviceClientId,
    client_secret: shop.serviceClientSecret,
  });
  const answer = await fetch(`${tenant.url}/oauth/token`, { method: 'POST', body });
  const { access_token: token } = (await answer.json()) as { access_token: string };

  const ask = async (method: string, path: string, sent?: object): Promise<unknown> => {
    const headers = { authorization: `Bearer ${token}`, ...(sent && { 'content-type': 'application/json' }) };
    const response = await fetch(`${tenant.url}${path}`, {
      method,
      headers,
      ...(sent && { body: JSON.stringify(sent) }),
    });
    return response.status === 204 ? undefined : await response.json();
  };
  const listed = (path: string) =>
    ask('GET', `${path}?pageNumber=1&pageSize=10000`) as Promise<Record<string, string>[]>;

  return {
    ...tenant,
    ask,
    /** Creates a customer by the tenant-managed API. */
    createCustomer: async (customer: {
      contactEmail: string;
      password?: string;
      [more: string]: unknown;
    }): Promise<string> => {
      const made = await ask('POST', `/customer/${shop.name}/customers?sendPasswordResetNotifications=false`, customer);
      return (made as { id: string }).id;
    },
    /** Adds an address to a customer. */
    async addAddress(contactEmail: string): Promise<void> {
      const customers = await listed(`/customer/${shop.name}/customers`);
      const { id = '' } = customers.find((each) => each['contactEmail'] === contactEmail) ?? {};
      await ask('POST', `/customer/${shop.name}/customers/${id}/addresses`, { contactName: 'Ada' });
    },
    /** Creates customers and a company that are not of the suite; returns their names. */
    async createCustomersOfOthers(): Promise<readonly string[]> {
      for (const contactEmail of lookAlikes) await this.createCustomer({ contactEmail, firstName: 'Ada' });
      await ask('POST', `/customer-management/${shop.name}/legal-entities`, {
        name: 'conf-1000 works',
        type: 'COMPANY',
      });
      return this.listNames();
    },
    /** Reads all profiles, without the members that change with every login and write. */
    async readProfiles(): Promise<readonly object[]> {
      const customers = await listed(`/customer/${shop.name}/customers`);
      const numbers = customers.map(({ id = '' }) => id);
      const read = (id: string) =>
        ask('GET', `/customer/${shop.name}/customers/${id}?expand=addresses,accounts,mixin:*`);
      const profiles = (await Promise.all(numbers.map(read))) as Record<string, unknown>[];
      return profiles.map((profile) => ({ ...profile, lastLogin: undefined, metadata: undefined }));
    },
    /** Lists all customers, companies and assignments. */
    async listNames(): Promise<readonly string[]> {
      const customers = await listed(`/customer/${shop.name}/customers`);
      const companies = await listed(`/customer-management/${shop.name}/legal-entities`);
      const assignments = await listed(`/customer-management/${shop.name}/contact-assignments`);
      return [
        ...customers.map(({ contactEmail = '' }) => contactEmail),
        ...companies.map(({ name = '' }) => name),
        ...assignments.map(({ id = '' }) => id),
      ].sort();
    },
  };
}
