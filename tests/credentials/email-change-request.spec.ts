import { aPassword, anEmail, test, verifies, type Login } from '../../fixtures/index.ts';

/** How a tenant may refuse: the documentation leaves the status open. */
const refused = [400, 401, 403] as const;

const changeTo = (newEmail: string, { email, password }: Login) => ({ email, password, newEmail });

test.describe('request for a new login e-mail', () => {
  test(
    'answers 204 without a body',
    verifies('email-change.request.answers-empty'),
    async ({ api, regularCustomer: customer }) => {
      const body = changeTo(anEmail(), customer);

      await api.as(customer).requestEmailChange({ body, expect: 204 });
    },
  );

  test(
    'sends a token to the new address',
    verifies('email-change.request.mails-new-address'),
    async ({ api, regularCustomer: customer, sharedGuest: guest, inbox }) => {
      const newEmail = anEmail();
      const { email } = customer;
      await inbox.tokenMailedTo(email, () => api.as(guest).requestPasswordReset({ body: { email } }));

      await inbox.tokenMailedTo(newEmail, () =>
        api.as(customer).requestEmailChange({ body: changeTo(newEmail, customer) }),
      );
    },
  );

  // A notice without a token may well go to the old address: what counts is that no mail there confirms the change.
  test(
    'sends no token to the old address',
    verifies('email-change.request.spares-old-address'),
    async ({ api, regularCustomer: customer, sharedStranger: stranger, guest, inbox }) => {
      const resetOf = ({ email }: Pick<Login, 'email'>) => api.as(guest).requestPasswordReset({ body: { email } });

      const newestAtOldAddress = await inbox.tokenMailedTo(customer.email, async () => {
        await resetOf(customer);
        await api.as(customer).requestEmailChange({ body: changeTo(anEmail(), customer) });
        await inbox.tokenMailedTo(stranger.email, () => resetOf(stranger));
      });

      const body = { token: newestAtOldAddress };
      await api.as(guest).confirmEmailChange({ body, expect: [...refused, 404] });
      await api.as(guest).logIn({ body: { email: customer.email, password: customer.password } });
    },
  );

  test(
    'lets the old e-mail log in, and not the new one',
    verifies('email-change.request.changes-nothing-yet'),
    async ({ api, regularCustomer: customer, guest }) => {
      const { email, password } = customer;
      const newEmail = anEmail();

      await api.as(customer).requestEmailChange({ body: changeTo(newEmail, customer) });

      await api.as(guest).logIn({ body: { email, password } });
      await api.as(guest).logIn({ body: { email: newEmail, password }, expect: refused });
    },
  );

  test(
    'is refused with a wrong password',
    verifies('email-change.request.refuses-wrong-password'),
    async ({ api, customer }) => {
      const body = changeTo(anEmail(), customer);

      for (const password of [aPassword(), '', undefined])
        await api.as(customer).requestEmailChange({ body, tamper: { body: { ...body, password } }, expect: refused });

      await api.as(customer).requestEmailChange({ body });
    },
  );

  test(
    'is refused with another e-mail than the current one',
    verifies('email-change.request.refuses-wrong-email'),
    async ({ api, regularCustomer: customer, sharedStranger: stranger }) => {
      const body = changeTo(anEmail(), customer);

      for (const email of [anEmail(), stranger.email])
        await api.as(customer).requestEmailChange({ body: { ...body, email }, expect: [...refused, 409] });

      await api.as(customer).requestEmailChange({ body });
    },
  );

  test(
    "answers a wish for another customer's e-mail",
    verifies('email-change.request.taken-email'),
    async ({ api, regularCustomer: customer, sharedStranger: stranger, observe }) => {
      const body = changeTo(stranger.email, customer);

      const { status } = await api.as(customer).answer.requestEmailChange({ body, expect: 'declared' });

      observe('email-change.request.taken-email', status);
    },
  );
});
