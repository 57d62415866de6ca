import { getProxyForUrl } from 'proxy-from-env';
import { isSet } from './environment.ts';

/** A proxy, and the variable that names it. */
export interface Proxy {
  readonly variable: string;
  readonly server: string;
  readonly username?: string;
  readonly password?: string;
}

/** The variable of these that has a value. */
const firstSet = (names: readonly string[]): string | undefined =>
  names.flatMap((name) => [name, name.toUpperCase()]).find((name) => isSet(process.env, name));

const isLoopback = ({ hostname }: URL): boolean =>
  /^(localhost|127(\.\d+){3}|\[::1\]|.*\.localhost)\.?$/.test(hostname);

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/**
 * The proxy that leads to an address, as HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY say, in upper or lower case. This machine is never
 * reached through one.
 */
export function proxyFor(address: string): Proxy | undefined {
  const url = new URL(address);
  if (isLoopback(url) || getProxyForUrl(address) === '') return undefined;
  const variable = firstSet([url.protocol.replace(':', '_proxy'), 'all_proxy']);
  if (variable === undefined) return undefined;
  const value = process.env[variable]?.trim() ?? '';
  const server = value.includes('://') ? value : `http://${value}`;
  if (!URL.canParse(server)) return { variable, server };
  const { protocol, host, username, password } = new URL(server);
  const credentials = username === '' ? {} : { username: decoded(username), password: decoded(password) };
  return { variable, server: `${protocol}//${host}`, ...credentials };
}

/** How a proxy reads in a message. */
export const proxyName = ({ server, variable }: Proxy): string => `the proxy ${server} (${variable})`;

/** Whether the environment names any proxy. */
export const usesProxy = (): boolean => firstSet(['https_proxy', 'http_proxy', 'all_proxy']) !== undefined;

/** What is not asked through a proxy, in the form of NO_PROXY. */
export const exceptions = (): string =>
  [process.env[firstSet(['no_proxy']) ?? ''] ?? '', 'localhost', '127.0.0.1', '[::1]'].filter(Boolean).join(',');
