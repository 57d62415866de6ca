import { soundRules, type Exchange, type Rules } from '../../tenant/index.ts';
import type { Fault } from '../fault.ts';
import { bodyOf, replaceAnswer } from '../wire.ts';

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
  {
    id: 'security-access-token-is-cut-off',
    why: 'A cache that keeps tokens by half of them takes the other half for granted.',
    breaks: ['security.tokens.refuses-tampered-token'],
    reads: /getProfile[\s\S]*status: expected 401, received 200/,
    deviation: {
      rules: {
        accessTokenBy: (value, { access }) =>
          [...access.values()].findLast((token) => token.value.slice(0, 14) === value.slice(0, 14)),
      },
    },
    category: 206,
  },
  {
    id: 'security-refresh-token-is-bearer',
    why: 'A refresh token that leaks from a cookie opens the account at once.',
    breaks: ['security.tokens.refresh-token-is-no-bearer'],
    reads: /getProfile[\s\S]*status: expected 400 or 401 or 403, received 200/,
    deviation: { rules: { accessTokenBy: bearerByRefreshToken } },
    category: 206,
  },
  {
    id: 'security-saas-token-is-bearer',
    why: 'Every service that is shown a saas token can act as the customer.',
    breaks: ['security.tokens.saas-token-is-no-bearer'],
    reads: /getProfile[\s\S]*status: expected 400 or 401 or 403, received 200/,
    deviation: { rules: { accessTokenBy: bearerBySaasToken } },
    category: 206,
  },
  {
    id: 'security-guest-refresh-token-finds-customer',
    why: 'Who keeps the tokens of the shop window becomes the customer who logged in on that screen.',
    breaks: ['security.tokens.guest-refresh-token-makes-no-customer'],
    reads: /refreshToken[\s\S]*status: expected 400 or 401 or 403 or 404, received 200/,
    deviation: {
      rules: {
        refreshTokenBy: (value, issued) => {
          const found = soundRules.refreshTokenBy(value, issued);
          const inSession = [...issued.values()].filter(({ sessionId }) => sessionId === found?.sessionId);
          return inSession.findLast(({ kind }) => kind === 'customer') ?? found;
        },
      },
    },
    category: 206,
  },
  {
    id: 'security-any-refresh-token-makes-guest',
    why: 'A customer who has logged out stays in the session as a guest.',
    breaks: ['security.tokens.customer-refresh-token-makes-no-guest'],
    reads: /refreshAnonymousToken[\s\S]*status: expected 400 or 401 or 403 or 404, received 200/,
    deviation: { rules: { refreshTokenRenews: (kind, wanted) => kind === wanted || wanted === 'anonymous' } },
    category: 206,
  },
  {
    id: 'security-access-token-refreshes',
    why: 'An access token that leaks into a log lives for ever.',
    breaks: ['security.tokens.access-token-is-no-refresh-token'],
    reads: /refreshToken[\s\S]*status: expected 400 or 401 or 403 or 404, received 200/,
    deviation: refreshesByAccessToken,
    category: 206,
  },
  {
    id: 'security-email-change-token-resets-password',
    why: 'Who may confirm an address may set the password as well.',
    breaks: ['security.tokens.mailed-token-has-one-purpose'],
    reads: /resetPassword[\s\S]*status: expected 400 or 401 or 403 or 404, received 204/,
    deviation: { rules: { resetTokenIsUsable: ({ used, superseded }) => !used && !superseded } },
    category: 206,
  },
  {
    id: 'security-reset-token-confirms-email-change',
    why: 'A link for a new password leaves the customer without an e-mail.',
    breaks: ['security.tokens.mailed-token-has-one-purpose'],
    reads: /confirmEmailChange[\s\S]*status: expected 400 or 401 or 403 or 404, received 204/,
    deviation: { rules: { emailChangeTokenIsUsable: ({ used, superseded }) => !used && !superseded } },
    category: 206,
  },
  {
    id: 'security-reset-token-lives-for-ever',
    why: 'Whoever gets at an old mailbox gets at the account.',
    breaks: ['security.tokens.reset-token-expires'],
    reads: /resetPassword[\s\S]*status: expected 400 or 401 or 403 or 404, received 204/,
    deviation: {
      rules: { isExpired: (until, now, what) => what !== 'mailed' && soundRules.isExpired(until, now, what) },
    },
  },
];
