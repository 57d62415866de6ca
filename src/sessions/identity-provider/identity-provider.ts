import type { Configuration, CustomFetchOptions } from 'openid-client';
import { Blocked } from '../../evidence/failures.ts';
import { recorder } from '../../evidence/recorder.ts';
import { secrets } from '../../secrets/secrets.ts';
import { claimsOf } from '../../test-data/jwt-claims.ts';
import type { BrowserAccess, IdentityAccess } from '../../config/index.ts';
import type { LoginAgent } from './login-agent.ts';

/** What comes back from a login at an identity provider, as a social login hands it on. */
export interface Callback {
  readonly code: string;
  readonly redirect_uri: string;
  /** Only where the code was asked for with PKCE. */
  readonly code_verifier?: string;
}

/** What a subject token has that the tenant does not take; nothing for one that it takes. */
export type Untrusted = 'issuer' | 'audience' | 'client';

interface Asked {
  readonly config: Configuration;
  readonly back: URL;
  readonly state: string;
  readonly verifier?: string;
}

/** Whether a token is good for another minute; one that does not say is taken for good. */
function lasts(token: string): boolean {
  const expiry = claimsOf(token)?.['exp'];
  return typeof expiry !== 'number' || expiry > Date.now() / 1000 + 60;
}

/** The storefront's side of an identity provider: gets codes and tokens there, and lets an agent log in. The library is loaded when first asked. */
export class IdentityProvider {
  private readonly access: IdentityAccess;
  private readonly browser: BrowserAccess | undefined;
  private readonly agents = new Map<string, Promise<LoginAgent>>();
  private readonly configs = new Map<string, Promise<Configuration>>();
  private readonly tokens = new Map<Untrusted | undefined, string>();
  /** Whether the provider has refused to give a code without PKCE. */
  private insistsOnProof = false;

  constructor(access: IdentityAccess, browser: BrowserAccess | undefined) {
    this.access = access;
    this.browser = browser;
    secrets.add('password', access.password);
    for (const client of [access.client, access.untrusted.client])
      if (client?.secret !== undefined) secrets.add('client-secret', client.secret);
  }

  /** The name of the tenant's configuration for this provider. */
  get config(): string {
    return this.access.config;
  }

  get issuer(): string {
    return this.access.issuer;
  }

  /**
   * Logs in and takes the code along.
   * @param proof with PKCE; otherwise without, unless the provider insists
   */
  async callback({ proof = false } = {}): Promise<Callback> {
    const { back, verifier } = await this.ask({ proof });
    const code = back.searchParams.get('code') ?? '';
    return { code, redirect_uri: this.access.redirectUri, ...(verifier !== undefined && { code_verifier: verifier }) };
  }

  /** An access token of the provider. It is asked for once, as long as it lasts: a token can be exchanged often. */
  async token(untrusted?: Untrusted): Promise<string> {
    const known = this.tokens.get(untrusted);
    if (known !== undefined && lasts(known)) return known;
    const token = await this.newToken(untrusted);
    this.tokens.set(untrusted, token);
    return token;
  }

  async close(): Promise<void> {
    for (const agent of this.agents.values()) await (await agent).close();
  }

  private async newToken(untrusted: Untrusted | undefined): Promise<string> {
    const { authorizationCodeGrant } = await import('openid-client');
    const { config, back, state, verifier } = await this.ask({ proof: true, ...(untrusted && { untrusted }) });
    const checks = { expectedState: state, ...(verifier !== undefined && { pkceCodeVerifier: verifier }) };
    const { access_token: token } = await authorizationCodeGrant(config, back, checks);
    secrets.add('access-token', token);
    return token;
  }

  private async ask({ proof, untrusted }: { proof: boolean; untrusted?: Untrusted }): Promise<Asked> {
    const openid = await import('openid-client');
    const { issuer, client, audience } = this.access;
    const other = this.access.untrusted;
    const config = await this.configOf(
      (untrusted === 'issuer' ? other.issuer : undefined) ?? issuer,
      (untrusted === 'client' ? other.client : undefined) ?? client,
    );
    const wanted = untrusted === 'audience' ? other.audience : audience;
    const proven = proof || this.insistsOnProof || client.secret === undefined;
    const verifier = proven ? openid.randomPKCECodeVerifier() : undefined;
    if (verifier !== undefined) secrets.add('code', verifier);
    const state = openid.randomState();
    const start = openid.buildAuthorizationUrl(config, {
      redirect_uri: this.access.redirectUri,
      scope: this.access.scope,
      state,
      // Some providers call it by the one name, some by the other (RFC 8707).
      ...(wanted !== undefined && { audience: wanted, resource: wanted }),
      ...(verifier !== undefined && {
        code_challenge: await openid.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      }),
    });
    const back = await (await this.agentFor(start.origin)).visit(start, this.access);
    const code = back.searchParams.get('code');
    if (code !== null) {
      secrets.add('code', code);
      return { config, back, state, ...(verifier !== undefined && { verifier }) };
    }
    if (!proven) {
      this.insistsOnProof = true;
      return this.ask({ proof: true, ...(untrusted && { untrusted }) });
    }
    const { searchParams: told } = back;
    throw new Error(
      `The identity provider ${start.origin} gave no code but ${told.get('error') ?? 'nothing'}: ${told.get('error_description') ?? 'no description'}.`,
    );
  }

  private async configOf(issuer: string, { id, secret }: IdentityAccess['client']): Promise<Configuration> {
    const key = `${issuer} ${id}`;
    // Not outdated, only marked so that nobody takes it by mistake: the address is a setting, and whoever writes http there means it.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    const { allowInsecureRequests, customFetch, discovery } = await import('openid-client');
    const { origin, protocol } = new URL(issuer);
    const asking =
      this.configs.get(key) ??
      discovery(new URL(issuer), id, secret, undefined, {
        [customFetch]: (url: string, options: CustomFetchOptions) => guarded(origin, url, options),
        execute: protocol === 'http:' ? [allowInsecureRequests] : [],
      });
    this.configs.set(key, asking);
    return asking;
  }

  private agentFor(origin: string): Promise<LoginAgent> {
    const known = this.agents.get(origin) ?? anAgent(origin, this.browser);
    this.agents.set(origin, known);
    return known;
  }
}

async function anAgent(origin: string, browser: BrowserAccess | undefined): Promise<LoginAgent> {
  if (!browser) return new (await import('./form-agent.ts')).PlainAgent(origin);
  return (await import('./browser-agent.ts')).BrowserAgent.open(origin, browser);
}

/** The storefront speaks to the issuer's origin and to no other. */
async function guarded(origin: string, url: string, options: CustomFetchOptions): Promise<Response> {
  if (new URL(url).origin !== origin)
    throw new Error(`The identity provider is ${origin}; nothing is sent to ${new URL(url).origin}.`);
  try {
    return await fetch(url, options as RequestInit);
  } catch (error) {
    recorder.fail('blocked');
    throw new Blocked(`The identity provider ${origin} gave no answer at ${new URL(url).pathname}.`, { cause: error });
  }
}
