import type { Exchange } from '../../tenant/index.ts';
import type { Fault } from '../fault.ts';
import { bearerOf, bodyOf, on, replaceAnswer } from '../wire.ts';

const logout = 'GET-customer-logout-customer';

/** A gateway that keeps the good answers of an operation for each bearer. */
const keptFor = (operation: string) => () => {
  const kept = new Map<string, Record<string, unknown>>();
  return {
    wire: on(operation, (exchange: Exchange) => {
      const known = kept.get(bearerOf(exchange));
      if (known) replaceAnswer(exchange, 200, known);
      else if (exchange.response.status === 200) kept.set(bearerOf(exchange), bodyOf(exchange));
    }),
  };
};

export const logoutFaults: readonly Fault[] = [
  {
    id: 'logout-answers-200',
    why: 'A client that waits for 204 tells its customer that the logout went wrong.',
    breaks: ['logout.token.answers-empty'],
    reads: /logOut[\s\S]*status: expected .*, received 200/,
    deviation: {
      wire: on(logout, (exchange) => {
        if (exchange.response.status === 204) replaceAnswer(exchange, 200, { message: 'Logged out.' });
      }),
    },
    category: 101,
  },
  {
    id: 'logout-ends-nothing',
    why: 'Whoever sits down at the computer next goes on as the customer who logged out.',
    breaks: [
      'logout.token.ends-access-to-profile',
      'logout.token.fails-validation',
      'logout.token.refuses-second-time',
    ],
    reads: /(getProfile|validateToken|logOut)[\s\S]*status: expected 401, received 20[04]/,
    deviation: { rules: { logoutEndsAccessToken: () => false } },
    category: 103,
  },
  {
    id: 'logout-leaves-cached-profile',
    why: 'The gateway goes on showing name and address of a customer who has logged out.',
    breaks: ['logout.token.ends-access-to-profile'],
    reads: /getProfile[\s\S]*status: expected 401, received 200/,
    deviation: keptFor('GET-customer-retrieve-customer-profile'),
    category: 206,
  },
  {
    id: 'logout-leaves-cached-validation',
    why: 'Services that ask whether a token is still good are told so after the logout and after its end.',
    breaks: [
      'logout.token.fails-validation',
      'validation.token.refuses-expired',
      'validation.token.lifetime-counts-down',
    ],
    reads: /validateToken[\s\S]*status: expected 401, received 200|seconds off/,
    deviation: keptFor('GET-customer-validate-token'),
    category: 206,
  },
  {
    id: 'logout-ends-all-sessions',
    why: 'A customer who logs out on the telephone loses the order half made on the computer.',
    breaks: ['logout.token.spares-other-sessions'],
    reads: /validateToken[\s\S]*status: expected 200, received 401/,
    deviation: { rules: { logoutEndsAccessToken: (token, bearer) => token.customerId === bearer.customerId } },
  },
  {
    id: 'logout-ends-all-refresh-tokens',
    why: 'A customer who logs out on the telephone has to log in anew on the computer, an hour later.',
    breaks: ['logout.token.spares-other-sessions'],
    reads: /refreshToken[\s\S]*status: expected 200, received 401/,
    deviation: { rules: { logoutEndsRefreshToken: (token, bearer) => token.customerId === bearer.customerId } },
  },
  {
    id: 'logout-twice-is-welcome',
    why: 'A token that is dead is greeted as good, so that a client cannot tell whose session it ended.',
    breaks: ['logout.token.refuses-second-time'],
    reads: /logOut[\s\S]*status: expected 401, received 204/,
    deviation: {
      wire: on(logout, (exchange) => {
        if (exchange.response.status === 401) replaceAnswer(exchange, 204);
      }),
    },
    category: 205,
  },
  {
    id: 'logout-defaults-to-bearer',
    why: 'A client that forgot to say which session to end loses its own.',
    breaks: ['logout.request.refuses-missing-access-token'],
    reads: /logOut[\s\S]*status: expected 400, received 204/,
    deviation: { rules: { tokenToLogOut: (query, bearer) => query['accessToken'] ?? bearer.value } },
    category: 102,
  },
  {
    id: 'logout-blames-the-token',
    why: 'A client that forgot a parameter is told that its customer has to log in again.',
    breaks: ['logout.request.refuses-missing-access-token'],
    reads: /logOut[\s\S]*status: expected 400, received 401/,
    deviation: {
      wire: on(logout, (exchange) => {
        const fault = { faultstring: 'Invalid access token', detail: { errorcode: 'oauth.v2.InvalidAccessToken' } };
        if (exchange.response.status === 400) replaceAnswer(exchange, 401, { fault });
      }),
    },
    category: 205,
  },
];
