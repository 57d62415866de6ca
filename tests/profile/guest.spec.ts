import { expect, test, verifies } from '../../fixtures/index.ts';

test.describe('GET the profile as a guest', () => {
  test(
    'answers with the profile of nobody',
    verifies('profile.guest.is-readable', 'profile.guest.has-no-identity'),
    async ({ api, sharedGuest: guest }) => {
      for (const expanded of [{}, { expand: 'addresses,mixin:*' }]) {
        const profile = await api.as(guest).getGuestProfile(expanded);
        expect(profile).toMatchObject({ id: '00000000', customerNumber: '00000000', accounts: [] });
      }
    },
  );

  test(
    'names the guest Anonymous',
    verifies('profile.guest.is-named-anonymous'),
    async ({ api, sharedGuest: guest }) => {
      const profile = await api.as(guest).getGuestProfile();

      expect(profile).toMatchObject({ firstName: 'Anonymous', lastName: 'Anonymous' });
    },
  );
});
