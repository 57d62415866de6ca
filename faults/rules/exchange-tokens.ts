import { soundRules } from '../../tenant/index.ts';
import type { Fault } from '../fault.ts';
import { on, replaceAnswer, without } from '../wire.ts';

const exchangeToken = 'POST-customer-exchange-authtoken';

/** Faults of a token exchange with a good token. */
export const exchangeTokensFaults: readonly Fault[] = [
  {
    id: 'exchange-wants-a-body',
    why: 'The exchange takes the form of the RFC, and storefronts written from the documentation stand before a closed door.',
    breaks: ['exchange.token.takes-query-only'],
    reads: /exchangeToken[\s\S]*status: expected 200, received 400/,
    deviation: {
      wire: on(exchangeToken, (exchange) => {
        if (exchange.request.body === undefined)
          replaceAnswer(exchange, 400, { status: 400, type: 'bad_request', message: 'grant_type is missing.' });
      }),
    },
    category: 101,
  },
  {
    id: 'exchange-has-no-default',
    why: 'A storefront of one site names no configuration, and nobody can log in.',
    breaks: ['exchange.token.uses-default-config'],
    reads: /exchangeToken[\s\S]*status: expected 200, received 401/,
    deviation: {
      rules: {
        configFor: (named, settings) => (named === undefined ? undefined : soundRules.configFor(named, settings)),
      },
    },
  },
  {
    id: 'exchange-knows-default-only',
    why: 'A shop of several sites lets in the customers of one of them.',
    breaks: ['exchange.token.takes-named-config'],
    reads: /exchangeToken[\s\S]*status: expected 200, received 400/,
    deviation: {
      rules: {
        configFor: (named, settings) => (named === undefined ? soundRules.configFor(named, settings) : undefined),
      },
    },
  },
  {
    id: 'exchange-refresh-token-is-not-kept',
    why: 'Whoever came from the company portal is sent back there every four hours.',
    breaks: ['exchange.token.issues-customer-tokens'],
    reads: /refreshToken[\s\S]*status: expected 200, received 401/,
    deviation: {
      rules: {
        exchangedTokenBody: (...given) => ({
          ...soundRules.exchangedTokenBody(...given),
          refresh_token: soundRules.newRefreshToken(),
        }),
      },
    },
  },
  {
    id: 'exchange-hands-subject-token-on-as-saas-token',
    why: 'The checkout is handed a token of another house, and finds no customer in it.',
    breaks: ['exchange.token.issues-customer-tokens'],
    reads: /the subject of the SaaS token/,
    deviation: {
      rules: {
        exchangedTokenBody: (login, scope, subjectToken) => ({
          ...soundRules.exchangedTokenBody(login, scope, subjectToken),
          saas_token: subjectToken,
        }),
      },
    },
  },
  {
    id: 'exchange-keeps-subject-token-back',
    why: 'A storefront that goes on from the answer alone cannot ask the provider for anything any more.',
    breaks: ['exchange.token.returns-subject-token'],
    reads: /subject_access_token is the subject token/,
    deviation: {
      rules: {
        exchangedTokenBody: (...given) => without('subject_access_token', soundRules.exchangedTokenBody(...given)),
      },
    },
  },
  {
    id: 'exchange-leaves-no-trace-of-the-login',
    why: 'Customers who come from the company portal every day are written to as if they had gone.',
    breaks: ['exchange.token.updates-last-login'],
    reads: /lastLogin/,
    deviation: { rules: { lastLoginAfter: (_, previous) => previous } },
  },
];
