import { startTenant } from '../tenant/index.ts';

/**
 * The reference tenant in a process of its own. It tells when the first customer of a candidate came, which is what each of them
 * does second, and how many requests there were.
 */
let first: number | undefined;
let requests = 0;

const tenant = await startTenant({
  wire: ({ operation }) => {
    requests++;
    if (operation === 'POST-customer-create-customer-account') first ??= Date.now();
  },
});
const [hosted] = tenant.tenants;
process.on('message', () => {
  process.send?.({ first, requests });
  first = undefined;
  requests = 0;
});
process.on('disconnect', () => process.exit());
process.send?.({ url: tenant.url, tenant: hosted?.name, client: hosted?.storefrontClientId, service: hosted });
