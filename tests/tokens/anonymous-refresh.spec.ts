import { anUnknownId, expect, test, verifies, withBearer } from '../../fixtures/index.ts';

const refusals = [400, 401, 403, 404] as const;

test.describe('GET a refreshed anonymous token', () => {
  test('keeps the session', verifies('anonymous.refresh.keeps-session'), async ({ api, nobody, guest }) => {
    const refreshed = await api.as(nobody).refreshAnonymousToken({ refresh_token: guest.token.refresh_token });

    expect(refreshed.sessionId, 'the session after the refresh').toBe(guest.token.sessionId);
  });

  test(
    'issues a new access token that guest operations accept',
    verifies('anonymous.refresh.issues-new-access-token'),
    async ({ api, nobody, guest }) => {
      const refreshed = await api.as(nobody).refreshAnonymousToken({ refresh_token: guest.token.refresh_token });

      expect(refreshed.access_token, 'the access token after the refresh').not.toBe(guest.bearer);
      await api.as(withBearer(guest, refreshed.access_token)).getGuestProfile();
    },
  );

  test(
    'asks for the refresh token alone',
    verifies('anonymous.refresh.needs-only-refresh-token'),
    async ({ api, nobody, guest }) => {
      const { status } = await api
        .as(nobody)
        .answer.refreshAnonymousToken({ refresh_token: guest.token.refresh_token, expect: 'declared' });

      expect(status, 'a refresh without anonymous_token').toBe(200);
    },
  );

  test(
    'issues a refresh token for the next refresh',
    verifies('anonymous.refresh.chains'),
    async ({ api, nobody, guest }) => {
      const first = await api.as(nobody).refreshAnonymousToken({ refresh_token: guest.token.refresh_token });
      const second = await api.as(nobody).refreshAnonymousToken({ refresh_token: first.refresh_token });
      const third = await api.as(nobody).refreshAnonymousToken({ refresh_token: second.refresh_token });

      expect(third.sessionId, 'the session after three refreshes').toBe(guest.token.sessionId);
      await api.as(withBearer(guest, third.access_token)).getGuestProfile();
    },
  );

  test(
    'returns the refresh token or another one',
    verifies('anonymous.refresh.rotation'),
    async ({ api, nobody, guest, observe }) => {
      const given = guest.token.refresh_token;
      const { refresh_token: returned } = await api.as(nobody).refreshAnonymousToken({ refresh_token: given });

      observe('anonymous.refresh.rotation', returned === given ? 'same' : 'different');
    },
  );

  test(
    'is asked for with the deprecated anonymous_token too',
    verifies('anonymous.refresh.deprecated-anonymous-token'),
    async ({ api, nobody, guest, observe }) => {
      const { status } = await api
        .as(nobody)
        .answer.refreshByAnonymousToken({ anonymous_token: guest.bearer, expect: 'declared' });
      const ofNobody = await api.as(nobody).answer.refreshByAnonymousToken({
        anonymous_token: guest.bearer,
        tamper: { query: { anonymous_token: anUnknownId() } },
        expect: [200, ...refusals],
      });

      observe('anonymous.refresh.deprecated-anonymous-token', `${status}, an unknown one ${ofNobody.status}`);
    },
  );

  test(
    'does not mind a session context',
    verifies('anonymous.refresh.accepts-session-context'),
    async ({ api, nobody, guest }) => {
      const { preferredSite } = await api.as(guest).getGuestProfile();
      const context = { currency: 'EUR', siteCode: preferredSite ?? 'main', targetLocation: 'DE' };

      const refreshed = await api
        .as(nobody)
        .refreshAnonymousToken({ refresh_token: guest.token.refresh_token, ...context });

      await api.as(withBearer(guest, refreshed.access_token)).getGuestProfile();
    },
  );

  test(
    'does not mind the deprecated anonymous_token beside the refresh token',
    verifies('anonymous.refresh.accepts-anonymous-token'),
    async ({ api, nobody, guest }) => {
      const tokens = { refresh_token: guest.token.refresh_token, anonymous_token: guest.bearer };

      const refreshed = await api.as(nobody).refreshAnonymousToken(tokens);

      await api.as(withBearer(guest, refreshed.access_token)).getGuestProfile();
    },
  );

  test(
    'is refused to an unknown refresh token',
    verifies('anonymous.refresh.refuses-unknown-refresh-token'),
    async ({ api, nobody, guest }) => {
      await api.as(nobody).refreshAnonymousToken({ refresh_token: anUnknownId(), expect: refusals });

      await api.as(nobody).refreshAnonymousToken({ refresh_token: guest.token.refresh_token });
    },
  );

  test(
    'is refused without a refresh token',
    verifies('anonymous.refresh.refuses-missing-refresh-token'),
    async ({ api, nobody, guest }) => {
      const { refresh_token } = guest.token;

      const query = { refresh_token: undefined };
      await api.as(nobody).refreshAnonymousToken({ refresh_token, expect: refusals, tamper: { query } });

      await api.as(nobody).refreshAnonymousToken({ refresh_token });
    },
  );

  test(
    'outlives the access token and is refused when the refresh token has expired',
    verifies('anonymous.refresh.refuses-expired-refresh-token'),
    async ({ api, nobody, guest, clock }) => {
      await clock.advance(guest.token.expires_in + 1);
      const { refresh_token, refresh_token_expires_in } = await api
        .as(nobody)
        .refreshAnonymousToken({ refresh_token: guest.token.refresh_token });

      await clock.advance(refresh_token_expires_in + 1);

      await api.as(nobody).refreshAnonymousToken({ refresh_token, expect: refusals });
    },
  );
});
