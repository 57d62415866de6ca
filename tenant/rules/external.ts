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
export function askIdentityProvider(
  _credential: Credential,
  _config: string,
  _settings: TenantSettings,
): Promise<Identity | undefined> {
  return Promise.resolve(undefined);
}

/** The customer a vouched-for person already is, found by e-mail. Source: token exchange guide: identifier EMAIL. */
export function customerOf(identity: Identity, customers: Iterable<Customer>): Customer | undefined {
  const wanted = identity.email.toLowerCase();
  return [...customers].find(({ accounts }) => accounts.some(({ email }) => email.toLowerCase() === wanted));
}

/** Whether a person nobody knows yet becomes a customer. Source: token exchange guide: ssoCustomerAutoprovisioningDisabled. */
export function mayProvision(settings: TenantSettings): boolean {
  return !settings.autoprovisioningDisabled;
}
