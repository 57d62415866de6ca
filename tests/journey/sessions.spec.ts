import { anAddress, expect, test, verifies, type Customer } from '../../fixtures/index.ts';

test.describe('The journey of a session', () => {
  test(
    'keeps one id from the guest to the validated customer',
    verifies('journey.guest.session-lasts'),
    async ({ api, nobody, guest, sessions }) => {
      const { refresh_token } = guest.token;
      const renewed = await api.as(nobody).refreshAnonymousToken({ refresh_token });
      const stayed = { ...guest, bearer: renewed.access_token, token: renewed };

      const { token } = await sessions.customer({ guest: stayed });
      // The guest's own token may have ended with the login: another guest's will do for the refresh.
      const refreshed = await api.as(await sessions.guest()).refreshToken({ refreshToken: token.refresh_token });
      const validated = await api.as({ ...stayed, bearer: refreshed.access_token }).validateToken();

      const [first, ...later] = [guest.token, renewed].map(({ sessionId }) => sessionId);
      const ids = [...later, token.session_id, refreshed.session_id, validated.sessionId];
      expect(ids, 'the session after refresh, login, refresh, validation').toEqual(ids.map(() => first));
    },
  );

  test(
    'stays apart from the one of another customer who takes turns',
    verifies('journey.sessions.stay-apart'),
    async ({ api, customer, stranger }) => {
      const kept = new Map<Customer, string[]>([
        [customer, []],
        [stranger, []],
      ]);

      for (const turn of [1, 2, 3])
        for (const [who, addresses] of kept) {
          const { id } = await api.as(who).addAddress({ body: anAddress({ extraLine1: `turn ${turn}` }) });
          addresses.push(id);

          const profile = await api.as(who).getProfile();
          const listed = await api.as(who).listAddresses();

          expect(profile.id, `the profile of the ${who.label} in turn ${turn}`).toBe(who.id);
          expect(listed.map((one) => one.id).toSorted(), 'their addresses').toEqual(addresses.toSorted());
        }
    },
  );
});
