import type { JsonObject } from '../json.ts';
import type { AccessToken, RefreshToken } from '../model.ts';
import { tokenAnswer } from '../operation.ts';
import type { PublicCall, Operation, Tenant } from '../operation.ts';
import { invalidApiKey, invalidRefreshToken, invalidTenant } from '../refusals.ts';
import { requireParameters } from './request-checks.ts';
import {
  issueAccessToken,
  issueRefreshToken,
  renewRefreshToken,
  scopeOf,
  secondsLeft,
  findUsableRefreshToken,
} from './issue-tokens.ts';

/**
 * The tenant that a request for an anonymous token names.
 * @throws Refused 400 for an unknown tenant, 401 for an unknown client.
 */
function requireTenantAndClient(call: PublicCall): Tenant {
  const { query, rules, server } = call;
  const hosted = server.tenants.map(({ settings }) => settings.name);
  const named = rules.tenantOfGuest(query, hosted);
  requireParameters({ ...call, query: { ...query, tenant: named } }, ['tenant', 'client_id']);
  const tenant = server.tenants.find(({ settings }) => settings.name === named);
  if (!tenant) throw invalidTenant();
  if (!rules.clientIsKnown(query['client_id'] ?? '', tenant.settings)) throw invalidApiKey();
  return tenant;
}

const answer = (call: PublicCall, access: AccessToken, refresh: RefreshToken | undefined): JsonObject =>
  call.rules.anonymousTokenBody(access, refresh, scopeOf(call, access), secondsLeft(call));

const login: Operation = {
  id: 'GET-oauth-generate-anonymous-access-token',
  route: 'GET /customerlogin/auth/anonymous/login',
  callers: 'anybody',
  run: (call) => {
    const tenant = requireTenantAndClient(call);
    const guest = { kind: 'anonymous', sessionId: call.rules.newSessionId() } as const;
    const access = issueAccessToken(call, tenant, { ...guest, scopes: [] });
    return tokenAnswer(call, answer(call, access, issueRefreshToken(call, tenant, guest)));
  },
};

const refresh: Operation = {
  id: 'GET-oauth-refresh-anonymous-access-token',
  route: 'GET /customerlogin/auth/anonymous/refresh',
  callers: 'anybody',
  run: (call) => {
    const tenant = requireTenantAndClient(call);
    const byAccessToken = !call.query['refresh_token'] && Boolean(call.query['anonymous_token']);
    return tokenAnswer(call, byAccessToken ? refreshByAccessToken(call, tenant) : refreshByRefreshToken(call, tenant));
  },
};

function refreshByRefreshToken(call: PublicCall, tenant: Tenant): JsonObject {
  requireParameters(call, ['refresh_token']);
  const spent = findUsableRefreshToken(call, call.query['refresh_token'], 'anonymous', tenant.settings.name);
  if (!spent) throw invalidRefreshToken();
  const sessionId = call.rules.sessionForAnonymousRefresh(spent);
  const access = issueAccessToken(call, tenant, { kind: 'anonymous', sessionId, scopes: [] });
  return answer(call, access, renewRefreshToken(call, tenant, spent));
}

/** The deprecated way, which yields no refresh token. Source: OpenAPI, parameter `anonymous_token` and its example. */
function refreshByAccessToken(call: PublicCall, tenant: Tenant): JsonObject {
  const spent = call.server.tokens.access.get(call.query['anonymous_token'] ?? '');
  if (spent?.kind !== 'anonymous' || spent.tenant !== tenant.settings.name) throw invalidRefreshToken();
  const sessionId = call.rules.sessionForAnonymousRefresh(spent);
  return answer(call, issueAccessToken(call, tenant, { kind: 'anonymous', sessionId, scopes: [] }), undefined);
}

export const anonymousTokenOperations: readonly Operation[] = [login, refresh];
