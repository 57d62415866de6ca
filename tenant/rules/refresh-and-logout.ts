import { isAssigned } from '../model.ts';
import type { AccessToken, ContactAssignment, RefreshToken } from '../model.ts';

/** The session that a refresh continues: that of the login. Source: OpenAPI examples: login and refreshauthtoken. */
export const sessionForRefresh: (spent: RefreshToken, bearer: AccessToken) => string = (spent) => spent.sessionId;

/**
 * Whether this bearer may spend this refresh token.
 * Source: OpenAPI: refreshauthtoken names a guest's token in one place and the customer's in another: both are taken.
 */
export function bearerFitsRefresh(bearer: AccessToken, spent: RefreshToken): boolean {
  return bearer.kind === 'anonymous' || bearer.customerId === spent.customerId;
}

/** Whether a customer may act for a company: only if it is assigned to it. Source: changelog 2025-02-26. */
export function mayActFor(
  customerId: string,
  legalEntityId: string,
  assignments: Iterable<ContactAssignment>,
): boolean {
  return isAssigned(assignments, customerId, legalEntityId);
}

/** The company that a refreshed token is scoped to: the requested one, if any. Source: tokens guide: legalEntityId. */
export function companyForRefresh(asked: string | undefined): string | undefined {
  return asked;
}

/** The token that a logout is to end. Source: OpenAPI: logout, `accessToken`. */
export const tokenToLogOut: (
  query: Readonly<Record<string, string | undefined>>,
  bearer: AccessToken,
) => string | undefined = (query) => query['accessToken'];

/** Whether a bearer token may end the named token. Our choice: only itself. */
export function mayLogOut(bearer: AccessToken, named: string): boolean {
  return bearer.value === named;
}

/** Whether a logout ends this access token. Source: tutorial: Logging out a customer. */
export function logoutEndsAccessToken(token: AccessToken, bearer: AccessToken): boolean {
  return token.value === bearer.value;
}

/** Whether a logout ends this refresh token. Our choice: all of the session. */
export function logoutEndsRefreshToken(token: RefreshToken, bearer: AccessToken): boolean {
  return token.kind === 'customer' && token.sessionId === bearer.sessionId && token.customerId === bearer.customerId;
}
