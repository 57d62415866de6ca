import type * as Jose from 'jose';

/** Imported by the first login and kept, because every dynamic import goes through Node's loader. */
let jose: Promise<typeof Jose> | undefined;

/**
 * Signs the claims of a saas token with HS256.
 * Source: OpenAPI example: exchangeauthtoken, header `typ` and `alg`.
 */
export async function signSaasToken(
  claims: { sub: string; exp: number; iat: number; jti: string },
  key: Uint8Array,
): Promise<string> {
  const { SignJWT } = await (jose ??= import('jose'));
  return new SignJWT(claims).setProtectedHeader({ typ: 'JWT', alg: 'HS256' }).sign(key);
}
