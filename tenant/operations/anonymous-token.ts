import type { JsonObject } from '../json.ts';
import type { AccessToken, RefreshToken } from '../model.ts';
import { tokens } from '../operation.ts';
import type { OpenCall, Operation, Shop } from '../operation.ts';
import { invalidApiKey, invalidRefreshToken, invalidTenant } from '../refusals.ts';
import { requireParameters } from './shared.ts';
import {
  issueAccessToken,
  issueRefreshToken,
  renewRefreshToken,
  scopeOf,
  secondsLeft,
  usableRefreshToken,
} from './issue-tokens.ts';

/** The tenant and client a guest's request names. */
function shopOf(call: OpenCall): Shop {
  const { query, rules, world } = call;
  const hosted = world.shops.map(({ settings }) => settings.name);
  const tenant = rules.tenantOfGuest(query, hosted);
  requireParameters({ ...call, query: { ...query, tenant } }, ['tenant', 'client_id']);
  const shop = world.shops.find(({ settings }) => settings.name === tenant);
  if (!shop) throw invalidTenant();
  if (!rules.clientIsKnown(query['client_id'] ?? '', shop.settings)) throw invalidApiKey();
  return shop;
}

const answer = (call: OpenCall, access: AccessToken, refresh: RefreshToken | undefined): JsonObject =>
  call.rules.anonymousTokenBody(access, refresh, scopeOf(call, access), secondsLeft(call));

const login: Operation = {
  id: 'GET-oauth-generate-anonymous-access-token',
  method: 'GET',
  path: '/customerlogin/auth/anonymous/login',
  callers: 'anybody',
  run: (call) => {
    const shop = shopOf(call);
    const guest = { kind: 'anonymous', sessionId: call.rules.newSessionId() } as const;
    const access = issueAccessToken(call, shop, { ...guest, scopes: [] });
    return tokens(call, answer(call, access, issueRefreshToken(call, shop, guest)));
  },
};

const refresh: Operation = {
  id: 'GET-oauth-refresh-anonymous-access-token',
  method: 'GET',
  path: '/customerlogin/auth/anonymous/refresh',
  callers: 'anybody',
  run: (call) => {
    const shop = shopOf(call);
    const byAccessToken = !call.query['refresh_token'] && Boolean(call.query['anonymous_token']);
    return tokens(call, byAccessToken ? refreshByAccessToken(call, shop) : refreshByRefreshToken(call, shop));
  },
};

function refreshByRefreshToken(call: OpenCall, shop: Shop): JsonObject {
  requireParameters(call, ['refresh_token']);
  const spent = usableRefreshToken(call, call.query['refresh_token'], 'anonymous', shop.settings.name);
  if (!spent) throw invalidRefreshToken();
  const sessionId = call.rules.sessionForAnonymousRefresh(spent);
  const access = issueAccessToken(call, shop, { kind: 'anonymous', sessionId, scopes: [] });
  return answer(call, access, renewRefreshToken(call, shop, spent));
}

/** The deprecated way, which yields no refresh token. Source: OpenAPI, parameter `anonymous_token` and its example. */
function refreshByAccessToken(call: OpenCall, shop: Shop): JsonObject {
  const spent = call.world.tokens.access.get(call.query['anonymous_token'] ?? '');
  if (spent?.kind !== 'anonymous' || spent.tenant !== shop.settings.name) throw invalidRefreshToken();
  const sessionId = call.rules.sessionForAnonymousRefresh(spent);
  return answer(call, issueAccessToken(call, shop, { kind: 'anonymous', sessionId, scopes: [] }), undefined);
}

export const anonymousOperations: readonly Operation[] = [login, refresh];
