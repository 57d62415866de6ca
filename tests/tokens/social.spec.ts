import { anUnknownId, test, verifies } from '../../fixtures/index.ts';

const aCallback = () => ({ code: anUnknownId(), redirect_uri: 'https://storefront.example.test/callback' });

test.describe('POST a social login is refused', () => {
  test('without a code', verifies('social.login.refuses-missing-code'), async ({ api, guest }) => {
    await api.as(guest).logInSocially({ ...aCallback(), expect: 400, tamper: { query: { code: undefined } } });

    await api.as(guest).getGuestProfile();
  });

  test('without a redirect URI', verifies('social.login.refuses-missing-redirect-uri'), async ({ api, guest }) => {
    const query = { redirect_uri: undefined };

    await api.as(guest).logInSocially({ ...aCallback(), expect: 400, tamper: { query } });

    await api.as(guest).getGuestProfile();
  });

  test('with a code that no provider issued', verifies('social.login.refuses-unknown-code'), async ({ api, guest }) => {
    for (const proofKey of [{}, { code_verifier: anUnknownId() }])
      await api.as(guest).logInSocially({ ...aCallback(), ...proofKey, expect: [400, 401] });

    await api.as(guest).getGuestProfile();
  });
});
