import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startIdentityProvider, startTenant, type RunningTenant, type TenantOptions } from '../../tenant/index.ts';
import { identitySettings } from '../../tools/tenant/announcement.ts';

/** A server that the test has to close. */
interface Listening {
  readonly url: string;
  close(): Promise<void>;
}

/** Starts a server with one request listener. */
export async function startHttpServer(answer: RequestListener): Promise<Listening> {
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

/** Finds a port that is free at the moment. */
export async function findFreePort(): Promise<number> {
  const host = await startHttpServer(() => undefined);
  await host.close();
  return Number(new URL(host.url).port);
}

/** Starts a reference tenant as an outside target, with the settings of a run against it. */
export async function startOutsideTenant(
  options: TenantOptions = {},
  { withInbox = true, withService = true, withIdentity = false } = {},
): Promise<Listening & { readonly env: Record<string, string>; readonly hosted: RunningTenant['tenants'] }> {
  const port = withInbox ? await findFreePort() : 0;
  const provider = withIdentity ? await startIdentityProvider() : undefined;
  const trust = { identityProviders: provider?.trust ?? [] };
  const closed = { ...trust, name: 'shopclosed', autoprovisioningDisabled: true };
  const running = await startTenant({
    tenants: [
      { ...trust, name: 'shop' },
      { name: 'shopother' },
      { name: 'shopoptin', doubleOptIn: true },
      ...(withIdentity ? [closed] : []),
    ],
    ...(withInbox && { smtp: { host: '127.0.0.1', port } }),
    ...options,
  });
  const env: Record<string, string> = {
    API_URL: running.url,
    ...(withInbox && { INBOX: `smtp://127.0.0.1:${port}` }),
    ...(provider && identitySettings(provider)),
  };
  for (const [index, prefix] of ['', 'OTHER_', 'OPTIN_', 'CLOSED_'].entries()) {
    const tenant = running.tenants[index];
    if (!tenant) continue;
    env[`${prefix}TENANT`] = tenant.name;
    env[`${prefix}STOREFRONT_CLIENT_ID`] = tenant.storefrontClientId;
    if (!withService) continue;
    env[`${prefix}SERVICE_CLIENT_ID`] = tenant.serviceClientId;
    env[`${prefix}SERVICE_CLIENT_SECRET`] = tenant.serviceClientSecret;
  }
  const close = async (): Promise<void> => {
    await Promise.all([running.close(), provider?.close()]);
  };
  return { url: running.url, env, hosted: running.tenants, close };
}
