import { claimsOf, expect, isSigned, test, verifies, withBearer } from '../../fixtures/index.ts';

/** How a tenant may refuse a token of somebody else: where the documentation does not say, each of these is sound. */
const refused = [400, 401, 403, 404] as const;

test.describe('A saas_token', () => {
  test(
    'of a login is signed',
    verifies('login.tokens.saas-token-is-signed'),
    ({ sharedCustomer: customer, sharedStranger: stranger }) => {
      const unsigned = [customer, stranger].filter(({ token }) => !isSigned(token.saas_token));

      expect(
        unsigned.map(({ label }) => label),
        'whose saas_token is not signed',
      ).toEqual([]);
    },
  );

  test(
    'of a refresh is signed and names the customer',
    verifies('refresh.token.saas-token-stays-signed'),
    async ({ api, sharedGuest: guest, returningCustomer: customer }) => {
      const refreshed: object = await api.as(guest).refreshToken({ refreshToken: customer.token.refresh_token });

      const tokens = Object.entries(refreshed).flatMap(([name, value]) =>
        name === 'saas_token' ? [String(value)] : [],
      );
      expect(
        tokens.filter((token) => !isSigned(token)),
        'a saas_token of a refresh that is not signed',
      ).toEqual([]);
      expect(
        tokens.map((token) => claimsOf(token)?.['sub']),
        'its subject',
      ).toEqual(tokens.map(() => customer.id));
    },
  );
});

test.describe('A refresh token', () => {
  test(
    'makes nobody else of the customer who shows it',
    verifies('refresh.token.follows-its-owner'),
    async ({ api, returningCustomer: customer, sharedStranger: stranger }) => {
      const { refresh_token: refreshToken } = customer.token;

      const { status, body } = await api.as(stranger).answer.refreshToken({ refreshToken, expect: 'declared' });

      const bearer = status === 200 && 'access_token' in body ? body.access_token : customer.bearer;
      const { id } = await api.as(withBearer(customer, bearer)).getProfile();
      expect(id, 'for whom the refreshed token speaks').toBe(customer.id);
    },
  );

  test(
    'of a customer is refused at another tenant',
    verifies('refresh.request.refuses-other-tenant'),
    async ({ api, sessions, target, sharedGuest: guest }) => {
      const access = target.other ?? target.main;
      const foreigner = await sessions.customer({ access, label: 'foreigner' });
      const { refresh_token: refreshToken } = foreigner.token;

      await api.as(guest).refreshToken({ refreshToken, expect: refused });

      await api.as(await sessions.guest(access)).refreshToken({ refreshToken });
    },
  );

  test(
    'of a guest is refused at another tenant and to another client',
    verifies('anonymous.refresh.refuses-other-client'),
    async ({ api, sessions, target, nobody, guest }) => {
      const foreigner = await sessions.guest(target.other, 'guest of another tenant');
      const { refresh_token } = guest.token;
      const query = { client_id: foreigner.access.clientId };

      await api.as(nobody).refreshAnonymousToken({ refresh_token: foreigner.token.refresh_token, expect: refused });
      await api.as(nobody).refreshAnonymousToken({ refresh_token, tamper: { query }, expect: 'refusal' });

      await api.as(nobody).refreshAnonymousToken({ refresh_token });
    },
  );
});

test.describe('An access token', () => {
  test(
    'of a login holds until its lifetime is over',
    verifies('login.lifetime.access-token-holds'),
    async ({ api, returningCustomer: customer, clock }) => {
      // A minute for what has gone by since the login.
      await clock.advance(customer.token.expires_in - 60);

      const { status } = await api.as(customer).answer.getProfile({ expect: 'declared' });

      expect(status, 'the profile a minute before the token expires').toBe(200);
    },
  );

  test(
    'of a refresh is refused once its lifetime is over',
    verifies('refresh.lifetime.refuses-expired-access-token'),
    async ({ api, sharedGuest: guest, returningCustomer: customer, clock }) => {
      const refreshed = await api.as(guest).refreshToken({ refreshToken: customer.token.refresh_token });
      const renewed = withBearer(customer, refreshed.access_token);
      await api.as(renewed).getProfile();

      await clock.advance(refreshed.expires_in + 1);

      await api.as(renewed).getProfile({ expect: 401 });
    },
  );

  test(
    'that has expired authorises a refresh, or not',
    verifies('refresh.token.expired-customer-bearer'),
    async ({ api, returningCustomer: customer, clock, observe }) => {
      const { expires_in, refresh_token: refreshToken } = customer.token;

      await clock.advance(expires_in + 1);

      const { status } = await api.as(customer).answer.refreshToken({ refreshToken, expect: 'declared' });
      observe('refresh.token.expired-customer-bearer', status);
    },
  );

  test(
    'of a service authorises a login, or not',
    verifies('authorization.login.service-token'),
    async ({ api, service, sharedCustomer: { email, password }, observe }) => {
      const { status } = await api.as(service).answer.logIn({ body: { email, password }, expect: 'declared' });

      observe('authorization.login.service-token', status);
    },
  );
});
