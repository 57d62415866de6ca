import { expect, test, verifies } from '../../fixtures/index.ts';

test.describe('GET logout', () => {
  test(
    'answers 204 without a body',
    verifies('logout.token.answers-empty'),
    async ({ api, returningCustomer: customer }) => {
      const { status } = await api.as(customer).answer.logOut({ accessToken: customer.bearer, expect: 'declared' });

      expect(status, 'logout with the bearer as accessToken').toBe(204);
    },
  );

  test(
    'ends the access to the profile',
    verifies('logout.token.ends-access-to-profile'),
    async ({ api, returningCustomer: customer }) => {
      await api.as(customer).getProfile();

      await api.as(customer).logOut({ accessToken: customer.bearer });

      await api.as(customer).getProfile({ expect: 401 });
    },
  );

  test(
    'ends the validity of the token',
    verifies('logout.token.fails-validation'),
    async ({ api, returningCustomer: customer }) => {
      await api.as(customer).validateToken();

      await api.as(customer).logOut({ accessToken: customer.bearer });

      await api.as(customer).validateToken({ expect: 401 });
    },
  );

  test(
    'spares another session of the customer',
    verifies('logout.token.spares-other-sessions'),
    async ({ api, sessions, sharedGuest: guest, returningCustomer: customer }) => {
      const elsewhere = await sessions.logIn(customer, { label: 'customer elsewhere' });

      await api.as(customer).logOut({ accessToken: customer.bearer });

      await api.as(customer).validateToken({ expect: 401 });
      await api.as(elsewhere).validateToken();
      await api.as(guest).refreshToken({ refreshToken: elsewhere.token.refresh_token });
    },
  );

  test(
    'is refused a second time',
    verifies('logout.token.refuses-second-time'),
    async ({ api, returningCustomer: customer }) => {
      await api.as(customer).logOut({ accessToken: customer.bearer });

      await api.as(customer).logOut({ accessToken: customer.bearer, expect: 401 });
    },
  );

  test(
    'is refused without accessToken',
    verifies('logout.request.refuses-missing-access-token'),
    async ({ api, returningCustomer: customer }) => {
      const { bearer: accessToken } = customer;

      const query = { accessToken: undefined };
      await api.as(customer).logOut({ accessToken, expect: 400, tamper: { query } });

      await api.as(customer).getProfile();
      await api.as(customer).logOut({ accessToken });
    },
  );

  test(
    'is told to end another session than its own',
    verifies('logout.request.other-access-token'),
    async ({ api, sessions, returningCustomer: customer, observe }) => {
      const other = await sessions.logIn(customer, { label: 'customer elsewhere' });

      const { status } = await api.as(customer).answer.logOut({ accessToken: other.bearer, expect: 'declared' });

      const [own, named] = await Promise.all(
        [customer, other].map((session) => api.as(session).answer.getProfile({ expect: 'declared' })),
      );
      const profiles = `bearer ${own?.status ?? 0}, accessToken ${named?.status ?? 0}`;
      observe('logout.request.other-access-token', `${status}; then ${profiles}`);
    },
  );

  test(
    'ends the refresh token too',
    verifies('logout.session.refresh-token-afterwards'),
    async ({ api, sessions, sharedGuest: guest, returningCustomer: customer }) => {
      await api.as(customer).logOut({ accessToken: customer.bearer });

      await api.as(guest).refreshToken({ refreshToken: customer.token.refresh_token, expect: [400, 401, 403, 404] });

      const { token } = await sessions.logIn(customer);
      await api.as(guest).refreshToken({ refreshToken: token.refresh_token });
    },
  );
});
