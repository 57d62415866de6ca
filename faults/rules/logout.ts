import { answersInstead, cachesAnswers } from '../answer-families.ts';
import { bearerOf } from '../exchange.ts';
import { fault, type Fault } from '../fault.ts';

export const logoutFaults: readonly Fault[] = [
  fault('logout-answers-200', 'logout.token.answers-empty', {
    why: 'A client that waits for 204 tells its customer that the logout went wrong.',
    ...answersInstead('logOut', 204, 200, { message: 'Logged out.' }),
  }),
  fault('logout-ends-nothing', 'logout.token.ends-access-to-profile', {
    why: 'Whoever sits down at the computer next goes on as the customer who logged out.',
    alsoBreaks: ['logout.token.fails-validation', 'logout.token.refuses-second-time'],
    failurePattern: {
      operation: ['getProfile', 'validateToken', 'logOut'],
      check: 'status',
      expected: 401,
      status: [200, 204],
    },
    rules: { logoutEndsAccessToken: () => false },
    category: 103,
  }),
  fault('logout-leaves-cached-profile', 'logout.token.ends-access-to-profile', {
    why: 'The gateway goes on showing name and address of a customer who has logged out.',
    failurePattern: { operation: 'getProfile', check: 'status', expected: 401, status: 200 },
    deviation: cachesAnswers('getProfile', bearerOf),
    category: 206,
  }),
  fault('logout-leaves-cached-validation', 'logout.token.fails-validation', {
    why: 'Services that ask whether a token is still good are told so after the logout and after its end.',
    alsoBreaks: ['validation.token.refuses-expired', 'validation.token.lifetime-counts-down'],
    failurePattern: [
      { operation: 'validateToken', check: 'status', expected: 401, status: 200 },
      { assertion: /seconds off/ },
    ],
    deviation: cachesAnswers('validateToken', bearerOf),
    category: 206,
  }),
  fault('logout-ends-all-sessions', 'logout.token.spares-other-sessions', {
    why: 'A customer who logs out on the telephone loses the order half made on the computer.',
    failurePattern: { operation: 'validateToken', check: 'status', expected: 200, status: 401 },
    rules: { logoutEndsAccessToken: (token, bearer) => token.customerId === bearer.customerId },
  }),
  fault('logout-ends-all-refresh-tokens', 'logout.token.spares-other-sessions', {
    why: 'A customer who logs out on the telephone has to log in anew on the computer, an hour later.',
    failurePattern: { operation: 'refreshToken', check: 'status', expected: 200, status: 401 },
    rules: { logoutEndsRefreshToken: (token, bearer) => token.customerId === bearer.customerId },
  }),
  fault('logout-twice-is-welcome', 'logout.token.refuses-second-time', {
    why: 'A token that is dead is greeted as good, so that a client cannot tell whose session it ended.',
    ...answersInstead('logOut', 401, 204),
    category: 205,
  }),
  fault('logout-defaults-to-bearer', 'logout.request.refuses-missing-access-token', {
    why: 'A client that forgot to say which session to end loses its own.',
    failurePattern: { operation: 'logOut', check: 'status', expected: 400, status: 204 },
    rules: { tokenToLogOut: (query, bearer) => query['accessToken'] ?? bearer.value },
    category: 102,
  }),
  fault('logout-blames-the-token', 'logout.request.refuses-missing-access-token', {
    why: 'A client that forgot a parameter is told that its customer has to log in again.',
    ...answersInstead('logOut', 400, 401, {
      fault: { faultstring: 'Invalid access token', detail: { errorcode: 'oauth.v2.InvalidAccessToken' } },
    }),
    category: 205,
  }),
];
