import { soundRules } from '../../tenant/index.ts';
import type { Fault } from '../fault.ts';
import { bearerOf, bodyOf, on, replaceAnswer } from '../wire.ts';

const login = 'POST-customer-authenticate-customer';
const refresh = 'GET-customer-refresh-authtoken';

export const refreshFaults: readonly Fault[] = [
  {
    id: 'refresh-asks-for-customer-bearer',
    why: 'A customer whose token has run out cannot refresh it: the token that ran out would be needed.',
    breaks: ['refresh.token.works-with-guest-bearer'],
    reads: /a refresh with the bearer of a guest[\s\S]*Received: .*401/,
    deviation: { rules: { bearerFitsRefresh: (bearer, spent) => bearer.customerId === spent.customerId } },
    category: 205,
  },
  {
    id: 'refresh-returns-old-access-token',
    why: 'A storefront refreshes in time and is thrown out all the same.',
    breaks: ['refresh.token.issues-new-access-token'],
    reads: /the access token after the refresh/,
    deviation: () => {
      const first = new Map<unknown, unknown>();
      return {
        wire: (exchange) => {
          const { operation, response } = exchange;
          if (response.status !== 200 || (operation !== login && operation !== refresh)) return;
          const body = bodyOf(exchange);
          if (operation === login) first.set(body['session_id'], body['access_token']);
          else replaceAnswer(exchange, 200, { ...body, access_token: first.get(body['session_id']) });
        },
      };
    },
  },
  {
    id: 'refresh-answers-before-commit',
    why: 'The first step of a customer after the refresh is refused.',
    breaks: ['refresh.token.issues-new-access-token'],
    reads: /validateToken[\s\S]*status: expected 200, received 401/,
    deviation: {
      rules: {
        refreshedTokenBody: (...given) => ({
          ...soundRules.refreshedTokenBody(...given),
          access_token: soundRules.newAccessToken(),
        }),
      },
    },
  },
  {
    id: 'refresh-forgets-email',
    why: 'Services that file by e-mail lose the customer with the first refresh.',
    breaks: ['refresh.token.issues-new-access-token'],
    reads: /validateToken[\s\S]*\/email: expected .*, received nothing/,
    deviation: {
      rules: {
        refreshTokenBy: (value, issued) => {
          const token = soundRules.refreshTokenBy(value, issued);
          if (!token) return undefined;
          const forgetful = { ...token };
          delete forgetful.email;
          return forgetful;
        },
      },
    },
  },
  {
    id: 'refresh-echoes-bearer',
    why: 'A customer is a guest again and does not notice until the checkout.',
    breaks: ['refresh.token.issues-new-access-token', 'refresh.token.keeps-customer'],
    reads: /validateToken[\s\S]*expected 200, received 401|whom the refreshed tokens speak for/,
    deviation: {
      wire: on(refresh, (exchange) => {
        if (exchange.response.status !== 200) return;
        replaceAnswer(exchange, 200, { ...bodyOf(exchange), access_token: bearerOf(exchange) });
      }),
    },
  },
  {
    id: 'refresh-speaks-for-previous-customer',
    why: 'What is left of the request before opens the account of its customer to the next.',
    breaks: ['refresh.token.keeps-customer'],
    reads: /whom the refreshed tokens speak for/,
    deviation: () => {
      let left: string | undefined;
      return {
        rules: {
          refreshTokenBy: (value, issued) => {
            const token = soundRules.refreshTokenBy(value, issued);
            if (token?.customerId === undefined) return token;
            const customerId = left ?? token.customerId;
            left ??= token.customerId;
            return { ...token, customerId };
          },
        },
      };
    },
    category: 206,
  },
  {
    id: 'refresh-returns-dead-refresh-token',
    why: 'A session cannot be refreshed a second time: the customer has to log in again.',
    breaks: ['refresh.token.issues-refresh-token'],
    reads: /refreshToken[\s\S]*status: expected 200, received 401/,
    deviation: {
      rules: {
        refreshedTokenBody: (...given) => ({
          ...soundRules.refreshedTokenBody(...given),
          refresh_token: soundRules.newRefreshToken(),
        }),
      },
    },
  },
  {
    id: 'refresh-ends-the-whole-session',
    why: 'The token just issued is ended together with those before it.',
    breaks: ['refresh.token.issues-refresh-token'],
    reads: /refreshToken[\s\S]*status: expected 200, received 401/,
    deviation: () => {
      const spent = new Set<string>();
      return {
        rules: {
          refreshTokenBy: (value, issued) => {
            const token = soundRules.refreshTokenBy(value, issued);
            if (token?.kind !== 'customer') return token;
            const ended = spent.has(token.sessionId);
            spent.add(token.sessionId);
            return ended ? undefined : token;
          },
        },
      };
    },
  },
  {
    id: 'refresh-keeps-refresh-token',
    why: 'A refresh token that was read once is good until its end, and nobody notices the second who uses it.',
    breaks: ['refresh.token.rotates'],
    reads: /the refresh token after the refresh/,
    deviation: {
      rules: { rotateRefreshToken: (spent) => spent },
    },
  },
  {
    id: 'refresh-moves-to-session-of-bearer',
    why: 'The cart of the customer is left behind in the session of the login.',
    breaks: ['refresh.session.keeps-session'],
    reads: /the session after the refresh/,
    deviation: { rules: { sessionForRefresh: (_spent, bearer) => bearer.sessionId } },
  },
];
