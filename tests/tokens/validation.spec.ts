import { anEmail, anUnknownId, aPassword, expect, test, verifies, withBearer } from '../../fixtures/index.ts';

test.describe('GET the validation of a token', () => {
  test(
    'describes a valid token',
    verifies('validation.token.describes-valid-token'),
    async ({ api, sharedCustomer: customer }) => {
      const validation = await api.as(customer).validateToken();

      const members = ['token_type', 'expires_in', 'scope', 'sessionId', 'email'];
      expect(Object.keys(validation)).toEqual(expect.arrayContaining(members));
      expect(validation.expires_in, 'what is left of the lifetime').toBeGreaterThan(0);
    },
  );

  test('names the e-mail of the login', verifies('validation.token.names-login-email'), async ({ api, sessions }) => {
    const logins = [anEmail(), anEmail()].map((email) => ({ email, password: aPassword() }));
    const told: string[] = [];

    for (const login of logins) {
      const customer = await sessions.customer({ signup: { signup: login } });
      told.push((await api.as(customer).validateToken()).email);
    }

    expect(told, 'not the contact e-mails').toEqual(logins.map(({ email }) => email));
  });

  test(
    'names the session of the login',
    verifies('validation.token.keeps-session'),
    async ({ api, sharedCustomer: customer }) => {
      const { sessionId } = await api.as(customer).validateToken();

      expect(sessionId, 'the session of the token').toBe(customer.token.session_id);
    },
  );

  test(
    'gives no more time than the login did',
    verifies('validation.token.lifetime-within-login'),
    async ({ api, sharedCustomer: customer }) => {
      const { expires_in: left } = await api.as(customer).validateToken();

      expect(left).toBeLessThanOrEqual(customer.token.expires_in);
    },
  );

  test(
    'counts the time down',
    verifies('validation.token.lifetime-counts-down'),
    async ({ api, sharedCustomer: customer, clock }) => {
      const { expires_in: before } = await api.as(customer).validateToken();

      await clock.advance(60);

      const { expires_in: after } = await api.as(customer).validateToken();
      expect(Math.abs(before - after - 60), 'seconds off').toBeLessThanOrEqual(5);
    },
  );

  test(
    'names the tenant in the scope',
    verifies('validation.token.scope-names-tenant'),
    async ({ api, sharedCustomer: customer }) => {
      const { scope } = await api.as(customer).validateToken();

      expect(scope.split(' ')).toContain(`tenant=${customer.access.tenant}`);
    },
  );

  test(
    'names the scopes of the profile',
    verifies('validation.token.scope-covers-profile'),
    async ({ api, sharedCustomer: customer }) => {
      const { scope } = await api.as(customer).validateToken();

      expect(scope.split(' ')).toContain('customer.customerprofile_view');
      expect(scope.split(' ')).toContain('customer.customerprofile_edit');
    },
  );

  test(
    'tells of no legal entity in some way',
    verifies('validation.token.legal-entity'),
    async ({ api, sharedCustomer: customer, observe }) => {
      const { legalEntityId: company } = await api.as(customer).validateToken();

      const told = company === undefined ? 'absent' : company === null ? 'null' : 'present';
      observe('validation.token.legal-entity', told);
    },
  );

  test(
    'is refused to a token that was never issued',
    verifies('validation.token.refuses-unknown'),
    async ({ api, sharedCustomer: customer }) => {
      await api.as(withBearer(customer, anUnknownId(), 'holder of a made-up token')).validateToken({ expect: 401 });

      await api.as(customer).validateToken();
    },
  );

  test(
    'is refused to a token that has expired',
    verifies('validation.token.refuses-expired'),
    async ({ api, sessions, returningCustomer: customer, clock }) => {
      await api.as(customer).validateToken();

      await clock.advance(customer.token.expires_in + 1);

      await api.as(customer).validateToken({ expect: 401 });
      await api.as(await sessions.logIn(customer)).validateToken();
    },
  );

  test(
    'is asked for by a guest',
    verifies('validation.token.guest-token'),
    async ({ api, sharedGuest: guest, observe }) => {
      const { status } = await api.as(guest).answer.validateGuestToken({ expect: 'declared' });

      observe('validation.token.guest-token', status);
    },
  );
});
