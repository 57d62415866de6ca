import { operationIds } from '../operation-ids.ts';
import { variation, type Variation } from '../variation.ts';

/** How long tokens live, and what ends them. */
export const sessions: readonly Variation[] = [
  variation('guest-refresh-token-is-kept', {
    why: 'Whether an anonymous refresh hands out another refresh token is not documented.',
    rules: { rotateRefreshToken: (spent, fresh, kind) => (kind === 'anonymous' ? spent : fresh) },
  }),
  variation('spent-refresh-token-lives-on', {
    why: 'Whether a refresh token is good once only is not documented.',
    rules: { spentRefreshTokenDies: () => false },
  }),
  variation('refresh-ends-access-token', {
    why: 'What becomes of the access token from before a refresh is not documented.',
    rules: { refreshEndsAccessToken: () => true },
  }),
  variation('guest-refresh-window-closes', {
    why: 'The tutorial says that a refresh token lives 24 hours, not that a refresh makes them new.',
    rules: { renewedRefreshExpiry: (spent) => spent.expiresAt },
  }),
  variation('customer-refresh-window-reopens', {
    why: 'That the window of a customer counts down from the login is an example.',
    rules: {
      renewedRefreshExpiry: (spent, now, lifetimes) =>
        new Date(
          now.getTime() + 1000 * (spent.kind === 'anonymous' ? lifetimes.anonymousRefresh : lifetimes.customerRefresh),
        ),
    },
  }),
  variation('refresh-takes-guests-only', {
    why: 'The text and the security of refreshauthtoken name the anonymous token, one parameter the customer’s.',
    rules: { bearerFitsRefresh: (bearer) => bearer.kind === 'anonymous' },
  }),
  variation('new-credentials-end-tokens', {
    why: 'What becomes of tokens when the password or the login e-mail changes is not documented.',
    rules: { tokenOutlivesNewCredentials: () => false },
  }),
  variation('logout-ends-the-session', {
    why: 'The customer session ends with a logout, so every access token of it may.',
    rules: {
      logoutEndsAccessToken: (token, bearer) =>
        token.sessionId === bearer.sessionId && token.customerId === bearer.customerId,
    },
  }),
  variation('guest-token-validates', {
    why: 'What validateauthtoken answers to an anonymous token is not documented.',
    rules: {
      tokenKindAllowed: (kind, allowed, operation) =>
        allowed.includes(kind) || (kind === 'anonymous' && operation === operationIds.validateToken),
    },
  }),
  variation('customer-token-does-for-guests', {
    why: 'Whether operations for guests take the token of a customer is not documented.',
    rules: {
      tokenKindAllowed: (kind, allowed) =>
        allowed.includes(kind) || (kind === 'customer' && allowed.includes('anonymous')),
    },
  }),
];
