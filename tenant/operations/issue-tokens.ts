import { randomUUID } from 'node:crypto';
import type { JsonObject } from '../json.ts';
import type { AccessToken, Account, Customer, RefreshToken } from '../model.ts';
import type { Call, OpenCall, Shop } from '../operation.ts';
import { mayNotLogIn } from '../refusals.ts';
import { signSaasToken } from '../saas-token.ts';

/** Issues an access token and remembers it. */
export function issueAccessToken(
  call: OpenCall,
  shop: Shop,
  holder: Omit<AccessToken, 'value' | 'tenant' | 'expiresAt'>,
): AccessToken {
  const token: AccessToken = {
    ...holder,
    value: call.rules.newAccessToken(),
    tenant: shop.settings.name,
    expiresAt: call.rules.accessExpiry(holder.kind, call.now, shop.settings.lifetimes),
  };
  call.world.tokens.access.set(token.value, token);
  return token;
}

/** Issues the refresh token of a login and remembers it. */
export function issueRefreshToken(
  call: OpenCall,
  shop: Shop,
  holder: Omit<RefreshToken, 'value' | 'tenant' | 'expiresAt' | 'clientId'>,
): RefreshToken {
  const token: RefreshToken = {
    ...holder,
    value: call.rules.newRefreshToken(),
    tenant: shop.settings.name,
    clientId: shop.settings.storefrontClientId,
    expiresAt: call.rules.refreshExpiry(holder.kind, call.now, shop.settings.lifetimes),
  };
  call.world.tokens.refresh.set(token.value, token);
  return token;
}

/** Issues the refresh token that follows on one just spent, and ends the spent one. */
export function renewRefreshToken(call: OpenCall, shop: Shop, spent: RefreshToken): RefreshToken {
  const { rules, world, now } = call;
  const renewed: RefreshToken = {
    ...spent,
    value: rules.rotateRefreshToken(spent.value, rules.newRefreshToken(), spent.kind),
    expiresAt: rules.renewedRefreshExpiry(spent, now, shop.settings.lifetimes),
  };
  if (rules.spentRefreshTokenDies(spent)) world.tokens.refresh.delete(spent.value);
  world.tokens.refresh.set(renewed.value, renewed);
  return renewed;
}

/** The refresh token of a kind and tenant that may still be used, by its value. */
export function usableRefreshToken(
  call: OpenCall,
  value: string | undefined,
  kind: RefreshToken['kind'],
  tenant: string,
): RefreshToken | undefined {
  const token = call.rules.refreshTokenBy(value ?? '', call.world.tokens.refresh);
  if (!token || !call.rules.refreshTokenRenews(token.kind, kind) || token.tenant !== tenant) return undefined;
  return call.rules.isExpired(token.expiresAt, call.now, `${kind}-refresh`) ? undefined : token;
}

/** Tells how many seconds are left, at the moment of the call. */
export const secondsLeft =
  (call: OpenCall) =>
  (until: Date): number =>
    call.rules.expiresIn(until, call.now);

/** The scope member of a token's answer. */
export const scopeOf = (call: OpenCall, token: AccessToken): string => call.rules.scopeText(token.scopes, token.tenant);

/** What a login gives. */
interface LoggedIn {
  readonly access: AccessToken;
  readonly refresh: RefreshToken;
  readonly saasToken: string;
}

/**
 * Logs a customer in: tokens in the given session, the time of the login kept, the event told.
 * @throws Refused 401 when the customer may not log in.
 */
export async function logIn(call: Call, customer: Customer, account: Account, sessionId: string): Promise<LoggedIn> {
  const { rules, shop, now, world } = call;
  if (!rules.mayLogIn(customer)) throw mayNotLogIn();
  const holder = { sessionId, customerId: customer.id, email: account.email };
  const access = issueAccessToken(call, shop, { ...holder, kind: 'customer', scopes: rules.grantScopes(customer) });
  const refresh = issueRefreshToken(call, shop, { ...holder, kind: 'customer' });
  const { lastLogin: previous, ...others } = customer;
  const lastLogin = rules.lastLoginAfter(now, previous);
  shop.store.customers.set(customer.id, { ...others, ...(lastLogin ? { lastLogin } : {}) });
  world.notify({ name: 'customer.logged.in', sessionId, customerId: customer.id }, shop.settings);
  const claims = rules.saasClaims(customer, access, now, randomUUID());
  return { access, refresh, saasToken: await signSaasToken(claims, shop.saasKey) };
}

/** A token answer, with its camelCase twins where the tenant still sends them. */
export function withLegacyMembers(call: Call, body: JsonObject): JsonObject {
  return call.shop.settings.legacyTokenMembers ? { ...body, ...call.rules.legacyTokenMembers(body) } : body;
}
