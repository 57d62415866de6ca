import { randomUUID } from 'node:crypto';
import type { JsonObject } from '../json.ts';
import type { AccessToken, Account, Customer, RefreshToken } from '../model.ts';
import { tokenAnswer } from '../operation.ts';
import type { Answer, Call, PublicCall, Tenant } from '../operation.ts';
import { mayNotLogIn } from '../refusals.ts';
import { signSaasToken } from '../saas-token.ts';

/** Issues and stores an access token. */
export function issueAccessToken(
  call: PublicCall,
  tenant: Tenant,
  holder: Omit<AccessToken, 'value' | 'tenant' | 'expiresAt'>,
): AccessToken {
  const token: AccessToken = {
    ...holder,
    value: call.rules.newAccessToken(),
    tenant: tenant.settings.name,
    expiresAt: call.rules.accessExpiry(holder.kind, call.now, tenant.settings.lifetimes),
  };
  call.server.tokens.access.set(token.value, token);
  return token;
}

/** Issues and stores the refresh token of a login. */
export function issueRefreshToken(
  call: PublicCall,
  tenant: Tenant,
  holder: Omit<RefreshToken, 'value' | 'tenant' | 'expiresAt' | 'clientId'>,
): RefreshToken {
  const token: RefreshToken = {
    ...holder,
    value: call.rules.newRefreshToken(),
    tenant: tenant.settings.name,
    clientId: tenant.settings.storefrontClientId,
    expiresAt: call.rules.refreshExpiry(holder.kind, call.now, tenant.settings.lifetimes),
  };
  call.server.tokens.refresh.set(token.value, token);
  return token;
}

/** Issues the refresh token that replaces a spent one, and ends the spent one. */
export function renewRefreshToken(call: PublicCall, tenant: Tenant, spent: RefreshToken): RefreshToken {
  const { rules, server, now } = call;
  const renewed: RefreshToken = {
    ...spent,
    value: rules.rotateRefreshToken(spent.value, rules.newRefreshToken(), spent.kind),
    expiresAt: rules.renewedRefreshExpiry(spent, now, tenant.settings.lifetimes),
  };
  if (rules.spentRefreshTokenDies(spent)) server.tokens.refresh.delete(spent.value);
  server.tokens.refresh.set(renewed.value, renewed);
  return renewed;
}

/** Finds a refresh token of this kind and tenant that is not expired. */
export function findUsableRefreshToken(
  call: PublicCall,
  value: string | undefined,
  kind: RefreshToken['kind'],
  tenant: string,
): RefreshToken | undefined {
  const token = call.rules.refreshTokenBy(value ?? '', call.server.tokens.refresh);
  if (!token || !call.rules.refreshTokenRenews(token.kind, kind) || token.tenant !== tenant) return undefined;
  return call.rules.isExpired(token.expiresAt, call.now, `${kind}-refresh`) ? undefined : token;
}

/** Counts the seconds from the moment of the call until another. */
export const secondsLeft =
  (call: PublicCall) =>
  (until: Date): number =>
    call.rules.expiresIn(until, call.now);

/** The `scope` member of a token answer. */
export const scopeOf = (call: PublicCall, token: AccessToken): string =>
  call.rules.scopeText(token.scopes, token.tenant);

interface LoggedIn {
  readonly access: AccessToken;
  readonly refresh: RefreshToken;
  readonly saasToken: string;
}

/**
 * Logs a customer in: issues tokens for the session, stores the time of the login and publishes the event.
 * @throws Refused 401 when the customer may not log in.
 */
export async function logIn(call: Call, customer: Customer, account: Account, sessionId: string): Promise<LoggedIn> {
  const { rules, tenant, now, server } = call;
  if (!rules.mayLogIn(customer)) throw mayNotLogIn();
  const holder = { sessionId, customerId: customer.id, email: account.email };
  const access = issueAccessToken(call, tenant, { ...holder, kind: 'customer', scopes: rules.grantScopes(customer) });
  const refresh = issueRefreshToken(call, tenant, { ...holder, kind: 'customer' });
  const { lastLogin: previous, ...others } = customer;
  const lastLogin = rules.lastLoginAfter(now, previous);
  tenant.store.customers.set(customer.id, { ...others, ...(lastLogin ? { lastLogin } : {}) });
  server.notify({ name: 'customer.logged.in', sessionId, customerId: customer.id }, tenant.settings);
  const claims = rules.saasClaims(customer, access, now, randomUUID());
  return { access, refresh, saasToken: await signSaasToken(claims, tenant.saasKey) };
}

/** Adds the deprecated camelCase members to a token answer if the tenant still sends them. */
export function withLegacyMembers(call: Call, body: JsonObject): JsonObject {
  return call.tenant.settings.legacyTokenMembers ? { ...body, ...call.rules.legacyTokenMembers(body) } : body;
}

/**
 * Logs a customer in and answers with the tokens; the login continues the guest's session.
 * @throws Refused 401 when the customer may not log in.
 */
export async function loginAnswer(call: Call, customer: Customer, account: Account): Promise<Answer> {
  const { rules, bearer } = call;
  const { access, refresh, saasToken } = await logIn(call, customer, account, rules.sessionForLogin(bearer));
  const initialPassword = rules.initialPasswordOf(account);
  const body = rules.customerTokenBody(access, refresh, saasToken, initialPassword, secondsLeft(call));
  return tokenAnswer(call, withLegacyMembers(call, body));
}
