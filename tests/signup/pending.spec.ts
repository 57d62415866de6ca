import { aPassword, aSignup, test, verifies } from '../../fixtures/index.ts';

test.describe('POST a second signup while the first waits for its opt-in', () => {
  test(
    'gets no password that the first link activates',
    verifies('opt-in.signup.second-signup-changes-nothing'),
    async ({ api, sessions, target, inbox }) => {
      const guest = await sessions.guest(target.optIn);
      const body = aSignup();
      const { email, password } = body;
      const other = aPassword();
      const token = await inbox.tokenMailedTo(email, () => api.as(guest).signUp({ body }));

      await api.as(guest).answer.signUp({ body: { ...body, password: other }, expect: [201, 400, 403, 409] });

      const { status } = await api.as(guest).answer.confirmOptIn({ token, expect: [200, 400, 401] });
      const next = await sessions.guest(target.optIn);
      await api.as(next).logIn({ body: { email, password: other }, expect: [400, 401, 403] });
      if (status === 200) await api.as(next).logIn({ body: { email, password } });
    },
  );
});
