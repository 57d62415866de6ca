import { defined } from '../json.ts';
import type { JsonObject } from '../json.ts';
import type { AccessToken, Customer, RefreshToken } from '../model.ts';

const customerScopes = [
  'approval.approval_manage_own',
  'approval.approval_read_own',
  'coupon.coupon_redeem',
  'customer.consent_manage',
  'customer.consent_view',
  'customer.customer_read_own',
  'customer.customerprofile_edit',
  'customer.customerprofile_view',
  'customermanagement.legalentity_read_own',
  'order.history_view',
  'order.order_readascustomer',
  'order.order_updateascustomer',
];

/**
 * The scopes of a customer token: those that this tenant honours. Source: OpenAPI example: validateauthtoken; the profile scopes are
 * always there.
 */
export const grantScopes: (customer: Customer) => readonly string[] = () => customerScopes;

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

/** The deprecated camelCase members of a token answer. Source: OpenAPI, the deprecated members; changelog 2025-05-12. */
export function legacyTokenMembers(body: JsonObject): JsonObject {
  return defined({
    accessToken: body['access_token'],
    saasToken: body['saas_token'],
    expiresIn: body['expires_in'],
    refreshToken: body['refresh_token'],
    refreshTokenExpiresIn: body['refresh_token_expires_in'],
  });
}

/** The answer to a token validation. Source: OpenAPI, ValidateTokenResponse; changelog 2025-06-02. */
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
