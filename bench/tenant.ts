import { startTenant } from '../tenant/index.ts';

/** Before its tests ours asks how customers come to be; that is a part of its start, and no test's first request. */
const isBefore = (agent = ''): boolean =>
  agent.startsWith('emporix-customer-conformance') && !agent.includes('; test ');

/**
 * The reference tenant in a process of its own. It tells when the first request of a candidate came, when its first customer, which
 * is what each test of theirs asks for second, and how many requests there were.
 */
let asked: number | undefined;
let first: number | undefined;
let requests = 0;

const tenant = await startTenant({
  wire: ({ operation, request }) => {
    requests++;
    asked ??= Date.now();
    if (operation === 'POST-customer-create-customer-account' && !isBefore(request.headers['user-agent']))
      first ??= Date.now();
  },
});
const [hosted] = tenant.tenants;
process.on('message', () => {
  process.send?.({ asked, first, requests });
  asked = first = undefined;
  requests = 0;
});
process.on('disconnect', () => process.exit());
process.send?.({ url: tenant.url, tenant: hosted?.name, client: hosted?.storefrontClientId, service: hosted });
