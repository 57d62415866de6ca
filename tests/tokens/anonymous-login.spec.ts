import { anUnknownId, anUnknownTenant, expect, test, verifies, withBearer } from '../../fixtures/index.ts';

const refusals = [400, 401, 403, 404] as const;

test.describe('GET an anonymous token', () => {
  test(
    'answers a tenant name and a client id alone',
    verifies('anonymous.login.needs-no-bearer'),
    async ({ api, nobody }) => {
      const { status } = await api.as(nobody).answer.logInAnonymously({ expect: 'declared' });

      expect(status, 'anonymous login without a bearer').toBe(200);
    },
  );

  test(
    'issues an access token that guest operations accept',
    verifies('anonymous.login.issues-access-token'),
    async ({ api, nobody, sharedGuest: guest }) => {
      const token = await api.as(nobody).logInAnonymously();

      const { access_token: bearer, token_type: type, expires_in: lifetime, scope, sessionId } = token;
      expect({ type, lifetime: lifetime > 0, scope: scope !== '', sessionId: sessionId !== '' }).toEqual({
        type: 'Bearer',
        lifetime: true,
        scope: true,
        sessionId: true,
      });
      await api.as(withBearer(guest, bearer)).getGuestProfile();
    },
  );

  test(
    'issues a refresh token that the anonymous refresh accepts',
    verifies('anonymous.login.issues-refresh-token'),
    async ({ api, nobody }) => {
      const token = await api.as(nobody).logInAnonymously();

      expect(token.refresh_token_expires_in).toBeGreaterThan(0);
      await api.as(nobody).refreshAnonymousToken({ refresh_token: token.refresh_token });
    },
  );

  test(
    'gives the access token an hour at most',
    verifies('anonymous.login.access-token-lives-at-most-an-hour'),
    async ({ api, nobody }) => {
      const { expires_in: lifetime } = await api.as(nobody).logInAnonymously();

      expect(lifetime).toBeGreaterThan(0);
      expect(lifetime).toBeLessThanOrEqual(3600);
    },
  );

  test(
    'gives the refresh token a day at most',
    verifies('anonymous.login.refresh-token-lives-at-most-a-day'),
    async ({ api, nobody }) => {
      const { refresh_token_expires_in: lifetime } = await api.as(nobody).logInAnonymously();

      expect(lifetime).toBeGreaterThan(0);
      expect(lifetime).toBeLessThanOrEqual(86400);
    },
  );

  test('opens a new session each time', verifies('anonymous.login.opens-new-session'), async ({ api, nobody }) => {
    const first = await api.as(nobody).logInAnonymously();
    const second = await api.as(nobody).logInAnonymously();

    expect(second.sessionId, 'the session of the second login').not.toBe(first.sessionId);
  });

  test('issues other tokens each time', verifies('anonymous.login.issues-distinct-tokens'), async ({ api, nobody }) => {
    const first = await api.as(nobody).logInAnonymously();
    const second = await api.as(nobody).logInAnonymously();

    expect(second.access_token, 'the access token of the second login').not.toBe(first.access_token);
    expect(second.refresh_token, 'the refresh token of the second login').not.toBe(first.refresh_token);
  });

  test('names the session by a UUID', verifies('anonymous.login.session-id-is-uuid'), async ({ api, nobody }) => {
    const { sessionId } = await api.as(nobody).logInAnonymously();

    expect(sessionId).toMatch(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i);
  });

  test('names the tenant in the scope', verifies('anonymous.login.scope-names-tenant'), async ({ api, nobody }) => {
    const { scope } = await api.as(nobody).logInAnonymously();

    expect(scope.split(' ')).toContain(`tenant=${nobody.access.tenant}`);
  });

  test(
    'accepts what the session context begins with',
    verifies('anonymous.login.accepts-session-context'),
    async ({ api, nobody, sharedGuest: guest }) => {
      const { preferredSite } = await api.as(guest).getGuestProfile();
      const context = { currency: 'EUR', siteCode: preferredSite ?? 'main', language: 'EN', targetLocation: 'DE' };

      const { access_token: bearer } = await api.as(nobody).logInAnonymously(context);
      for (const [name, value] of Object.entries(context))
        await api.as(nobody).logInAnonymously({ [name]: value, expect: 200 });

      await api.as(withBearer(guest, bearer)).getGuestProfile();
    },
  );

  test(
    'is asked for a currency of four letters',
    verifies('anonymous.login.malformed-currency'),
    async ({ api, nobody, observe }) => {
      const { status } = await api.as(nobody).answer.logInAnonymously({ currency: 'EURO', expect: 'declared' });

      observe('anonymous.login.malformed-currency', status);
    },
  );

  test(
    'is asked for with the tenant in hybris-tenant',
    verifies('anonymous.login.hybris-tenant'),
    async ({ api, nobody, observe }) => {
      const query = { tenant: undefined, 'hybris-tenant': nobody.access.tenant };
      const { status } = await api.as(nobody).answer.logInAnonymously({
        expect: [200, ...refusals],
        tamper: { query },
      });

      observe('anonymous.login.hybris-tenant', status);
    },
  );
});

test.describe('GET an anonymous token is refused', () => {
  const wrong = [
    ['without a client id', 'anonymous.login.refuses-missing-client', () => ({ client_id: undefined })],
    ['to an unknown client id', 'anonymous.login.refuses-unknown-client', () => ({ client_id: anUnknownId() })],
    ['without a tenant', 'anonymous.login.refuses-missing-tenant', () => ({ tenant: undefined })],
    ['for an unknown tenant', 'anonymous.login.refuses-unknown-tenant', () => ({ tenant: anUnknownTenant() })],
  ] as const;

  for (const [title, id, query] of wrong)
    test(title, verifies(id), async ({ api, nobody }) => {
      await api.as(nobody).logInAnonymously();

      await api.as(nobody).logInAnonymously({ expect: refusals, tamper: { query: query() } });
    });
});
