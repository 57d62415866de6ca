import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Provider } from 'oidc-provider';
import type { IdentityProvider } from '../settings.ts';
import { createClientsAndUser, loginPage, type ClientsAndUser } from './clients-and-user.ts';

/** A running identity provider. */
export interface RunningIdentityProvider extends ClientsAndUser {
  /** The trusted issuer. */
  readonly issuer: string;
  /** An issuer with the same user, clients and keys that no tenant trusts. */
  readonly otherIssuer: string;
  /** The configurations of a tenant that trusts it, the default one first. */
  readonly trust: readonly IdentityProvider[];
  close(): Promise<void>;
}

const mounts = ['/customers', '/partners'] as const;

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return new URLSearchParams(Buffer.concat(parts).toString('utf8'));
}

function showLogin(response: ServerResponse, action: string, refused = false): void {
  response.writeHead(refused ? 401 : 200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
  response.end(loginPage(action, refused));
}

/** Shows and processes the login page, which the library does not provide. */
async function handleLogin(
  provider: Provider,
  realm: ClientsAndUser,
  request: IncomingMessage,
  response: ServerResponse,
) {
  const action = request.url ?? '';
  if (request.method !== 'POST') {
    showLogin(response, action);
    return;
  }
  const form = await readForm(request);
  if (form.get('email') !== realm.user || form.get('password') !== realm.password) {
    showLogin(response, action, true);
    return;
  }
  await provider.interactionFinished(request, response, { login: { accountId: 'ida' } });
}

/** Answers a request to one issuer. The library reads its mount path from `originalUrl`. */
async function serveIssuer(
  provider: Provider,
  mount: string,
  realm: ClientsAndUser,
  request: IncomingMessage,
  response: ServerResponse,
) {
  const url = request.url ?? '';
  if (url.startsWith(`${mount}/interaction/`)) {
    await handleLogin(provider, realm, request, response);
    return;
  }
  Object.assign(request, { originalUrl: url, url: url.slice(mount.length) || '/' });
  await provider.callback()(request, response);
}

/**
 * Starts an identity provider with a trusted and an untrusted issuer. It listens at once and loads its library with the first
 * request, so a run without such a request does not pay for it.
 * @param port 0 for any free port
 * @throws Error when the port is taken (`code` EADDRINUSE).
 */
export async function startIdentityProvider(port = 0, host = '127.0.0.1'): Promise<RunningIdentityProvider> {
  const realm = createClientsAndUser();
  let origin = '';
  const issuers = new Map<string, Promise<Provider>>();
  const load = async () => {
    const { createIssuer: createIssuer, signingKeys } = await import('./oidc-issuer.ts');
    const keys = signingKeys();
    for (const mount of mounts)
      issuers.set(
        mount,
        keys.then((all) => createIssuer(origin + mount, mount, realm, all)),
      );
  };
  let loading: Promise<void> | undefined;
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    await (loading ??= load());
    const mount = mounts.find((each) => request.url?.startsWith(`${each}/`) === true);
    const provider = mount && (await issuers.get(mount));
    if (mount && provider) await serveIssuer(provider, mount, realm, request, response);
    else response.writeHead(404).end();
  };
  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      process.stderr.write(
        `identity provider: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
      );
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  origin = `http://${host.includes(':') ? `[${host}]` : host}:${(server.address() as AddressInfo).port}`;
  const [issuer, otherIssuer] = [`${origin}${mounts[0]}`, `${origin}${mounts[1]}`];
  const trusted = { issuer, clientId: realm.client.id, clientSecret: realm.client.secret };
  return {
    ...realm,
    issuer,
    otherIssuer,
    trust: [{ name: 'customers', ...trusted, audience: realm.audience, authorizedParty: realm.client.id }],
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}
