import { randomInt, randomUUID } from 'node:crypto';
import { addSeconds, secondsUntil } from '../clock.ts';
import type { AccessToken, RefreshToken, TokenKind } from '../model.ts';
import type { Lifetimes } from '../settings.ts';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const alphanumerics = (length: number): string =>
  Array.from({ length }, () => alphabet.charAt(randomInt(alphabet.length))).join('');

/** A new access token, opaque. Source: OpenAPI examples, 28 alphanumerics. */
export function newAccessToken(): string {
  return alphanumerics(28);
}

/** A new refresh token, opaque. Source: OpenAPI examples, 32 alphanumerics. */
export function newRefreshToken(): string {
  return alphanumerics(32);
}

/** A new secret to send by mail. Source: tutorial: Resetting a password using token, 64 alphanumerics. */
export function newMailedToken(): string {
  return alphanumerics(64);
}

/** The id of a session that an anonymous login opens. Source: OpenAPI: anonymous login, a UUID. */
export function newSessionId(): string {
  return randomUUID();
}

/** When a new access token ends. Source: tutorial: one hour for guests, 30 days for customers. */
export function accessExpiry(kind: TokenKind, now: Date, lifetimes: Lifetimes): Date {
  const seconds = {
    anonymous: lifetimes.anonymousAccess,
    customer: lifetimes.customerAccess,
    service: lifetimes.service,
  };
  return addSeconds(now, seconds[kind]);
}

/** When the refresh token of a login ends. Source: tutorial: 24 hours. */
export function refreshExpiry(kind: RefreshToken['kind'], now: Date, lifetimes: Lifetimes): Date {
  return addSeconds(now, kind === 'anonymous' ? lifetimes.anonymousRefresh : lifetimes.customerRefresh);
}

/**
 * When the refresh token of a refresh ends.
 * Source: OpenAPI examples: a guest's starts anew, a customer's counts down from the login.
 */
export function renewedRefreshExpiry(spent: RefreshToken, now: Date, lifetimes: Lifetimes): Date {
  return spent.kind === 'anonymous' ? addSeconds(now, lifetimes.anonymousRefresh) : spent.expiresAt;
}

/** The refresh token with a value; other rules check kind, tenant and expiry. Source: OpenAPI: anonymous refresh and refreshauthtoken. */
export function refreshTokenBy(value: string, issued: ReadonlyMap<string, RefreshToken>): RefreshToken | undefined {
  return issued.get(value);
}

/** Whether a refresh token renews tokens of a kind: those of its own. Source: OpenAPI: anonymous refresh and refreshauthtoken. */
export const refreshTokenRenews: (kind: RefreshToken['kind'], wanted: RefreshToken['kind']) => boolean = (
  kind,
  wanted,
) => kind === wanted;

/** The refresh token in the answer to a refresh: the new one, not the spent one. Source: OpenAPI example: refreshauthtoken. */
export const rotateRefreshToken: (spent: string, fresh: string, kind: RefreshToken['kind']) => string = (_, fresh) =>
  fresh;

/** Whether a refresh token is dead once it was used. Our choice: it is. */
export const spentRefreshTokenDies: (spent: RefreshToken) => boolean = () => true;

/** Whether a refresh ends the access tokens issued before it in the same session. Our choice: it does not. */
export const refreshEndsAccessToken: (access: AccessToken, spent: RefreshToken) => boolean = () => false;

/** The scope member: all scopes and the tenant, separated by spaces. Source: OpenAPI examples. */
export function scopeText(scopes: readonly string[], tenant: string): string {
  return [...scopes, `tenant=${tenant}`].join(' ');
}

/** The value of an `expires_in`: whole seconds until a token ends. */
export function expiresIn(expiresAt: Date, now: Date): number {
  return secondsUntil(expiresAt, now);
}
