import { aPassword, anEmail, expect, test, verifies, type Customer } from '../../fixtures/index.ts';

/** How a tenant may refuse a login: the documentation leaves the status open. */
const refused = [400, 401, 403] as const;

test.describe('change of a password', () => {
  test('answers 204 without a body', verifies('password.change.answers-empty'), async ({ api, customer }) => {
    const body = { currentPassword: customer.password, newPassword: aPassword() };

    await api.as(customer).changePassword({ body, expect: 204 });
  });

  test(
    'lets the new password log in',
    verifies('password.change.new-password-logs-in'),
    async ({ api, customer, guest }) => {
      const password = aPassword();

      await api.as(customer).changePassword({ body: { currentPassword: customer.password, newPassword: password } });

      await api.as(guest).logIn({ body: { email: customer.email, password } });
    },
  );

  test(
    'lets the old password log in no longer',
    verifies('password.change.old-password-is-refused'),
    async ({ api, customer, sharedGuest: guest }) => {
      const { email, password } = customer;

      await api.as(customer).changePassword({ body: { currentPassword: password, newPassword: aPassword() } });

      await api.as(guest).logIn({ body: { email, password }, expect: refused });
    },
  );

  test(
    'is refused with a wrong current password and changes nothing',
    verifies('password.change.refuses-wrong-current-password'),
    async ({ api, customer, guest }) => {
      const { email, password } = customer;
      const newPassword = aPassword();

      await api.as(customer).changePassword({ body: { currentPassword: aPassword(), newPassword }, expect: 401 });

      await api.as(guest).logIn({ body: { email, password } });
      await api.as(guest).logIn({ body: { email, password: newPassword }, expect: refused });
    },
  );

  for (const [title, currentPassword] of [
    ['a wrong', () => aPassword()],
    ['an empty', () => ''],
    ['no', () => undefined],
  ] as const)
    test(
      `needs the current password: with ${title} one it is refused and changes nothing`,
      verifies('password.change.needs-current-password'),
      async ({ api, customer, guest }) => {
        const { email, password } = customer;
        const newPassword = aPassword();
        const body = { currentPassword: password, newPassword };

        const tamper = { body: { currentPassword: currentPassword(), newPassword } };
        await api.as(customer).changePassword({ body, tamper, expect: 'refusal' });

        await api.as(guest).logIn({ body: { email, password } });
        await api.as(guest).logIn({ body: { email, password: newPassword }, expect: refused });
      },
    );

  test(
    'is refused when it calls the current password oldPassword',
    verifies('password.change.refuses-misnamed-members'),
    async ({ api, customer }) => {
      const body = { currentPassword: customer.password, newPassword: aPassword() };
      const misnamed = { oldPassword: body.currentPassword, newPassword: body.newPassword };

      await api.as(customer).changePassword({ body, tamper: { body: misnamed }, expect: 400 });

      await api.as(customer).changePassword({ body });
    },
  );

  test(
    'ends the initial password that an employee has set',
    verifies('password.change.ends-initial-password'),
    async ({ api, service, guest, sessions }) => {
      const login = { email: anEmail(), password: aPassword() };
      const newPassword = aPassword();
      const body = { contactEmail: login.email, password: login.password, active: true, onHold: false };
      const { id } = await api.as(service).createCustomer({ sendPasswordResetNotifications: false, body });
      const token = await api.as(guest).logIn({ body: login });
      expect(String(token.initialPassword)).toBe('true');

      const customer: Customer = {
        label: 'created',
        access: guest.access,
        bearer: token.access_token,
        token,
        id,
        ...login,
      };
      await api.as(customer).changePassword({ body: { currentPassword: login.password, newPassword } });

      const { token: renewed } = await sessions.logIn(customer, { password: newPassword });
      // An answer may leave the member out, which claims no initial password either.
      expect(String(renewed.initialPassword ?? false), 'initialPassword after the change').toBe('false');
    },
  );

  test(
    'answers a new password of five characters',
    verifies('password.reset.short-password'),
    async ({ api, customer, observe }) => {
      const body = { currentPassword: customer.password, newPassword: aPassword().slice(0, 5) };

      const { status } = await api.as(customer).answer.changePassword({ body, expect: 'declared' });

      observe('password.reset.short-password', status);
    },
  );

  test(
    'ends the access tokens from before, or not',
    verifies('password.change.old-access-token'),
    async ({ api, customer, observe }) => {
      await api.as(customer).changePassword({ body: { currentPassword: customer.password, newPassword: aPassword() } });

      const { status } = await api.as(customer).answer.getProfile({ expect: 'declared' });

      observe('password.change.old-access-token', status);
    },
  );
});
