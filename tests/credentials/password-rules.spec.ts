import { aPassword, aSignup, expect, test, verifies } from '../../fixtures/index.ts';

/** Passwords at the limits that tenants set: too short by far, by one, and longer than anybody types. */
const limits = () => ['aB1-', 'aB1-5', `${aPassword()}${'0123456789'.repeat(30)}`];

test.describe('A password', () => {
  test(
    'is taken or refused alike by signup, change and reset',
    verifies('password.rules.agree'),
    async ({ api, customer, sharedGuest: guest, inbox, sessions }) => {
      const { email } = customer;
      let { password: currentPassword } = customer;
      const resetTo = async (password: string) => {
        const token = await inbox.tokenMailedTo(email, () => api.as(guest).requestPasswordReset({ body: { email } }));
        return api.as(guest).answer.resetPassword({ body: { token, password }, expect: [204, 400, 403] });
      };
      for (const password of limits()) {
        const owner = await sessions.logIn(customer, { password: currentPassword });
        const body = { currentPassword, newPassword: password };
        const signup = await api.as(guest).answer.signUp({ body: aSignup({ password }), expect: [201, 400, 403] });
        const change = await api.as(owner).answer.changePassword({ body, expect: [204, 400, 403] });
        const reset = await resetTo(password);

        const taken = [signup, change, reset].map(({ status }) => status < 300);
        expect(taken, `whether signup, change and reset take ${password.length} characters`).toEqual(
          taken.map(() => taken[0]),
        );
        await resetTo((currentPassword = aPassword()));
      }
    },
  );

  test(
    'logs nobody in by its first part',
    verifies('login.refusal.password-in-part'),
    async ({ api, customer, guest }) => {
      const { email, password: currentPassword } = customer;
      const newPassword = `${aPassword()}-${'a long sentence '.repeat(6)}`.trim();
      const body = { currentPassword, newPassword };
      const { status } = await api.as(customer).answer.changePassword({ body, expect: [204, 400] });
      const right = status === 204 ? newPassword : currentPassword;

      for (const wrong of [`${right.slice(0, 72)}!`, right.slice(0, -1), `${right}!`])
        await api.as(guest).logIn({ body: { email, password: wrong }, expect: [400, 401] });

      await api.as(guest).logIn({ body: { email, password: right } });
    },
  );

  test(
    'may be replaced by itself, or not',
    verifies('password.change.same-password'),
    async ({ api, customer, observe }) => {
      const { password } = customer;
      const body = { currentPassword: password, newPassword: password };

      const { status } = await api.as(customer).answer.changePassword({ body, expect: 'declared' });

      observe('password.change.same-password', status);
    },
  );
});

test.describe('After a new password', () => {
  test(
    'a refresh token from before a change is accepted or refused',
    verifies('password.change.refresh-token-afterwards'),
    async ({ api, customer, sharedGuest: guest, observe }) => {
      const { password: currentPassword, token } = customer;
      await api.as(customer).changePassword({ body: { currentPassword, newPassword: aPassword() } });

      const call = { refreshToken: token.refresh_token, expect: 'declared' } as const;
      const { status } = await api.as(guest).answer.refreshToken(call);

      observe('password.change.refresh-token-afterwards', status);
    },
  );

  test(
    'the older of two mailed tokens and a refresh token from before a reset are accepted or refused',
    verifies('password.reset.older-token', 'password.reset.refresh-token-afterwards'),
    async ({ api, customer, sharedGuest: guest, inbox, observe }) => {
      const { email, token } = customer;
      const ask = () => inbox.tokenMailedTo(email, () => api.as(guest).requestPasswordReset({ body: { email } }));
      const [older, newer] = [await ask(), await ask()];

      const first = { body: { token: older, password: aPassword() }, expect: 'declared' } as const;
      observe('password.reset.older-token', (await api.as(guest).answer.resetPassword(first)).status);

      const last = { body: { token: newer, password: aPassword() }, expect: 'declared' } as const;
      await api.as(guest).answer.resetPassword(last);
      const call = { refreshToken: token.refresh_token, expect: 'declared' } as const;
      const { status } = await api.as(guest).answer.refreshToken(call);
      observe('password.reset.refresh-token-afterwards', status);
    },
  );
});
