import { almost, aPassword, anUnknownId, test as base, verifies } from '../../fixtures/index.ts';

/** How a tenant may refuse: the documentation leaves the status open. */
const refused = [400, 401, 403] as const;

interface Reset {
  /** Asks for a reset and waits for the token that is mailed. */
  readonly tokenFor: (who: { readonly email: string }) => Promise<string>;
}

const test = base.extend<Reset>({
  tokenFor: async ({ api, sharedGuest: guest, inbox }, use) => {
    await use(({ email }) => inbox.tokenMailedTo(email, () => api.as(guest).requestPasswordReset({ body: { email } })));
  },
});

test.describe('password reset', () => {
  test(
    'answers 204 without a body',
    verifies('password.reset.answers-empty'),
    async ({ api, customer, sharedGuest: guest, tokenFor }) => {
      const token = await tokenFor(customer);

      await api.as(guest).resetPassword({ body: { token, password: aPassword() }, expect: 204 });
    },
  );

  test(
    'lets the new password log in',
    verifies('password.reset.new-password-logs-in'),
    async ({ api, customer, guest, tokenFor }) => {
      const password = aPassword();
      const token = await tokenFor(customer);

      await api.as(guest).resetPassword({ body: { token, password } });

      await api.as(guest).logIn({ body: { email: customer.email, password } });
    },
  );

  test(
    'lets the old password log in no longer',
    verifies('password.reset.old-password-is-refused'),
    async ({ api, customer, sharedGuest: guest, tokenFor }) => {
      const { email, password } = customer;
      const token = await tokenFor(customer);

      await api.as(guest).resetPassword({ body: { token, password: aPassword() } });

      await api.as(guest).logIn({ body: { email, password }, expect: refused });
    },
  );

  test(
    'leaves the password of another customer as it is',
    verifies('password.reset.affects-one-customer'),
    async ({ api, customer, stranger, guest, tokenFor }) => {
      const password = aPassword();
      const token = await tokenFor(customer);

      await api.as(guest).resetPassword({ body: { token, password } });

      const { email } = stranger;
      await api.as(guest).logIn({ body: { email, password: stranger.password } });
      await api.as(guest).logIn({ body: { email, password }, expect: refused });
    },
  );

  test(
    'is refused with a token that was used before',
    verifies('password.reset.refuses-used-token'),
    async ({ api, customer, guest, tokenFor }) => {
      const { email } = customer;
      const [first, second] = [aPassword(), aPassword()];
      const token = await tokenFor(customer);
      await api.as(guest).resetPassword({ body: { token, password: first } });

      await api.as(guest).resetPassword({ body: { token, password: second }, expect: [...refused, 404] });

      await api.as(guest).logIn({ body: { email, password: first } });
      await api.as(guest).logIn({ body: { email, password: second }, expect: refused });
    },
  );

  test(
    'leaves another customer logged in',
    verifies('password.reset.spares-others-sessions'),
    async ({ api, customer, sharedStranger, sessions, sharedGuest: guest, tokenFor }) => {
      const stranger = await sessions.logIn(sharedStranger);
      const token = await tokenFor(customer);

      await api.as(guest).resetPassword({ body: { token, password: aPassword() } });

      await api.as(stranger).getProfile();
      await api.as(guest).refreshToken({ refreshToken: stranger.token.refresh_token });
    },
  );

  test(
    'is refused with an unknown token',
    verifies('password.reset.refuses-unknown-token'),
    async ({ api, customer, guest }) => {
      const { email } = customer;
      const password = aPassword();
      await api.as(guest).requestPasswordReset({ body: { email } });

      for (const token of [anUnknownId(), '', undefined]) {
        const tamper = { body: { token, password } };
        await api.as(guest).resetPassword({ body: { token: '', password }, tamper, expect: [...refused, 404] });
      }

      await api.as(guest).logIn({ body: { email, password: customer.password } });
      await api.as(guest).logIn({ body: { email, password }, expect: refused });
    },
  );

  test(
    'is refused with a part of the mailed token, which still works as a whole',
    verifies('password.reset.refuses-unknown-token', 'password.reset.answers-empty'),
    async ({ api, customer, sharedGuest: guest, tokenFor }) => {
      const password = aPassword();
      const token = await tokenFor(customer);
      const half = Math.floor(token.length / 2);

      for (const part of [token.slice(0, half), token.slice(half)])
        await api.as(guest).resetPassword({ body: { token: part, password }, expect: [...refused, 404] });

      await api.as(guest).resetPassword({ body: { token, password }, expect: 204 });
    },
  );

  test(
    'is refused with a mailed token of which one character differs',
    verifies('password.reset.refuses-tampered-token'),
    async ({ api, customer, sharedGuest: guest, tokenFor }) => {
      const password = aPassword();
      const token = await tokenFor(customer);

      for (const wrong of almost(token))
        await api.as(guest).resetPassword({ body: { token: wrong, password }, expect: [...refused, 404] });

      await api.as(guest).resetPassword({ body: { token, password } });
    },
  );
});
