import type { AccessToken, ContactAssignment, RefreshToken } from '../model.ts';

/** The session a refresh goes on in: the one of the login. Source: OpenAPI examples: login and refreshauthtoken. */
export const sessionForRefresh: (spent: RefreshToken, bearer: AccessToken) => string = (spent) => spent.sessionId;

/**
 * Whether this bearer may spend this refresh token.
 * Source: OpenAPI: refreshauthtoken names a guest's token in one place and the customer's in another: both are taken.
 */
export function bearerFitsRefresh(bearer: AccessToken, spent: RefreshToken): boolean {
  return bearer.kind === 'anonymous' || bearer.customerId === spent.customerId;
}

/** Whether a customer may act for a company: they are assigned to it. Source: changelog 2025-02-26. */
export function mayActFor(
  customerId: string,
  legalEntityId: string,
  assignments: Iterable<ContactAssignment>,
): boolean {
  return [...assignments].some(
    (assignment) => assignment.customerId === customerId && assignment.legalEntityId === legalEntityId,
  );
}

/** The company a refreshed token speaks for: the one asked for, none when none is. Source: tokens guide: legalEntityId. */
export function companyForRefresh(asked: string | undefined): string | undefined {
  return asked;
}

/** The token that a logout names. Source: OpenAPI: logout, `accessToken`. */
export const tokenToLogOut: (
  query: Readonly<Record<string, string | undefined>>,
  bearer: AccessToken,
) => string | undefined = (query) => query['accessToken'];

/** Whether the bearer may end the token it names. Our choice: only itself. */
export function mayLogOut(bearer: AccessToken, named: string): boolean {
  return bearer.value === named;
}

/** Whether a logout ends this access token. Source: tutorial: Logging out a customer. */
export function logoutEndsAccessToken(token: AccessToken, bearer: AccessToken): boolean {
  return token.value === bearer.value;
}

/** Whether a logout ends this refresh token. Our choice: every one of the session ends, as the session does. */
export function logoutEndsRefreshToken(token: RefreshToken, bearer: AccessToken): boolean {
  return token.kind === 'customer' && token.sessionId === bearer.sessionId && token.customerId === bearer.customerId;
}
