import type { Json } from '../json.ts';
import type { AccessToken, TokenKind } from '../model.ts';
import { isTenantName } from '../settings.ts';
import type { TokenStore } from '../store.ts';

/** What expires: access tokens by their kind, refresh tokens, tokens sent by mail. */
export type Expiring = TokenKind | 'anonymous-refresh' | 'customer-refresh' | 'mailed';

/**
 * The token of an Authorization header; the scheme's case does not matter. `operation` is the operationId it is shown to.
 * Source: RFC 6750, section 2.1.
 */
export const bearerOf: (authorization: string | undefined, operation?: string) => string | undefined = (
  authorization,
) => /^Bearer +(\S+) *$/i.exec(authorization ?? '')?.[1];

/**
 * The access token a bearer is; its expiry, tenant and kind are judged apart. `operation` is the operationId it is shown to.
 * Source: tokens guide.
 */
export const accessTokenBy: (value: string, issued: TokenStore, operation?: string) => AccessToken | undefined = (
  value,
  issued,
) => issued.access.get(value);

/** Whether the moment of expiry of something has come. `operation` is the operationId an access token is shown to. */
export const isExpired: (expiresAt: Date, now: Date, what: Expiring, operation?: string) => boolean = (
  expiresAt,
  now,
) => now.getTime() >= expiresAt.getTime();

/** The tenant that serves a request: the one its path names. Source: OpenAPI, parameter `tenant`. */
export const servingTenant: (named: string, bearer: AccessToken) => string = (named) => named;

/** Whether the tenant in a path is one at all. Source: OpenAPI, parameter `tenant`. */
export function tenantNameIsValid(name: string): boolean {
  return isTenantName(name);
}

/** Whether a token was issued for the tenant in the path. Source: OpenAPI, example "Invalid tenant". */
export function tenantMatches(token: AccessToken, tenant: string): boolean {
  return token.tenant === tenant;
}

/** Whether the kind and the scopes of a token count for an operation: they do for each. Source: OpenAPI, `security` of each operation. */
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

/** The scopes to name as missing: all of them when none is held, as one is enough. Source: OpenAPI, `OAuth2` scopes. */
export const missingScopes: (
  held: readonly string[],
  anyOf: readonly string[],
  operation: string,
) => readonly string[] = (held, anyOf) =>
  anyOf.length === 0 || anyOf.some((scope) => held.includes(scope)) ? [] : anyOf;

/** The number of the customer a request speaks for: the token says it, and nothing else. Source: the paths begin with `me`. */
export const speaksFor: (
  bearer: AccessToken,
  request: {
    readonly query: Readonly<Record<string, string | undefined>>;
    readonly headers: Readonly<Record<string, string | undefined>>;
    readonly body: Json | undefined;
  },
) => string | undefined = (bearer) => bearer.customerId;
