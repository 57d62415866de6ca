import type { Variation } from '../variation.ts';

/** How long tokens live, and what ends them. */
export const sessions: readonly Variation[] = [
  {
    id: 'guest-refresh-token-is-kept',
    why: 'Whether an anonymous refresh hands out another refresh token is not documented.',
    rules: { rotateRefreshToken: (spent, fresh, kind) => (kind === 'anonymous' ? spent : fresh) },
  },
  {
    id: 'spent-refresh-token-lives-on',
    why: 'Whether a refresh token is good once only is not documented.',
    rules: { spentRefreshTokenDies: () => false },
  },
  {
    id: 'refresh-ends-access-token',
    why: 'What becomes of the access token from before a refresh is not documented.',
    rules: { refreshEndsAccessToken: () => true },
  },
  {
    id: 'guest-refresh-window-closes',
    why: 'The tutorial says that a refresh token lives 24 hours, not that a refresh makes them new.',
    rules: { renewedRefreshExpiry: (spent) => spent.expiresAt },
  },
  {
    id: 'customer-refresh-window-reopens',
    why: 'That the window of a customer counts down from the login is an example.',
    rules: {
      renewedRefreshExpiry: (spent, now, lifetimes) =>
        new Date(
          now.getTime() + 1000 * (spent.kind === 'anonymous' ? lifetimes.anonymousRefresh : lifetimes.customerRefresh),
        ),
    },
  },
  {
    id: 'refresh-takes-guests-only',
    why: 'The text and the security of refreshauthtoken name the anonymous token, one parameter the customer’s.',
    rules: { bearerFitsRefresh: (bearer) => bearer.kind === 'anonymous' },
  },
  {
    id: 'new-credentials-end-tokens',
    why: 'What becomes of tokens when the password or the login e-mail changes is not documented.',
    rules: { tokenOutlivesNewCredentials: () => false },
  },
  {
    id: 'logout-ends-the-session',
    why: 'The customer session ends with a logout, so every access token of it may.',
    rules: {
      logoutEndsAccessToken: (token, bearer) =>
        token.sessionId === bearer.sessionId && token.customerId === bearer.customerId,
    },
  },
  {
    id: 'guest-token-validates',
    why: 'What validateauthtoken answers to an anonymous token is not documented.',
    rules: {
      tokenKindAllowed: (kind, allowed, operation) =>
        allowed.includes(kind) || (kind === 'anonymous' && operation === 'GET-customer-validate-token'),
    },
  },
  {
    id: 'customer-token-does-for-guests',
    why: 'Whether operations for guests take the token of a customer is not documented.',
    rules: {
      tokenKindAllowed: (kind, allowed) =>
        allowed.includes(kind) || (kind === 'customer' && allowed.includes('anonymous')),
    },
  },
];
