import { redeemAuthorizationCode, verifyIdentityToken } from '../verify-identity.ts';
import type { TokenRequirements } from '../verify-identity.ts';
import { defined, omit } from '../json.ts';
import type { JsonObject } from '../json.ts';
import type { Account, Customer, Identity } from '../model.ts';
import type { IdentityProvider, TenantSettings } from '../settings.ts';

/** An authorization code in a social login. */
export interface CodeCredential {
  readonly code: string;
  readonly redirectUri: string;
  readonly codeVerifier?: string;
}

/** The identity provider a `config` names, the first one when it names none; undefined for an unknown name. Source: OpenAPI: exchangeauthtoken. */
export function configFor(named: string | undefined, settings: TenantSettings): IdentityProvider | undefined {
  const [standard] = settings.identityProviders;
  return named === undefined ? standard : settings.identityProviders.find(({ name }) => name === named);
}

/** The form of a token request with a code. Source: RFC 6749, section 4.1.3; RFC 7636, section 4.5. */
export function codeGrant({ code, redirectUri, codeVerifier }: CodeCredential): Readonly<Record<string, string>> {
  const proof = codeVerifier === undefined ? {} : { code_verifier: codeVerifier };
  return { grant_type: 'authorization_code', code, redirect_uri: redirectUri, ...proof };
}

/** The identity that the provider gives for a code; undefined if it refuses the code. Source: OpenAPI: socialLogin. */
export const redeemCode: (
  grant: Readonly<Record<string, string>>,
  provider: IdentityProvider,
) => Promise<Identity | undefined> = (grant, provider) => redeemAuthorizationCode(grant, provider);

/** The requirements for a subject token: those that are configured. Source: token exchange guide: Token validation. */
export function subjectTokenTerms(
  { issuer, audience, authorizedParty }: IdentityProvider,
  now: Date,
): TokenRequirements {
  return {
    issuer,
    ...(audience === undefined ? {} : { audience }),
    ...(authorizedParty === undefined ? {} : { authorizedParty }),
    at: now,
  };
}

/** The identity in a subject token; undefined if the token is not valid. Source: token exchange guide: offline verification. */
export const vouchForToken: (
  subjectToken: string,
  provider: IdentityProvider,
  terms: TokenRequirements,
) => Promise<Identity | undefined> = (subjectToken, provider, terms) =>
  verifyIdentityToken(subjectToken, provider, terms);

/** The existing customer of an identity. Source: token exchange guide: ssoCustomerIdentifierField. */
export function customerOf(
  { email, subject }: Identity,
  customers: Iterable<Customer>,
  { customerIdentifier }: TenantSettings,
): Customer | undefined {
  const isSame = (account: Account): boolean =>
    customerIdentifier === 'SUBJECT'
      ? account.providerId === subject
      : account.email.toLowerCase() === email.toLowerCase();
  return [...customers].find(({ accounts }) => accounts.some(isSame));
}

/** Whether an unknown person becomes a customer. Source: token exchange guide: ssoCustomerAutoprovisioningDisabled. */
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
