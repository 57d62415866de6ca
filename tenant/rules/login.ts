import { defined } from '../json.ts';
import type { JsonObject } from '../json.ts';
import type { AccessToken, Account, ContactAssignment, Customer, RefreshToken } from '../model.ts';
import { hashOf, hashFits } from '../password-hash.ts';

const customerScopes = [
  'approval.approval_manage_own',
  'approval.approval_read_own',
  'coupon.coupon_redeem',
  'customer.consent_manage',
  'customer.consent_view',
  'customer.customer_manage_own',
  'customer.customer_read_own',
  'customer.customerprofile_edit',
  'customer.customerprofile_view',
  'order.history_view',
  'order.order_readascustomer',
  'order.order_updateascustomer',
];

/** The scopes of a customer token. Source: OpenAPI example: validateauthtoken; the profile scopes are always there. */
export const grantScopes: (customer: Customer) => readonly string[] = () => customerScopes;

/** The account that logs in with an e-mail, and its customer. Our choice: the e-mail's case does not matter. */
export function findAccount(
  email: string,
  customers: Iterable<Customer>,
): { readonly customer: Customer; readonly account: Account } | undefined {
  const wanted = email.toLowerCase();
  for (const customer of customers) {
    const account = customer.accounts.find((candidate) => candidate.email.toLowerCase() === wanted);
    if (account) return { customer, account };
  }
  return undefined;
}

/** Whether a password is the one behind a stored hash; an account without a hash has no password. */
export const samePassword: (
  given: string,
  hash: string | undefined,
  asking: 'login' | 'password-change' | 'email-change',
) => boolean = (given, hash) => hashFits(given, hash);

/** What is stored in place of a password. */
export function hashPassword(password: string): string {
  return hashOf(password);
}

/** Whether a customer may get tokens. Source: tutorial: Creating a new customer; tenant-managed OpenAPI: active, onHold. */
export function mayLogIn(customer: Customer): boolean {
  return customer.active && !customer.onHold && !customer.awaitsOptIn;
}

/** The session a login goes on in: the guest's. Source: tokens guide: the session ID is kept at login. */
export function sessionForLogin(guest: AccessToken): string {
  return guest.sessionId;
}

/** The session a refresh goes on in: the one of the login. Source: OpenAPI examples: login and refreshauthtoken. */
export const sessionForRefresh: (spent: RefreshToken, bearer: AccessToken) => string = (spent) => spent.sessionId;

/** The session a social login goes on in: the one named, else the guest's. Source: OpenAPI: socialLogin, `session-id`. */
export function sessionForSocialLogin(named: string | undefined, guest: AccessToken): string {
  return named ?? guest.sessionId;
}

/** When a customer logged in last, after a login. Source: changelog 2025-02-14. */
export const lastLoginAfter: (now: Date, previous: Date | undefined) => Date | undefined = (now) => now;

/** Whether a login used a password chosen by an employee. Source: OpenAPI, CustomerToken.initialPassword. */
export function initialPasswordOf(account: Account): boolean {
  return account.initialPassword;
}

/** The claims of a saas token, times in seconds. Source: OpenAPI example: exchangeauthtoken; `sub` is the customer number. */
export function saasClaims(
  customer: Customer,
  access: AccessToken,
  now: Date,
  id: string,
): { sub: string; exp: number; iat: number; jti: string } {
  const seconds = (moment: Date): number => Math.floor(moment.getTime() / 1000);
  return { sub: customer.id, exp: seconds(access.expiresAt) + 1, iat: seconds(now), jti: id };
}

/** The answer to a login. Source: OpenAPI, CustomerToken and its example. */
export function customerTokenBody(
  access: AccessToken,
  refresh: RefreshToken,
  saasToken: string,
  initialPassword: boolean,
  seconds: (until: Date) => number,
): JsonObject {
  return {
    access_token: access.value,
    saas_token: saasToken,
    expires_in: seconds(access.expiresAt),
    refresh_token: refresh.value,
    refresh_token_expires_in: seconds(refresh.expiresAt),
    token_type: 'Bearer',
    session_id: access.sessionId,
    initialPassword,
  };
}

/** The answer to a refresh: no saas token. Source: OpenAPI, RefreshCustomerToken and its example. */
export function refreshedTokenBody(
  access: AccessToken,
  refresh: RefreshToken,
  seconds: (until: Date) => number,
): JsonObject {
  return {
    access_token: access.value,
    expires_in: seconds(access.expiresAt),
    refresh_token: refresh.value,
    refresh_token_expires_in: seconds(refresh.expiresAt),
    token_type: 'Bearer',
    session_id: access.sessionId,
  };
}

/** The camelCase twins of a token answer. Source: OpenAPI, the deprecated members; changelog 2025-05-12. */
export function legacyTokenMembers(body: JsonObject): JsonObject {
  return defined({
    accessToken: body['access_token'],
    saasToken: body['saas_token'],
    expiresIn: body['expires_in'],
    refreshToken: body['refresh_token'],
    refreshTokenExpiresIn: body['refresh_token_expires_in'],
  });
}

/** What a token check tells. Source: OpenAPI, ValidateTokenResponse; changelog 2025-06-02. */
export function validationBody(access: AccessToken, scope: string, seconds: (until: Date) => number): JsonObject {
  return defined({
    token_type: 'Bearer',
    expires_in: seconds(access.expiresAt),
    scope,
    sessionId: access.sessionId,
    email: access.email,
    legalEntityId: access.legalEntityId,
  });
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
