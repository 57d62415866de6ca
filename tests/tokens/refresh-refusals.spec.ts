import { anUnknownId, test, verifies } from '../../fixtures/index.ts';

test.describe('GET a refreshed customer token is refused', () => {
  test(
    'once the refresh token has expired',
    verifies('refresh.lifetime.refuses-expired-refresh-token'),
    async ({ api, sessions, returningCustomer: customer, clock }) => {
      const { refresh_token: expired, refresh_token_expires_in: lifetime } = customer.token;

      await clock.advance(lifetime + 1);

      const guest = await sessions.guest();
      await api.as(guest).refreshToken({ refreshToken: expired, expect: [400, 401, 403] });
      const { token } = await sessions.logIn(customer);
      await api.as(guest).refreshToken({ refreshToken: token.refresh_token });
    },
  );

  test(
    'without a refresh token',
    verifies('refresh.request.refuses-missing-refresh-token'),
    async ({ api, sharedGuest: guest, returningCustomer: customer }) => {
      const { refresh_token: refreshToken } = customer.token;

      const query = { refreshToken: undefined };
      await api.as(guest).refreshToken({ refreshToken, expect: 400, tamper: { query } });

      await api.as(guest).refreshToken({ refreshToken });
    },
  );

  test(
    'to an unknown refresh token',
    verifies('refresh.request.refuses-unknown-refresh-token'),
    async ({ api, sharedGuest: guest, returningCustomer: customer }) => {
      await api.as(guest).refreshToken({ refreshToken: anUnknownId(), expect: [400, 401] });

      await api.as(guest).refreshToken({ refreshToken: customer.token.refresh_token });
    },
  );
});
