import type { Json } from '../json.ts';
import type { AccessToken, TokenKind } from '../model.ts';
import { isTenantName } from '../settings.ts';
import type { TokenStore } from '../store.ts';

/** What can expire: access tokens by their kind, refresh tokens, mailed tokens. */
export type Expiring = TokenKind | 'anonymous-refresh' | 'customer-refresh' | 'mailed';

/**
 * The token in an Authorization header; the scheme's case does not matter. `operation` is the operationId of the request.
 * Source: RFC 6750, section 2.1.
 */
export const bearerOf: (authorization: string | undefined, operation?: string) => string | undefined = (
  authorization,
) => /^Bearer +(\S+) *$/i.exec(authorization ?? '')?.[1];

/**
 * The access token with a value; expiry, tenant and kind are checked by other rules. `operation` is the operationId of the request.
 * Source: tokens guide.
 */
export const accessTokenBy: (value: string, issued: TokenStore, operation?: string) => AccessToken | undefined = (
  value,
  issued,
) => issued.access.get(value);

/** Whether a token has expired. `operation` is the operationId of the request. */
export const isExpired: (expiresAt: Date, now: Date, what: Expiring, operation?: string) => boolean = (
  expiresAt,
  now,
) => now.getTime() >= expiresAt.getTime();

/** The tenant that serves a request: the one its path names. Source: OpenAPI, parameter `tenant`. */
export const servingTenant: (named: string, bearer: AccessToken) => string = (named) => named;

/** Whether the tenant name in a path is well formed. Source: OpenAPI, parameter `tenant`. */
export function tenantNameIsValid(name: string): boolean {
  return isTenantName(name);
}

/** Whether a token was issued for the tenant in the path. Source: OpenAPI, example "Invalid tenant". */
export function tenantMatches(token: AccessToken, tenant: string): boolean {
  return token.tenant === tenant;
}

/** Whether an operation checks the kind and the scopes of a token: every operation does. Source: OpenAPI, `security` of each operation. */
export const isGuarded: (operation: string) => boolean = () => true;

/** Whether an operation takes tokens of this kind. `operation` is its operationId. Source: OpenAPI, `security` of each operation. */
export const tokenKindAllowed: (kind: TokenKind, allowed: readonly TokenKind[], operation: string) => boolean = (
  kind,
  allowed,
) => allowed.includes(kind);

/** The status for a token of the wrong kind. Our choice: 403 where the operation documents it, else 401. */
export function statusForWrongKind(documents403: boolean): 401 | 403 {
  return documents403 ? 403 : 401;
}

/** The missing scopes: none if the token has any of them, else all. Source: OpenAPI, `OAuth2` scopes. */
export const missingScopes: (
  held: readonly string[],
  anyOf: readonly string[],
  operation: string,
) => readonly string[] = (held, anyOf) =>
  anyOf.length === 0 || anyOf.some((scope) => held.includes(scope)) ? [] : anyOf;

/** The number of the calling customer; only the token decides it. Source: the paths begin with `me`. */
export const speaksFor: (
  bearer: AccessToken,
  request: {
    readonly query: Readonly<Record<string, string | undefined>>;
    readonly headers: Readonly<Record<string, string | undefined>>;
    readonly body: Json | undefined;
  },
) => string | undefined = (bearer) => bearer.customerId;
