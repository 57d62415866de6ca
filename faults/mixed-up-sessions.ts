import { soundRules, type Exchange } from '../tenant/index.ts';
import type { AccessToken } from '../tenant/model.ts';
import { bodyOf, on, replaceAnswer, without } from './exchange.ts';
import type { Deviation } from './fault.ts';
import { operationIds } from './operation-ids.ts';

/*
 * Deviations that take the sessions or tokens of one customer for those of another, or of another moment.
 */

/** A tenant that renews by the customer who shows a refresh token, whosever it is. */
export function renewsForCaller(): Deviation {
  let caller: AccessToken | undefined;
  return {
    rules: {
      bearerFitsRefresh: () => true,
      accessTokenBy: (...given) => (caller = soundRules.accessTokenBy(...given)),
      refreshTokenBy: (...given) => {
        const found = soundRules.refreshTokenBy(...given);
        const customerId = caller?.customerId;
        return found && customerId !== undefined ? { ...found, customerId } : found;
      },
    },
  };
}

const tenantIn = ({ request }: Exchange): string => request.path.split('/')[2] ?? '';

/** A store of refresh tokens that all tenants share, and that nobody asks whose they are. */
export function sharesRefreshTokens(): Deviation {
  const logins = new Map<string, { readonly tenant: string; readonly tokens: object }>();
  return {
    wire: on(['logIn', 'refreshToken'], (exchange) => {
      const { operation, request, response } = exchange;
      const body = bodyOf(exchange);
      if (operation === operationIds.logIn && response.status === 200)
        logins.set(String(body['refresh_token']), {
          tenant: tenantIn(exchange),
          tokens: without(body, 'saas_token', 'initialPassword'),
        });
      const login = logins.get(request.query['refreshToken'] ?? '');
      if (operation === operationIds.refreshToken && login && login.tenant !== tenantIn(exchange))
        replaceAnswer(exchange, 200, login.tokens);
    }),
  };
}

/** A list of logged-out tokens that is kept by session, and emptied when the session is used again. */
export function revivesLoggedOut(): Deviation {
  const ended = new Map<string, string>();
  return {
    rules: {
      logoutEndsAccessToken: (token, bearer) => {
        if (token.value === bearer.value) ended.set(token.value, token.sessionId);
        return false;
      },
      accessTokenBy: (value, ...others) => (ended.has(value) ? undefined : soundRules.accessTokenBy(value, ...others)),
      sessionForLogin: (guest) => {
        for (const [value, sessionId] of ended) if (sessionId === guest.sessionId) ended.delete(value);
        return guest.sessionId;
      },
    },
  };
}

/** A cache that knows whom a session speaks for, and not that somebody else has logged in since. */
export function remembersCustomerOfSession(): Deviation {
  const known = new Map<string, string>();
  return {
    rules: {
      speaksFor: (bearer) => {
        const { customerId } = bearer;
        if (customerId === undefined) return undefined;
        const first = known.get(bearer.sessionId) ?? customerId;
        known.set(bearer.sessionId, first);
        return first;
      },
    },
  };
}

/** Refreshed tokens that live on. */
export function forgetsRefreshedTokens(): Deviation {
  const refreshed = new WeakSet<Date>();
  return {
    rules: {
      refreshedTokenBody: (access, ...others) => {
        refreshed.add(access.expiresAt);
        return soundRules.refreshedTokenBody(access, ...others);
      },
      isExpired: (expiresAt, ...others) => !refreshed.has(expiresAt) && soundRules.isExpired(expiresAt, ...others),
    },
  };
}
