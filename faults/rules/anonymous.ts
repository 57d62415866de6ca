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

export const anonymousFaults: readonly Fault[] = [
  {
    id: 'anonymous-login-asks-for-bearer',
    why: 'Nobody can open the storefront: whoever has no token needs one to get one.',
    breaks: ['anonymous.login.needs-no-bearer'],
    reads: /anonymous login without a bearer[\s\S]*Received: .*401/,
    deviation: {
      wire: on(login, (exchange) => {
        const fault = { faultstring: 'Invalid access token', detail: { errorcode: 'oauth.v2.InvalidAccessToken' } };
        if (!exchange.request.headers['authorization']) replaceAnswer(exchange, 401, { fault });
      }),
    },
    category: 205,
  },
  {
    id: 'anonymous-login-asks-for-site',
    why: 'Storefronts that name no site, as none has to, are shut out by an update.',
    breaks: ['anonymous.login.needs-no-bearer'],
    reads: /anonymous login without a bearer[\s\S]*Received: .*400/,
    deviation: {
      rules: {
        checkParameters: (query, required) =>
          soundRules.checkParameters(query, required.includes('client_id') ? [...required, 'siteCode'] : required),
      },
    },
  },
  {
    id: 'anonymous-login-answers-before-commit',
    why: 'A guest is handed a token that nobody knows, and the shop refuses every step.',
    breaks: ['anonymous.login.issues-access-token'],
    reads: /getGuestProfile[\s\S]*status: expected 200, received 401/,
    deviation: {
      rules: {
        anonymousTokenBody: (...given) => ({
          ...soundRules.anonymousTokenBody(...given),
          access_token: soundRules.newAccessToken(),
        }),
      },
    },
  },
  {
    id: 'anonymous-login-type-of-gateway',
    why: "The gateway's own name of the token type leaks out, and clients that build their header of it send nonsense.",
    breaks: ['anonymous.login.issues-access-token'],
    reads: /\/token_type: expected "Bearer", received "BearerToken"/,
    deviation: {
      rules: {
        anonymousTokenBody: (...given) => ({ ...soundRules.anonymousTokenBody(...given), token_type: 'BearerToken' }),
      },
    },
    category: 101,
  },
  {
    id: 'anonymous-login-forgets-session',
    why: 'A storefront has no session to keep the cart in.',
    breaks: ['anonymous.login.issues-access-token'],
    reads: /\/sessionId: expected .*, received nothing/,
    deviation: {
      rules: {
        anonymousTokenBody: (...given) => {
          const { sessionId: _, ...others } = soundRules.anonymousTokenBody(...given);
          return others;
        },
      },
    },
    category: 101,
  },
  {
    id: 'anonymous-login-swaps-tokens',
    why: 'A guest asks with a refresh token and refreshes with an access token: both are refused.',
    breaks: ['anonymous.login.issues-access-token', 'anonymous.login.issues-refresh-token'],
    reads: /(getGuestProfile|refreshAnonymousToken)[\s\S]*status: expected 200, received 401/,
    deviation: {
      rules: {
        anonymousTokenBody: (access, refresh, ...others) => ({
          ...soundRules.anonymousTokenBody(access, refresh, ...others),
          ...(refresh && { access_token: refresh.value, refresh_token: access.value }),
        }),
      },
    },
  },
  {
    id: 'anonymous-login-without-refresh-lifetime',
    why: 'A storefront cannot tell when to open a new session instead of refreshing.',
    breaks: ['anonymous.login.issues-refresh-token'],
    reads: /\/refresh_token_expires_in: expected .*, received nothing/,
    deviation: {
      rules: {
        anonymousTokenBody: (...given) => {
          const { refresh_token_expires_in: _, ...others } = soundRules.anonymousTokenBody(...given);
          return others;
        },
      },
    },
    category: 101,
  },
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
    id: 'anonymous-scope-of-the-example',
    why: 'Services that read the tenant from the scope look for the data of another shop.',
    breaks: ['anonymous.login.scope-names-tenant', 'validation.token.scope-names-tenant'],
    reads: /toContain[\s\S]*Expected value: .*"tenant=/,
    deviation: { rules: { scopeText: (scopes) => soundRules.scopeText(scopes, 'saas-ag') } },
  },
  {
    id: 'anonymous-login-refuses-target-location',
    why: 'A storefront that says where its guest shops gets no token at all.',
    breaks: ['anonymous.login.accepts-session-context'],
    reads: /logInAnonymously[\s\S]*status: expected 200, received 400/,
    deviation: {
      rules: {
        checkParameters: (query, required) =>
          query['targetLocation']
            ? [{ field: 'targetLocation', type: 'invalid_value', message: 'Unknown query parameter.' }]
            : soundRules.checkParameters(query, required),
      },
    },
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
