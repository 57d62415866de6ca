import { defined } from '../json.ts';
import type { JsonObject } from '../json.ts';
import type { AccessToken, RefreshToken } from '../model.ts';
import type { TenantSettings } from '../settings.ts';

/** The tenant that a guest's request names; storefronts in the field call it `hybris-tenant`. Source: OpenAPI: anonymous login, `tenant`. */
export const tenantOfGuest: (
  query: Readonly<Record<string, string | undefined>>,
  hosted: readonly string[],
) => string | undefined = (query) => query['tenant'] ?? query['hybris-tenant'];

/** Whether a storefront client id is one of the tenant's. Source: tutorial: Requesting an anonymous token. */
export function clientIsKnown(clientId: string, settings: TenantSettings): boolean {
  return clientId === settings.storefrontClientId;
}

/** The session that an anonymous refresh continues. Source: OpenAPI: anonymous refresh keeps the session ID. */
export function sessionForAnonymousRefresh(spent: { readonly sessionId: string }): string {
  return spent.sessionId;
}

/** The answer to an anonymous login or refresh. Source: OpenAPI examples; the deprecated refresh has no refresh token. */
export function anonymousTokenBody(
  access: AccessToken,
  refresh: RefreshToken | undefined,
  scope: string,
  seconds: (until: Date) => number,
): JsonObject {
  return defined({
    token_type: 'Bearer',
    access_token: access.value,
    expires_in: seconds(access.expiresAt),
    refresh_token: refresh?.value,
    refresh_token_expires_in: refresh && seconds(refresh.expiresAt),
    sessionId: access.sessionId,
    scope,
  });
}

/** Whether an id and a secret are the tenant's service credentials. */
export function serviceCredentialsMatch(clientId: string, secret: string, settings: TenantSettings): boolean {
  return clientId === settings.serviceClientId && secret === settings.serviceClientSecret;
}

/**
 * The scopes of a service token: the requested ones that the key has, or all of the key's if none is requested.
 * Source: OAuth guide: Requesting a service access token. A scope the key lacks is left out silently.
 */
export function grantServiceScopes(asked: readonly string[], held: readonly string[]): readonly string[] {
  const scopes = asked.filter((scope) => !scope.startsWith('tenant='));
  return scopes.length === 0 ? held : held.filter((scope) => scopes.includes(scope));
}

/** The answer to a service token request. Source: OAuth OpenAPI, example; service tokens cannot be refreshed. */
export function serviceTokenBody(access: AccessToken, scope: string, seconds: (until: Date) => number): JsonObject {
  return {
    token_type: 'Bearer',
    access_token: access.value,
    expires_in: seconds(access.expiresAt),
    refresh_token: '',
    refresh_token_expires_in: 0,
    session_idle_time: 120,
    scope,
  };
}
