import { defined, omit } from '../json.ts';
import type { JsonObject } from '../json.ts';
import type { Customer, Identity } from '../model.ts';
import type { TenantSettings } from '../settings.ts';

/** What a storefront brings from an identity provider. */
export type Credential =
  | { readonly kind: 'code'; readonly code: string; readonly redirectUri: string; readonly codeVerifier?: string }
  | { readonly kind: 'token'; readonly subjectToken: string };

/** The identity provider a `config` names, the default one when it names none; undefined for an unknown name. Source: OpenAPI: exchangeauthtoken. */
export function configFor(named: string | undefined, settings: TenantSettings): string | undefined {
  if (named === undefined) return settings.identityProviders[0] ?? 'default';
  return settings.identityProviders.find((known) => known === named);
}

/**
 * Asks the identity provider who a credential stands for; undefined when it stands for nobody. This is the one seam
 * behind which a provider is put: without one, nobody is vouched for.
 */
export const askIdentityProvider: (
  credential: Credential,
  config: string,
  settings: TenantSettings,
) => Promise<Identity | undefined> = () => Promise.resolve(undefined);

/** The customer a vouched-for person already is, found by e-mail. Source: token exchange guide: identifier EMAIL. */
export function customerOf(identity: Identity, customers: Iterable<Customer>): Customer | undefined {
  const wanted = identity.email.toLowerCase();
  return [...customers].find(({ accounts }) => accounts.some(({ email }) => email.toLowerCase() === wanted));
}

/** Whether a person nobody knows yet becomes a customer. Source: token exchange guide: ssoCustomerAutoprovisioningDisabled. */
export function mayProvision(settings: TenantSettings): boolean {
  return !settings.autoprovisioningDisabled;
}

/** The answer to a token exchange, made of a login's. Source: OpenAPI, ExchangeAuthTokenResponse. */
export function exchangedTokenBody(login: JsonObject, scope: string, subjectToken: string): JsonObject {
  return { subject_access_token: subjectToken, ...omit(login, 'initialPassword'), session_idle_time: 120, scope };
}

/** The answer to a social login, made of a login's: lifetimes are strings there. Source: OpenAPI: socialLogin. */
export function socialTokenBody(login: JsonObject, scope: string, identity: Identity): JsonObject {
  return defined({
    social_access_token: identity.socialAccessToken,
    social_id_token: identity.socialIdToken,
    access_token: login['access_token'],
    saas_token: login['saas_token'],
    expires_in: String(Number(login['expires_in'])),
    refresh_token: login['refresh_token'],
    refresh_token_expires_in: String(Number(login['refresh_token_expires_in'])),
    session_idle_time: 3600,
    token_type: login['token_type'],
    scope,
  });
}
