import type { JWK } from 'jose';
import type { Configuration, KoaContextWithOIDC, Provider } from 'oidc-provider';
import type { ClientsAndUser } from './clients-and-user.ts';

/** Lifetimes in seconds. */
const ttl = {
  AccessToken: 3600,
  AuthorizationCode: 60,
  Grant: 86_400,
  IdToken: 3600,
  Interaction: 600,
  Session: 86_400,
};
const scope = 'openid email profile';

/** The claims about the user. */
const claimsOf = ({ user }: ClientsAndUser) => ({
  email: user,
  email_verified: true,
  given_name: 'Ida',
  family_name: 'Provided',
});

/** Grants every scope to a logged-in user without asking for consent. */
async function findOrCreateGrant({ oidc }: KoaContextWithOIDC, { audience, otherAudience }: ClientsAndUser) {
  const { client, session, provider } = oidc;
  if (!client || !session?.accountId) return undefined;
  const known = session.grantIdFor(client.clientId);
  const given = known === undefined ? undefined : await provider.Grant.find(known);
  if (given) return given;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope(scope);
  for (const resource of [audience, otherAudience]) grant.addResourceScope(resource, scope);
  await grant.save();
  return grant;
}

const configurationOf = (realm: ClientsAndUser, mount: string, keys: readonly JWK[]): Configuration => ({
  clients: [realm.client, realm.otherClient].map(({ id, secret }) => ({
    client_id: id,
    client_secret: secret,
    redirect_uris: [realm.redirectUri],
    id_token_signed_response_alg: 'ES256',
  })),
  jwks: { keys: [...keys] },
  cookies: { keys: [realm.password] },
  claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['given_name', 'family_name'] },
  // Puts the claims into the ID token, so that a client need not request them.
  conformIdTokenClaims: false,
  ttl,
  features: {
    devInteractions: { enabled: false },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => realm.audience,
      useGrantedResource: () => true,
      getResourceServerInfo: (_, audience) => ({
        scope,
        audience,
        accessTokenFormat: 'jwt',
        jwt: { sign: { alg: 'ES256' } },
      }),
    },
  },
  interactions: { url: (_, { uid }) => `${mount}/interaction/${uid}` },
  loadExistingGrant: (context) => findOrCreateGrant(context, realm),
  findAccount: (_, accountId) => ({ accountId, claims: () => ({ sub: accountId, ...claimsOf(realm) }) }),
  renderError: (context, { error }) => {
    context.type = 'text/plain';
    context.body = error;
  },
  extraTokenClaims: (_, { clientId }) => ({ azp: clientId, ...claimsOf(realm) }),
});

/** Mutes the library's warnings about its memory store, which is intended, and about Node 20. */
async function withoutLibraryWarnings<Made>(make: () => Promise<Made>): Promise<Made> {
  const warn = console.warn;
  console.warn = (...said: unknown[]) => {
    if (!String(said[0]).includes('oidc-provider WARNING')) warn(...said);
  };
  try {
    return await make();
  } finally {
    console.warn = warn;
  }
}

/** Creates the signing keys that both issuers share. */
export async function signingKeys(): Promise<readonly JWK[]> {
  const { exportJWK, generateKeyPair } = await import('jose');
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  return [{ ...(await exportJWK(privateKey)), alg: 'ES256', use: 'sig' }];
}

/**
 * Creates an issuer. The first one loads the library, which takes a third of a second.
 * @param mount the path of the issuer
 */
export const createIssuer = (
  issuer: string,
  mount: string,
  realm: ClientsAndUser,
  keys: readonly JWK[],
): Promise<Provider> =>
  withoutLibraryWarnings(async () => {
    const { Provider } = await import('oidc-provider');
    return new Provider(issuer, configurationOf(realm, mount, keys));
  });
