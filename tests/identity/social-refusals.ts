import { anUnknownId, aSignup, expect, test, verifies, withBearer } from '../../fixtures/index.ts';

const aCallback = () => ({ code: anUnknownId(), redirect_uri: 'https://storefront.example.test/callback' });

/** What a social login does not take. */
export function socialRefusals(): void {
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
    await api.as(guest).logInSocially({ ...aCallback(), expect: [400, 401], tamper: { query: { code: undefined } } });

    await api.as(guest).getGuestProfile();
  });

  test(
    'with a verifier that is not the one of the code',
    verifies('social.login.refuses-wrong-verifier'),
    async ({ api, guest, identity, visitors }) => {
      const callback = await identity.callback({ proof: true });
      const code_verifier = Array.from(callback.code_verifier ?? '')
        .reverse()
        .join('');

      await api.as(guest).logInSocially({ ...callback, code_verifier, expect: [400, 401] });

      await visitors.bySocialLogin(guest);
    },
  );

  test(
    'with a code that was used before',
    verifies('social.login.refuses-used-code'),
    async ({ api, guest, identity, visitors }) => {
      const callback = await identity.callback();
      await visitors.bySocialLogin(guest, { callback });

      await api.as(guest).logInSocially({ ...callback, expect: [400, 401] });
    },
  );

  test(
    'to whoever signs up with the e-mail of its customer',
    verifies('social.signup.leaves-account-alone'),
    async ({ api, guest, sessions, visitors }) => {
      const { profile } = await visitors.bySocialLogin(guest);
      const body = aSignup({ email: profile.accounts[0]?.id ?? '' });
      const login = { email: body.email, password: body.password };
      const next = await sessions.guest();

      await api.as(next).answer.signUp({ body, expect: [201, 400, 403, 409] });
      const answer = await api.as(next).answer.logIn({ body: login, expect: [200, 400, 401, 403] });

      const bearer = answer.status === 200 && 'access_token' in answer.body ? answer.body.access_token : undefined;
      const entered = bearer && (await api.as(withBearer(next, bearer, 'intruder')).getProfile()).id;
      expect(entered, 'the account that the new password opens').not.toBe(profile.id);
    },
  );
}
