import { claimsOf, expect, test, verifies, withBearer } from '../../fixtures/index.ts';

/** What a social login answers to whoever comes with a good code. */
export function socialTokens(): void {
  test(
    'issues tokens of a customer',
    verifies('social.login.issues-customer-tokens'),
    async ({ api, guest, visitors }) => {
      const { profile, token } = await visitors.bySocialLogin(guest);

      expect(claimsOf(token.saas_token)?.['sub'], 'the subject of the SaaS token').toBe(profile.id);
      const refreshed = await api.as(guest).refreshToken({ refreshToken: token.refresh_token });
      const later = await api.as(withBearer(guest, refreshed.access_token, 'visitor')).getProfile();
      expect(later.id, 'whom the refreshed token speaks for').toBe(profile.id);
    },
  );

  test(
    'returns the token of the identity provider',
    verifies('social.login.returns-provider-token'),
    async ({ guest, identity, visitors }) => {
      const { token } = await visitors.bySocialLogin(guest);

      const own = [token.access_token, token.saas_token, token.refresh_token];
      expect(own.includes(token.social_access_token), 'social_access_token is a token of the tenant').toBe(false);
      const issuers = [token.social_access_token, token.social_id_token ?? ''].flatMap(
        (each) => claimsOf(each)?.['iss'] ?? [],
      );
      expect(
        issuers.filter((issuer) => issuer !== identity.issuer),
        'other issuers of the social tokens',
      ).toEqual([]);
    },
  );

  test(
    'tells the lifetime that the validation of its token tells',
    verifies('social.login.lifetime-agrees-with-validation'),
    async ({ api, guest, visitors }) => {
      const visitor = await visitors.bySocialLogin(guest);
      const { expires_in: left } = await api.as(visitor).validateToken();

      // A minute for the way from one to the other.
      const apart = Math.abs(Number(visitor.token.expires_in) - left);
      expect(apart, 'seconds between the lifetime told and what is left').toBeLessThan(60);
    },
  );

  test(
    'takes the code verifier of a code with PKCE',
    verifies('social.login.takes-code-verifier'),
    async ({ guest, identity, visitors }) => {
      const callback = await identity.callback({ proof: true });

      const { token } = await visitors.bySocialLogin(guest, { callback });

      expect(token.token_type).toBe('Bearer');
    },
  );

  test(
    'goes on in the session of the guest that is named',
    verifies('social.login.keeps-guest-session'),
    async ({ api, guest, visitors }) => {
      const { sessionId } = guest.token;

      const visitor = await visitors.bySocialLogin(guest, { headers: { 'session-id': sessionId } });

      const validation = await api.as(visitor).validateToken();
      expect(validation.sessionId, 'the session of the social login').toBe(sessionId);
    },
  );

  test(
    'gives the account of a newcomer a providerId',
    verifies('social.login.names-provider'),
    async ({ guest, visitors }) => {
      const { profile } = await visitors.bySocialLogin(guest);

      const named = profile.accounts.filter(({ providerId }) => (providerId ?? '') !== '');
      expect(named.length, 'accounts with a providerId').toBeGreaterThan(0);
    },
  );

  test(
    'writes lifetimes as texts or as numbers',
    verifies('social.login.lifetime-types'),
    async ({ guest, visitors, observe }) => {
      const { token } = await visitors.bySocialLogin(guest);

      for (const name of ['expires_in', 'refresh_token_expires_in'] as const)
        observe('social.login.lifetime-types', `${name} is ${name in token ? typeof token[name] : 'absent'}`);
    },
  );

  test(
    'tells its session, or does not',
    verifies('social.login.session-member'),
    async ({ guest, visitors, observe }) => {
      const { token } = await visitors.bySocialLogin(guest);

      const named = ['session_id', 'sessionId'].filter((name) => name in token);
      observe('social.login.session-member', named.length > 0 ? named.join(', ') : 'absent');
    },
  );

  test(
    'takes the parameters of older storefronts, or does not',
    verifies('social.login.legacy-parameters'),
    async ({ api, guest, identity, visitors, observe }) => {
      const query = { redirect_uri: undefined, anonymous_token: guest.bearer };
      const callback = await identity.callback();

      const { status, body } = await api
        .as(guest)
        .answer.logInSocially({ ...callback, expect: [200, 400, 401], tamper: { query } });

      if (status === 200 && 'access_token' in body) await visitors.welcome(guest, body);
      observe('social.login.legacy-parameters', status);
    },
  );
}
