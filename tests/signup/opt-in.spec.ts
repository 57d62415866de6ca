import {
  anUnknownId,
  aSignup,
  claimsOf,
  expect,
  test,
  verifies,
  withBearer,
  type AllFixtures,
  readBack,
} from '../../fixtures/index.ts';

/** Signs somebody up where a signup is confirmed by mail, and reads the mailed token. */
async function signUpByMail({
  api,
  sessions,
  target,
  inbox,
}: Pick<AllFixtures, 'api' | 'sessions' | 'target' | 'inbox'>) {
  const guest = await sessions.guest(target.optIn);
  const body = aSignup();
  const { email, password } = body;
  let id = '';
  const token = await inbox.tokenMailedTo(email, async () => {
    ({ id } = await api.as(guest).signUp({ body }));
  });
  return { guest, id, token, credentials: { email, password } };
}

test.describe('POST a signup with double opt-in', () => {
  test(
    'mails a token that confirms it',
    verifies('opt-in.signup.mails-token'),
    async ({ api, sessions, target, inbox }) => {
      const { guest, token } = await signUpByMail({ api, sessions, target, inbox });

      await api.as(guest).confirmOptIn({ token });
    },
  );

  test(
    'holds the login back until it is confirmed',
    verifies('opt-in.signup.holds-login-back'),
    async ({ api, sessions, target, inbox }) => {
      const { guest, token, credentials } = await signUpByMail({ api, sessions, target, inbox });

      await api.as(guest).logIn({ body: credentials, expect: [400, 401, 403] });

      await api.as(guest).confirmOptIn({ token });
      await api.as(await sessions.guest(target.optIn)).logIn({ body: credentials });
    },
  );
});

test.describe('GET the confirmation of a signup', () => {
  test(
    'answers tokens that customer operations accept',
    verifies('opt-in.confirm.logs-in'),
    async ({ api, sessions, target, inbox }) => {
      const { guest, id, token } = await signUpByMail({ api, sessions, target, inbox });

      const { access_token: bearer } = await api.as(guest).confirmOptIn({ token });

      const customer = withBearer(guest, bearer, 'customer');
      await readBack(async () => {
        expect(await api.as(customer).getProfile()).toMatchObject({ id });
      });
    },
  );

  test(
    'answers a SaaS token that names the customer, whose password is their own',
    verifies('opt-in.confirm.saas-token-names-customer', 'opt-in.confirm.initial-password-is-false'),
    async ({ api, sessions, target, inbox }) => {
      const { guest, id, token } = await signUpByMail({ api, sessions, target, inbox });

      const { saas_token, initialPassword } = await api.as(guest).confirmOptIn({ token });

      expect(claimsOf(saas_token)?.['sub'], 'the subject of the SaaS token').toBe(id);
      expect(String(initialPassword ?? false), 'initialPassword').toBe('false');
    },
  );

  test(
    'answers a refresh token that the refresh accepts',
    verifies('opt-in.confirm.issues-refresh-token'),
    async ({ api, sessions, target, inbox }) => {
      const { guest, id, token } = await signUpByMail({ api, sessions, target, inbox });
      const { refresh_token: refreshToken } = await api.as(guest).confirmOptIn({ token });

      const visitor = await sessions.guest(target.optIn);
      const { access_token: bearer } = await api.as(visitor).refreshToken({ refreshToken });

      expect(await api.as(withBearer(visitor, bearer, 'customer')).getProfile()).toMatchObject({ id });
    },
  );

  test(
    'makes the customer log in with e-mail and password',
    verifies('opt-in.confirm.activates'),
    async ({ api, sessions, target, inbox }) => {
      const { guest, id, token, credentials } = await signUpByMail({ api, sessions, target, inbox });

      await api.as(guest).confirmOptIn({ token });

      const visitor = await sessions.guest(target.optIn);
      const { access_token: bearer } = await api.as(visitor).logIn({ body: credentials });
      expect(await api.as(withBearer(visitor, bearer, 'customer')).getProfile()).toMatchObject({ id });
    },
  );

  test(
    'is refused for tokens that were never mailed, and works for the one that was',
    verifies('opt-in.confirm.refuses-unknown-token', 'opt-in.confirm.logs-in'),
    async ({ api, sessions, target, inbox }) => {
      const { guest, token } = await signUpByMail({ api, sessions, target, inbox });

      for (const unknown of [anUnknownId(), `${token}x`])
        await api.as(guest).confirmOptIn({ token: unknown, expect: [400, 401] });

      const { access_token: bearer } = await api.as(guest).confirmOptIn({ token });
      await api.as(withBearer(guest, bearer, 'customer')).getProfile();
    },
  );

  test(
    'is refused for an unknown token, though the guest may sign up',
    verifies('opt-in.confirm.refuses-unknown-token'),
    async ({ api, sharedGuest: guest }) => {
      await api.as(guest).confirmOptIn({ token: anUnknownId(), expect: [400, 401] });

      await api.as(guest).signUp({ body: aSignup() });
    },
  );

  test(
    'answers a session_id or none',
    verifies('opt-in.confirm.session-member'),
    async ({ api, sessions, target, inbox, observe }) => {
      const { guest, token } = await signUpByMail({ api, sessions, target, inbox });

      const issued = await api.as(guest).confirmOptIn({ token });

      observe('opt-in.confirm.session-member', 'session_id' in issued ? 'present' : 'absent');
    },
  );

  test(
    'is refused for a token that was used before',
    verifies('opt-in.confirm.used-token'),
    async ({ api, sessions, target, inbox }) => {
      const { guest, token, credentials } = await signUpByMail({ api, sessions, target, inbox });
      await api.as(guest).confirmOptIn({ token });

      const visitor = await sessions.guest(target.optIn);
      await api.as(visitor).confirmOptIn({ token, expect: [400, 401, 403, 404] });

      await api.as(visitor).logIn({ body: credentials });
    },
  );
});
