import { existsSync } from 'node:fs';
import * as as from './parsers.ts';
import type { Parsed } from './parsers.ts';

/** A client at an identity provider; one without a secret is public. */
interface ProviderClient {
  readonly id: string;
  readonly secret?: string;
}

/** The identity provider that the tenant under test trusts by default, and somebody who can log in there. */
export interface IdentityAccess {
  /** The address below which it tells of itself. */
  readonly issuer: string;
  readonly client: ProviderClient;
  readonly user: string;
  readonly password: string;
  /** What the tenant calls its configuration for this issuer. */
  readonly config: string;
  /** Where the provider sends sessions back to; nothing is ever fetched from there. */
  readonly redirectUri: string;
  readonly scope: string;
  /** The audience that access tokens are asked for, where the provider has to be asked. */
  readonly audience?: string;
  /** What the tenant's configuration does not take. */
  readonly untrusted: { readonly issuer?: string; readonly audience?: string; readonly client?: ProviderClient };
}

/** A browser to log in with. */
export interface BrowserAccess {
  /** The path of a Chromium; without one, the one that Playwright has installed. */
  readonly executable?: string;
  /** Hosts that a login page may load from beside the issuer's. */
  readonly hosts: readonly string[];
}

/** What is read from; `Reading` of the settings. */
interface Source {
  text(name: string): string | undefined;
  read<Value>(name: string, parse: (text: string) => Parsed<Value>): Value | undefined;
  require(name: string, because: string, mustBe: string): void;
}

const asAddress =
  (mustBe: string, isFit: (url: URL) => boolean) =>
  (text: string): Parsed<string> =>
    URL.canParse(text) && /^https?:/.test(text) && isFit(new URL(text)) ? { value: text } : { mustBe };

const asIssuer = asAddress(
  'an http or https address without query, such as https://login.example.com/realms/shop',
  ({ search, hash, username }) => search + hash + username === '',
);
const asRedirectUri = asAddress(
  'an http or https address without fragment, as it is registered at the provider, such as https://storefront.example.com/callback',
  ({ hash, username }) => hash + username === '',
);

const asAnything = (text: string): Parsed<string> => ({ value: text });

const asScope = (text: string): Parsed<string> =>
  text.split(/\s+/).includes('openid')
    ? { value: text }
    : { mustBe: 'scopes with blanks between them, openid among them' };

const asBrowser = (text: string): Parsed<{ executable?: string }> => {
  if (text === '1') return { value: {} };
  return existsSync(text)
    ? { value: { executable: text } }
    : { mustBe: '1, for the browser that Playwright has installed, or the path of a Chromium that exists' };
};

const asHosts = (text: string): Parsed<readonly string[]> => {
  const hosts = text.split(',').map((host) => host.trim());
  return hosts.every((host) => /^[\w*.-]+$/.test(host))
    ? { value: hosts }
    : { mustBe: 'a list with commas of host names, such as cdn.example.com,*.login.example.com' };
};

function client(source: Source, prefix: string): ProviderClient | undefined {
  const id = source.read(`${prefix}CLIENT_ID`, as.asText);
  const secret = source.read(`${prefix}CLIENT_SECRET`, as.asText);
  if (secret !== undefined) source.require(`${prefix}CLIENT_ID`, `${prefix}CLIENT_SECRET is set.`, 'its client id');
  return id === undefined ? undefined : { id, ...(secret !== undefined && { secret }) };
}

/** Reads the browser that logs in; nothing where sessions log in over plain HTTP. */
export function readBrowser(source: Source): BrowserAccess | undefined {
  const browser = source.read('IDP_BROWSER', asBrowser);
  const hosts = source.read('IDP_BROWSER_HOSTS', asHosts);
  if (hosts !== undefined) source.require('IDP_BROWSER', 'IDP_BROWSER_HOSTS is set.', '1 or the path of a Chromium');
  return browser && { ...browser, hosts: hosts ?? [] };
}

/** Reads the identity provider of an outside target; nothing where none is set. */
export function readIdentity(source: Source): IdentityAccess | undefined {
  const names = ['ISSUER', 'CLIENT_ID', 'USER', 'PASSWORD', 'CONFIG'].map((name) => `IDP_${name}`);
  const [set] = names.filter((name) => source.text(name) !== undefined);
  if (set === undefined) return undefined;
  const because = `${set} is set.`;
  source.require('IDP_ISSUER', because, 'the address of the issuer that the tenant trusts by default');
  source.require('IDP_CLIENT_ID', because, "the storefront's client id at the issuer");
  source.require('IDP_USER', because, 'what a person of the run logs in with');
  source.require('IDP_PASSWORD', because, "that person's password");
  source.require('IDP_CONFIG', because, "the name of the tenant's configuration for the issuer");
  const issuer = source.read('IDP_ISSUER', asIssuer);
  const own = client(source, 'IDP_');
  const user = source.read('IDP_USER', asAnything);
  const password = source.read('IDP_PASSWORD', asAnything);
  const config = source.read('IDP_CONFIG', as.asText);
  const audience = source.read('IDP_AUDIENCE', as.asText);
  const other = {
    issuer: source.read('IDP_OTHER_ISSUER', asIssuer),
    audience: source.read('IDP_OTHER_AUDIENCE', as.asText),
    client: client(source, 'IDP_OTHER_'),
  };
  const redirectUri = source.read('IDP_REDIRECT_URI', asRedirectUri) ?? 'https://storefront.example.test/callback';
  const scope = source.read('IDP_SCOPE', asScope) ?? 'openid email profile';
  if (!issuer || !own || user === undefined || password === undefined || config === undefined) return undefined;
  return {
    ...{ issuer, client: own, user, password, config, redirectUri, scope },
    ...(audience !== undefined && { audience }),
    untrusted: {
      ...(other.issuer !== undefined && { issuer: other.issuer }),
      ...(other.audience !== undefined && { audience: other.audience }),
      ...(other.client && { client: other.client }),
    },
  };
}
