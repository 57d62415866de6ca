import type { JWTPayload, JWTVerifyGetKey } from 'jose';
import type { Identity } from './model.ts';
import type { IdentityProvider } from './settings.ts';

/** The requirements for a provider's token; absent ones are not checked. Source: token exchange guide: Token validation. */
export interface TokenRequirements {
  readonly issuer?: string;
  readonly audience?: string;
  /** The client that the token was issued to, its `azp`. */
  readonly authorizedParty?: string;
  /** The moment at which the token has to be valid. */
  readonly at: Date;
}

interface ProviderMetadata {
  readonly tokenEndpoint: string;
  readonly keys: JWTVerifyGetKey;
}

const discovered = new WeakMap<IdentityProvider, Promise<ProviderMetadata>>();

/** Reads a provider's metadata once; after a failure it is read again. */
function discover(provider: IdentityProvider): Promise<ProviderMetadata> {
  const asking =
    discovered.get(provider) ??
    (async () => {
      const { createRemoteJWKSet } = await import('jose');
      const response = await fetch(`${provider.issuer}/.well-known/openid-configuration`);
      const told = (await response.json()) as { token_endpoint: string; jwks_uri: string };
      return { tokenEndpoint: told.token_endpoint, keys: createRemoteJWKSet(new URL(told.jwks_uri)) };
    })();
  discovered.set(provider, asking);
  asking.catch(() => discovered.delete(provider));
  return asking;
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** The identity in claims; undefined without a subject or an e-mail. */
function identityFromClaims(claims: JWTPayload): Identity | undefined {
  const [subject, email] = [textOf(claims.sub), textOf(claims['email'])];
  if (subject === undefined || email === undefined) return undefined;
  const [firstName, lastName] = [textOf(claims['given_name']), textOf(claims['family_name'])];
  return { subject, email, ...(firstName !== undefined && { firstName }), ...(lastName !== undefined && { lastName }) };
}

/**
 * Verifies a signed token; undefined if it does not meet the requirements. Keys are fetched only for a token that names the
 * required issuer.
 */
export async function verifyIdentityToken(
  token: string,
  provider: IdentityProvider,
  { issuer, audience, authorizedParty, at }: TokenRequirements,
): Promise<Identity | undefined> {
  const { decodeJwt, errors, jwtVerify } = await import('jose');
  try {
    if (issuer !== undefined && decodeJwt(token).iss !== issuer) return undefined;
    const terms = { ...(issuer !== undefined && { issuer }), ...(audience !== undefined && { audience }) };
    const { payload } = await jwtVerify(token, (await discover(provider)).keys, { ...terms, currentDate: at });
    return authorizedParty === undefined || payload['azp'] === authorizedParty
      ? identityFromClaims(payload)
      : undefined;
  } catch (error) {
    if (error instanceof errors.JOSEError || error instanceof TypeError) return undefined;
    throw error;
  }
}

/**
 * Redeems an authorization code at the provider's token endpoint; undefined if the provider refuses it.
 * @param grant the parameters of the grant, form-encoded as they are
 */
export async function redeemAuthorizationCode(
  grant: Readonly<Record<string, string>>,
  provider: IdentityProvider,
): Promise<Identity | undefined> {
  const { tokenEndpoint } = await discover(provider);
  const { clientId, clientSecret = '' } = provider;
  const response = await fetch(tokenEndpoint, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}` },
    body: new URLSearchParams(grant),
  });
  if (!response.ok) return undefined;
  const tokens = (await response.json()) as { access_token?: string; id_token?: string };
  const { access_token: socialAccessToken = '', id_token: socialIdToken = '' } = tokens;
  const terms = { issuer: provider.issuer, audience: clientId, at: new Date() };
  const person = await verifyIdentityToken(socialIdToken, provider, terms);
  return person && { ...person, socialAccessToken, socialIdToken };
}
