import { soundRules, type Exchange, type Rules } from '../../tenant/index.ts';
import { bodyOf, replaceAnswer } from '../exchange.ts';
import { fault, type Fault } from '../fault.ts';
import { changesResult, denies } from '../rule-families.ts';

type Issued = Parameters<Rules['accessTokenBy']>[1];
type Access = NonNullable<ReturnType<Rules['accessTokenBy']>>;

/** A refresh token of a customer or a guest, taken for an access token. */
function bearerByRefreshToken(value: string, issued: Issued): Access | undefined {
  const refresh = issued.refresh.get(value);
  const alike = [...issued.access.values()].find(
    ({ sessionId, kind }) => sessionId === refresh?.sessionId && kind === refresh.kind,
  );
  return soundRules.accessTokenBy(value, issued) ?? alike;
}

/** A token that is read instead of looked up. */
function bearerBySaasToken(value: string, issued: Issued): Access | undefined {
  const [, claims] = value.split('.');
  if (claims === undefined) return soundRules.accessTokenBy(value, issued);
  const { sub } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { sub?: string };
  return [...issued.access.values()].findLast(({ customerId }) => customerId === sub);
}

/** A refresh that finds the session by whichever token of it is shown. */
function refreshesByAccessToken() {
  const answers = new Map<string, Record<string, unknown>>();
  return {
    wire: (exchange: Exchange) => {
      const { query, path } = exchange.request;
      if (exchange.response.status === 200 && /login$/.test(path)) {
        const tokens = bodyOf(exchange);
        answers.set(String(tokens['access_token']), tokens);
      }
      const shown = answers.get(query['refreshToken'] ?? query['refresh_token'] ?? '');
      if (shown) replaceAnswer(exchange, 200, shown);
    },
  };
}

export const securityTokenFaults: readonly Fault[] = [
  fault('security-access-token-is-cut-off', 'security.tokens.refuses-tampered-token', {
    why: 'A cache that keeps tokens by half of them takes the other half for granted.',
    failurePattern: { operation: 'getProfile', check: 'status', expected: 401, status: 200 },
    rules: {
      accessTokenBy: (value, { access }) =>
        [...access.values()].findLast((token) => token.value.slice(0, 14) === value.slice(0, 14)),
    },
    category: 206,
  }),
  fault('security-refresh-token-is-bearer', 'security.tokens.refresh-token-is-no-bearer', {
    why: 'A refresh token that leaks from a cookie opens the account at once.',
    failurePattern: { operation: 'getProfile', check: 'status', expected: 400, status: 200 },
    rules: { accessTokenBy: bearerByRefreshToken },
    category: 206,
  }),
  fault('security-saas-token-is-bearer', 'security.tokens.saas-token-is-no-bearer', {
    why: 'Every service that is shown a saas token can act as the customer.',
    failurePattern: { operation: 'getProfile', check: 'status', expected: 400, status: 200 },
    rules: { accessTokenBy: bearerBySaasToken },
    category: 206,
  }),
  fault('security-guest-refresh-token-finds-customer', 'security.tokens.guest-refresh-token-makes-no-customer', {
    why: 'Who keeps the tokens of the shop window becomes the customer who logged in on that screen.',
    failurePattern: { operation: 'refreshToken', check: 'status', expected: 400, status: 200 },
    deviation: changesResult('refreshTokenBy', (found, _value, issued) => {
      const inSession = [...issued.values()].filter(({ sessionId }) => sessionId === found?.sessionId);
      return inSession.findLast(({ kind }) => kind === 'customer') ?? found;
    }),
    category: 206,
  }),
  fault('security-any-refresh-token-makes-guest', 'security.tokens.customer-refresh-token-makes-no-guest', {
    why: 'A customer who has logged out stays in the session as a guest.',
    failurePattern: { operation: 'refreshAnonymousToken', check: 'status', expected: 400, status: 200 },
    rules: { refreshTokenRenews: (kind, wanted) => kind === wanted || wanted === 'anonymous' },
    category: 206,
  }),
  fault('security-access-token-refreshes', 'security.tokens.access-token-is-no-refresh-token', {
    why: 'An access token that leaks into a log lives for ever.',
    failurePattern: { operation: 'refreshToken', check: 'status', expected: 400, status: 200 },
    deviation: refreshesByAccessToken,
    category: 206,
  }),
  fault('security-email-change-token-resets-password', 'security.tokens.mailed-token-has-one-purpose', {
    why: 'Who may confirm an address may set the password as well.',
    failurePattern: { operation: 'resetPassword', check: 'status', expected: 400, status: 204 },
    rules: { resetTokenIsUsable: ({ used, superseded }) => !used && !superseded },
    category: 206,
  }),
  fault('security-reset-token-confirms-email-change', 'security.tokens.mailed-token-has-one-purpose', {
    why: 'A link for a new password leaves the customer without an e-mail.',
    failurePattern: { operation: 'confirmEmailChange', check: 'status', expected: 400, status: 204 },
    rules: { emailChangeTokenIsUsable: ({ used, superseded }) => !used && !superseded },
    category: 206,
  }),
  fault('security-reset-token-lives-for-ever', 'security.tokens.reset-token-expires', {
    why: 'Whoever gets at an old mailbox gets at the account.',
    failurePattern: { operation: 'resetPassword', check: 'status', expected: 400, status: 204 },
    deviation: denies('isExpired', (_until, _now, what) => what === 'mailed'),
  }),
];
