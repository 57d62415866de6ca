import { randomBytes, randomUUID } from 'node:crypto';
import { soundRules, type Exchange } from '../../tenant/index.ts';
import type { Fault } from '../fault.ts';
import { bodyOf, on, replaceAnswer } from '../wire.ts';

const login = 'GET-oauth-generate-anonymous-access-token';

/** A cache in front of the anonymous login, by a key of its own making. */
const cachedBy = (key: (exchange: Exchange) => string) => () => {
  const kept = new Map<string, Record<string, unknown>>();
  return {
    wire: on(login, (exchange) => {
      const known = kept.get(key(exchange));
      if (known) replaceAnswer(exchange, 200, known);
      else if (exchange.response.status === 200) kept.set(key(exchange), bodyOf(exchange));
    }),
  };
};

/** Faults of which session a guest gets, and of who gets one. */
export const anonymousSessionsFaults: readonly Fault[] = [
  {
    id: 'anonymous-session-shared',
    why: 'All guests share one session, and with it one cart.',
    breaks: ['anonymous.login.opens-new-session'],
    reads: /the session of the second login/,
    deviation: () => {
      const first = randomUUID();
      return { rules: { newSessionId: () => first } };
    },
    category: 206,
  },
  {
    id: 'anonymous-login-cached-by-url',
    why: 'A cache in front of the login hands the token of one guest to the next.',
    breaks: ['anonymous.login.opens-new-session', 'anonymous.login.issues-distinct-tokens'],
    reads: /of the second login|no token of another session/,
    deviation: cachedBy(({ request }) => JSON.stringify(request.query)),
    category: 206,
  },
  {
    id: 'anonymous-login-cached-by-path',
    why: 'Whoever names no shop, or none that exists, is let into the one that was asked for last.',
    breaks: [
      'anonymous.login.refuses-missing-client',
      'anonymous.login.refuses-unknown-client',
      'anonymous.login.refuses-missing-tenant',
      'anonymous.login.refuses-unknown-tenant',
    ],
    reads: /logInAnonymously[\s\S]*status: expected .*, received 200/,
    deviation: cachedBy(({ request }) => request.path),
    category: 206,
  },
  {
    id: 'anonymous-refresh-token-shared',
    why: 'Two guests hold the same refresh token, and one takes over the session of the other.',
    breaks: ['anonymous.login.issues-distinct-tokens'],
    reads: /the refresh token of the second login|no token of another session/,
    deviation: () => {
      const shared = soundRules.newRefreshToken();
      return { rules: { newRefreshToken: () => shared } };
    },
    category: 206,
  },
  {
    id: 'anonymous-session-id-of-database',
    why: 'A storefront that keeps the session in a UUID column cannot store it.',
    breaks: ['anonymous.login.session-id-is-uuid'],
    reads: /toMatch[\s\S]*Received string/,
    deviation: { rules: { newSessionId: () => randomBytes(12).toString('hex') } },
  },
  {
    id: 'anonymous-login-takes-any-client',
    why: 'A client id that was withdrawn, or made up, still opens sessions.',
    breaks: ['anonymous.login.refuses-unknown-client'],
    reads: /logInAnonymously[\s\S]*status: expected .*, received 200/,
    deviation: { rules: { clientIsKnown: () => true } },
    category: 206,
  },
  {
    id: 'anonymous-login-defaults-tenant',
    why: 'A storefront with a broken configuration sells from a shop that is not its own.',
    breaks: ['anonymous.login.refuses-missing-tenant', 'anonymous.login.refuses-unknown-tenant'],
    reads: /logInAnonymously[\s\S]*status: expected .*, received 200/,
    deviation: {
      rules: {
        tenantOfGuest: (query, hosted) => hosted.find((name) => name === query['tenant']) ?? hosted[0],
      },
    },
    category: 102,
  },
];
