import { almost, aPassword, anEmail, test, verifies, withBearer } from '../../fixtures/index.ts';

/** How a tenant may refuse a token: where the documentation does not say, each of these is sound. */
const refused = [400, 401, 403, 404] as const;
const month = 31 * 24 * 3600;

test.describe('token of the wrong kind', () => {
  test(
    'is refused when one character of it differs',
    verifies('security.tokens.refuses-tampered-token'),
    async ({ api, sharedCustomer: customer, guest }) => {
      const body = { email: customer.email, password: customer.password };

      for (const wrong of almost(customer.bearer))
        await api.as(withBearer(customer, wrong)).getProfile({ expect: 401 });
      for (const wrong of almost(guest.bearer)) await api.as(withBearer(guest, wrong)).logIn({ body, expect: 401 });

      await api.as(customer).getProfile();
      await api.as(guest).logIn({ body });
    },
  );

  test(
    'is refused as a bearer when it is a refresh token',
    verifies('security.tokens.refresh-token-is-no-bearer'),
    async ({ api, sharedCustomer: customer, guest }) => {
      const body = { email: customer.email, password: customer.password };

      await api.as(withBearer(customer, customer.token.refresh_token)).getProfile({ expect: [400, 401, 403] });
      await api.as(withBearer(guest, guest.token.refresh_token)).logIn({ body, expect: [400, 401, 403] });

      await api.as(customer).getProfile();
      await api.as(guest).logIn({ body });
    },
  );

  test(
    'is refused as a bearer when it is a saas_token',
    verifies('security.tokens.saas-token-is-no-bearer'),
    async ({ api, sharedCustomer: customer }) => {
      const bearer = customer.token.saas_token;

      await api.as(withBearer(customer, bearer)).getProfile({ expect: [400, 401, 403] });
      await api.as(withBearer(customer, bearer)).listAddresses({ expect: [400, 401, 403] });

      await api.as(customer).getProfile();
    },
  );

  test(
    'makes no customer of a guest',
    verifies('security.tokens.guest-refresh-token-makes-no-customer'),
    async ({ api, sharedCustomer: customer, guest, sessions }) => {
      // They go on in the guest's session, which does not make the guest's token theirs.
      const { token } = await sessions.logIn(customer, { guest });

      // Their login may have ended the guest's own access token.
      const asking = await sessions.guest();

      await api.as(asking).refreshToken({ refreshToken: guest.token.refresh_token, expect: refused });

      await api.as(asking).refreshToken({ refreshToken: token.refresh_token });
    },
  );

  test(
    'makes no guest of a customer',
    verifies('security.tokens.customer-refresh-token-makes-no-guest'),
    async ({ api, returningCustomer: customer, guest, nobody }) => {
      await api.as(nobody).refreshAnonymousToken({ refresh_token: customer.token.refresh_token, expect: refused });

      await api.as(nobody).refreshAnonymousToken({ refresh_token: guest.token.refresh_token });
    },
  );

  test(
    'is refused as a refresh token when it is an access token',
    verifies('security.tokens.access-token-is-no-refresh-token'),
    async ({ api, returningCustomer: customer, guest, nobody }) => {
      await api.as(guest).refreshToken({ refreshToken: customer.bearer, expect: refused });
      await api.as(nobody).refreshAnonymousToken({ refresh_token: guest.bearer, expect: refused });

      await api.as(guest).refreshToken({ refreshToken: customer.token.refresh_token });
      await api.as(nobody).refreshAnonymousToken({ refresh_token: guest.token.refresh_token });
    },
  );
});

test.describe('mailed token', () => {
  test(
    'serves one purpose',
    verifies('security.tokens.mailed-token-has-one-purpose'),
    async ({ api, customer, sharedGuest: guest, sessions, inbox }) => {
      const { email, password } = customer;
      const newPassword = aPassword();
      const newEmail = anEmail();
      const forReset = (to: string) =>
        inbox.tokenMailedTo(to, () => api.as(guest).requestPasswordReset({ body: { email: to } }));
      const change = { email, password, newEmail };
      const forChange = () =>
        inbox.tokenMailedTo(newEmail, () => api.as(customer).requestEmailChange({ body: change }));

      await api.as(guest).confirmEmailChange({ body: { token: await forReset(email) }, expect: refused });
      const misused = { token: await forChange(), password: newPassword };
      await api.as(guest).resetPassword({ body: misused, expect: refused });

      await sessions.logIn(customer);
      await api.as(guest).confirmEmailChange({ body: { token: await forChange() } });
      await sessions.logIn(customer, { email: newEmail });
      await api.as(guest).resetPassword({ body: { token: await forReset(newEmail), password: newPassword } });
    },
  );

  test(
    'is refused a month after it was mailed',
    verifies('security.tokens.reset-token-expires'),
    async ({ api, customer, guest, sessions, inbox, clock }) => {
      const { email } = customer;
      const token = await inbox.tokenMailedTo(email, () => api.as(guest).requestPasswordReset({ body: { email } }));

      await clock.advance(month);

      const later = await sessions.guest();
      await api.as(later).resetPassword({ body: { token, password: aPassword() }, expect: refused });
      await sessions.logIn(customer);
      const fresh = await inbox.tokenMailedTo(email, () => api.as(later).requestPasswordReset({ body: { email } }));
      await api.as(later).resetPassword({ body: { token: fresh, password: aPassword() } });
    },
  );
});
