import tls from 'node:tls';
import type { APIRequest } from '@playwright/test';
import { targets, type Settings } from '../config/index.ts';
import { exceptions, proxyName, usesProxy } from '../config/proxy.ts';

type NewContextOptions = NonNullable<Parameters<APIRequest['newContext']>[0]>;

/** What opens contexts. */
export interface ContextFactory extends Pick<APIRequest, 'newContext'> {
  /** What stands between, for messages about calls that brought no answer. */
  readonly via?: string;
}

function optionsFor({ outside }: Settings): NewContextOptions {
  if (!outside) return {};
  const { headers, proxy, clientCertificate } = outside.network;
  const { origin } = new URL(outside.url);
  return {
    extraHTTPHeaders: { ...headers },
    ...(proxy && { proxy }),
    ...(clientCertificate && { clientCertificates: [{ origin, ...clientCertificate }] }),
  };
}

/** Contexts towards a target, through whatever stands before it: its proxy, its client certificate, its gateway's headers. */
export function contextsFor(settings: Settings, request: APIRequest): ContextFactory {
  const options = optionsFor(settings);
  const proxy = settings.outside?.network.proxy;
  return { newContext: () => request.newContext(options), ...(proxy && { via: proxyName(proxy) }) };
}

/** Who the run says it is, so that the tenant's own log can be matched. */
export const userAgentOf = ({ outside }: Settings, what: string): string =>
  outside?.network.userAgent ?? `emporix-customer-conformance (${what})`;

/**
 * Node reads NODE_EXTRA_CA_CERTS once, when it starts, and Playwright's requests have no option for it: so whatever a context of TLS
 * trusts by default is extended where contexts are made.
 */
function trust(certificates: readonly string[]): void {
  const original = tls.createSecureContext;
  tls.createSecureContext = (options) => {
    const made = original(options);
    const { addCACert } = made.context as { addCACert: (pem: string) => void };
    if (options?.ca === undefined) for (const each of certificates) addCACert.call(made.context, each);
    return made;
  };
}

/** What is fetched besides the target, such as the identity provider, goes through the proxies that the environment names. */
async function followProxies(): Promise<void> {
  const { EnvHttpProxyAgent, setGlobalDispatcher } = await import('undici');
  setGlobalDispatcher(new EnvHttpProxyAgent({ noProxy: exceptions() }));
}

/** Prepares a process for the network as the settings describe it, before its first connection. */
export async function prepareNetwork(): Promise<void> {
  const certificates = new Set(targets.map(({ outside }) => outside?.network.authorities ?? ''));
  certificates.delete('');
  if (certificates.size > 0) trust([...certificates]);
  if (usesProxy()) await followProxies();
}
