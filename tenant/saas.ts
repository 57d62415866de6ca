/**
 * Signs the claims of a saas token with HS256. The library is loaded by the first login only.
 * Source: OpenAPI example: exchangeauthtoken, header `typ` and `alg`.
 */
export async function signSaasToken(
  claims: { sub: string; exp: number; iat: number; jti: string },
  key: Uint8Array,
): Promise<string> {
  const { SignJWT } = await import('jose');
  return new SignJWT(claims).setProtectedHeader({ typ: 'JWT', alg: 'HS256' }).sign(key);
}
