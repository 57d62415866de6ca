import type { AccessToken } from './model.ts';
import type { GuardedOperation, Shop, World } from './operation.ts';
import { expiredAccessToken, forbidden, invalidAccessToken, invalidTenant } from './refusals.ts';

/**
 * Lets a request in or refuses it, in the order a gateway in front of the service does: token, tenant, kind, scope.
 * @returns the tenant asked and the token that asks.
 * @throws Refused 401 for the token, 400 for the tenant, 401 or 403 for the kind, 403 for the scope.
 */
export function admit(
  world: World,
  operation: GuardedOperation,
  tenant: string,
  headers: { readonly authorization?: string | undefined },
): { readonly shop: Shop; readonly bearer: AccessToken } {
  const { rules } = world;
  const value = rules.bearerOf(headers.authorization, operation.id);
  const bearer = value === undefined ? undefined : rules.accessTokenBy(value, world.tokens, operation.id);
  if (!bearer) throw invalidAccessToken();
  if (rules.isExpired(bearer.expiresAt, world.clock.now(), bearer.kind, operation.id)) throw expiredAccessToken();

  const serving = rules.servingTenant(tenant, bearer);
  const shop = world.shops.find(({ settings }) => settings.name === serving);
  if (!rules.tenantNameIsValid(serving) || !shop || !rules.tenantMatches(bearer, serving)) throw invalidTenant();
  if (!rules.isGuarded(operation.id)) return { shop, bearer };
  if (!rules.tokenKindAllowed(bearer.kind, operation.callers, operation.id)) {
    throw rules.statusForWrongKind(operation.forbids) === 403 ? forbidden() : invalidAccessToken();
  }
  const missing = rules.missingScopes(bearer.scopes, operation.scopes ?? [], operation.id);
  if (missing.length > 0) throw forbidden(missing);
  return { shop, bearer };
}
