import { soundRules } from '../../tenant/index.ts';
import type { Fault } from '../fault.ts';
import { on, replaceAnswer, without } from '../wire.ts';

const login = 'GET-oauth-generate-anonymous-access-token';

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
        anonymousTokenBody: (...given) => without('sessionId', soundRules.anonymousTokenBody(...given)),
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
        anonymousTokenBody: (...given) => without('refresh_token_expires_in', soundRules.anonymousTokenBody(...given)),
      },
    },
    category: 101,
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
];
