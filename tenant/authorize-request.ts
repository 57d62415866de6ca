import type { AccessToken } from './model.ts';
import type { ProtectedOperation, Tenant, ServerContext } from './operation.ts';
import { expiredAccessToken, forbidden, invalidAccessToken, invalidTenant } from './refusals.ts';

/**
 * Authorizes a request as the gateway in front of the service does, in the order token, tenant, kind of token, scope.
 * @param named the tenant in the path
 * @returns the tenant and the access token of the request.
 * @throws Refused 401 for the token, 400 for the tenant, 401 or 403 for the kind, 403 for the scope.
 */
export function authorizeRequest(
  server: ServerContext,
  operation: ProtectedOperation,
  named: string,
  headers: { readonly authorization?: string | undefined },
): { readonly tenant: Tenant; readonly bearer: AccessToken } {
  const { rules } = server;
  const value = rules.bearerOf(headers.authorization, operation.id);
  const bearer = value === undefined ? undefined : rules.accessTokenBy(value, server.tokens, operation.id);
  if (!bearer) throw invalidAccessToken();
  if (rules.isExpired(bearer.expiresAt, server.clock.now(), bearer.kind, operation.id)) throw expiredAccessToken();

  const serving = rules.servingTenant(named, bearer);
  const tenant = server.tenants.find(({ settings }) => settings.name === serving);
  if (!rules.tenantNameIsValid(serving) || !tenant || !rules.tenantMatches(bearer, serving)) throw invalidTenant();
  if (!rules.isGuarded(operation.id)) return { tenant, bearer };
  if (!rules.tokenKindAllowed(bearer.kind, operation.callers, operation.id)) {
    throw rules.statusForWrongKind(operation.documents403) === 403 ? forbidden() : invalidAccessToken();
  }
  const missing = rules.missingScopes(bearer.scopes, operation.scopes ?? [], operation.id);
  if (missing.length > 0) throw forbidden(missing);
  return { tenant, bearer };
}
