import { expect, test, verifies, withBearer } from '../../fixtures/index.ts';

test.describe('GET a refreshed customer token', () => {
  test(
    'is authorised by the token of a guest',
    verifies('refresh.token.works-with-guest-bearer'),
    async ({ api, sharedGuest: guest, returningCustomer: customer }) => {
      const { status } = await api
        .as(guest)
        .answer.refreshToken({ refreshToken: customer.token.refresh_token, expect: 'declared' });

      expect(status, 'a refresh with the bearer of a guest').toBe(200);
    },
  );

  test(
    'is authorised by the token of the customer, or not',
    verifies('refresh.token.customer-bearer'),
    async ({ api, returningCustomer: customer, observe }) => {
      const { status } = await api
        .as(customer)
        .answer.refreshToken({ refreshToken: customer.token.refresh_token, expect: 'declared' });

      observe('refresh.token.customer-bearer', status);
    },
  );

  test(
    'issues a new access token that customer operations accept',
    verifies('refresh.token.issues-new-access-token'),
    async ({ api, sharedGuest: guest, returningCustomer: customer }) => {
      const refreshed = await api.as(guest).refreshToken({ refreshToken: customer.token.refresh_token });

      expect(refreshed.access_token, 'the access token after the refresh').not.toBe(customer.bearer);
      await api.as(withBearer(customer, refreshed.access_token)).validateToken();
    },
  );

  test(
    'speaks for the customer who logged in',
    verifies('refresh.token.keeps-customer'),
    async ({ api, sharedGuest: guest, returningCustomer: customer, sharedStranger, sessions }) => {
      const stranger = await sessions.logIn(sharedStranger);
      const refreshed = await api.as(guest).refreshToken({ refreshToken: customer.token.refresh_token });
      const others = await api.as(guest).refreshToken({ refreshToken: stranger.token.refresh_token });

      const own = await api.as(withBearer(customer, refreshed.access_token)).getProfile();
      const theirs = await api.as(withBearer(stranger, others.access_token)).getProfile();
      expect([own.id, theirs.id], 'whom the refreshed tokens speak for').toEqual([customer.id, stranger.id]);
    },
  );

  test(
    'issues a refresh token for the next refresh',
    verifies('refresh.token.issues-refresh-token'),
    async ({ api, sharedGuest: guest, returningCustomer: customer }) => {
      const first = await api.as(guest).refreshToken({ refreshToken: customer.token.refresh_token });
      const second = await api.as(guest).refreshToken({ refreshToken: first.refresh_token });

      await api.as(withBearer(customer, second.access_token)).getProfile();
    },
  );

  test(
    'replaces the refresh token',
    verifies('refresh.token.rotates'),
    async ({ api, sharedGuest: guest, returningCustomer: customer }) => {
      const { refresh_token: refreshToken } = customer.token;
      const refreshed = await api.as(guest).refreshToken({ refreshToken });

      expect(refreshed.refresh_token, 'the refresh token after the refresh').not.toBe(refreshToken);
    },
  );

  test(
    'is asked for twice with one refresh token',
    verifies('refresh.token.old-refresh-token'),
    async ({ api, sharedGuest: guest, returningCustomer: customer, observe }) => {
      const { refresh_token: refreshToken } = customer.token;
      await api.as(guest).refreshToken({ refreshToken });

      const { status } = await api.as(guest).answer.refreshToken({ refreshToken, expect: 'declared' });

      observe('refresh.token.old-refresh-token', status);
    },
  );

  test(
    'is refused for a customer who is put on hold',
    verifies('refresh.request.customer-on-hold'),
    async ({ api, sharedGuest: guest, customer, service }) => {
      const { token } = customer;
      const { refresh_token: refreshToken } = await api.as(guest).refreshToken({ refreshToken: token.refresh_token });

      await api.as(service).patchCustomer({ customerNumber: customer.id, body: { onHold: true } });

      await api.as(guest).refreshToken({ refreshToken, expect: [400, 401, 403, 404] });
    },
  );

  test(
    'ends the access token before it, or not',
    verifies('refresh.token.old-access-token'),
    async ({ api, sharedGuest: guest, returningCustomer: customer, observe }) => {
      await api.as(guest).refreshToken({ refreshToken: customer.token.refresh_token });

      const { status } = await api.as(customer).answer.getProfile({ expect: 'declared' });

      observe('refresh.token.old-access-token', status);
    },
  );

  test(
    'says less than a login, or as much',
    verifies('refresh.token.saas-token'),
    async ({ api, sharedGuest: guest, returningCustomer: customer, observe }) => {
      const refreshed = await api.as(guest).refreshToken({ refreshToken: customer.token.refresh_token });

      for (const name of ['saas_token', 'initialPassword'])
        observe('refresh.token.saas-token', `${name} ${name in refreshed ? 'present' : 'absent'}`);
    },
  );

  test(
    'goes on in the session of the login',
    verifies('refresh.session.keeps-session'),
    async ({ api, sharedGuest: guest, returningCustomer: customer }) => {
      const refreshed = await api.as(guest).refreshToken({ refreshToken: customer.token.refresh_token });

      expect(refreshed.session_id, 'the session after the refresh').toBe(customer.token.session_id);
    },
  );

  test(
    'tells the lifetime that the validation of the new token tells',
    verifies('refresh.lifetime.agrees-with-validation'),
    async ({ api, sharedGuest: guest, returningCustomer: customer }) => {
      const refreshed = await api.as(guest).refreshToken({ refreshToken: customer.token.refresh_token });
      const { expires_in: left } = await api.as(withBearer(customer, refreshed.access_token)).validateToken();

      // A minute for the way from one to the other.
      const apart = Math.abs(refreshed.expires_in - left);
      expect(apart, 'seconds between the lifetime told and what is left').toBeLessThan(60);
    },
  );

  test(
    'does not prolong the time for refreshes',
    verifies('refresh.lifetime.refresh-window-does-not-grow'),
    async ({ api, sharedGuest: guest, returningCustomer: customer }) => {
      const refreshed = await api.as(guest).refreshToken({ refreshToken: customer.token.refresh_token });

      expect(refreshed.refresh_token_expires_in).toBeGreaterThan(0);
      expect(refreshed.refresh_token_expires_in).toBeLessThanOrEqual(customer.token.refresh_token_expires_in);
    },
  );
});
