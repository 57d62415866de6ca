import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startTenant, type RunningTenant, type TenantOptions } from '../../tenant/index.ts';

/** Something that listens until the test is over. */
interface Listening {
  readonly url: string;
  close(): Promise<void>;
}

/** A host that answers everything in one way. */
export async function aHost(answer: RequestListener): Promise<Listening> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}

/** A port that was free a moment ago. */
export async function aFreePort(): Promise<number> {
  const host = await aHost(() => undefined);
  await host.close();
  return Number(new URL(host.url).port);
}

/** A reference tenant as an outside target, with the settings that point a run at it. */
export async function anOutsideTenant(
  options: TenantOptions = {},
  { withInbox = true, withService = true } = {},
): Promise<Listening & { readonly env: Record<string, string>; readonly hosted: RunningTenant['tenants'] }> {
  const port = withInbox ? await aFreePort() : 0;
  const running = await startTenant({
    tenants: [{ name: 'shop' }, { name: 'shopother' }, { name: 'shopoptin', doubleOptIn: true }],
    ...(withInbox && { smtp: { host: '127.0.0.1', port } }),
    ...options,
  });
  const env: Record<string, string> = { API_URL: running.url, ...(withInbox && { INBOX: `smtp://127.0.0.1:${port}` }) };
  for (const [index, prefix] of ['', 'OTHER_', 'OPTIN_'].entries()) {
    const tenant = running.tenants[index];
    if (!tenant) continue;
    env[`${prefix}TENANT`] = tenant.name;
    env[`${prefix}STOREFRONT_CLIENT_ID`] = tenant.storefrontClientId;
    if (!withService) continue;
    env[`${prefix}SERVICE_CLIENT_ID`] = tenant.serviceClientId;
    env[`${prefix}SERVICE_CLIENT_SECRET`] = tenant.serviceClientSecret;
  }
  return { url: running.url, env, hosted: running.tenants, close: () => running.close() };
}
