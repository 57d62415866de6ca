import { anEmail, test, verifies } from '../../fixtures/index.ts';

test.describe('request for a password reset', () => {
  test(
    'answers 204 without a body',
    verifies('password.reset-request.answers-empty'),
    async ({ api, sharedCustomer: customer, sharedGuest: guest }) => {
      const { email } = customer;

      await api.as(guest).requestPasswordReset({ body: { email }, expect: 204 });
    },
  );

  test(
    'sends the customer a token',
    verifies('password.reset-request.mails-token'),
    async ({ api, regularCustomer: customer, sharedGuest: guest, inbox }) => {
      const { email, password } = customer;
      const newEmail = anEmail();
      await inbox.tokenMailedTo(newEmail, () =>
        api.as(customer).requestEmailChange({ body: { email, password, newEmail } }),
      );

      await inbox.tokenMailedTo(email, () => api.as(guest).requestPasswordReset({ body: { email } }));
    },
  );

  test(
    'takes the site that it is made for',
    verifies('password.reset-request.accepts-site'),
    async ({ api, sharedCustomer: customer, sharedGuest: guest }) => {
      const { preferredSite } = await api.as(customer).getProfile();

      const body = { email: customer.email, site: preferredSite ?? 'main' };
      await api.as(guest).requestPasswordReset({ body, expect: 204 });
    },
  );

  test(
    'is answered for an e-mail that nobody has',
    verifies('password.reset-request.unknown-email'),
    async ({ api, sharedGuest: guest, observe }) => {
      const body = { email: anEmail() };

      const { status } = await api.as(guest).answer.requestPasswordReset({ body, expect: 'declared' });

      observe('password.reset-request.unknown-email', status);
    },
  );

  test(
    'lets the old password log in',
    verifies('password.reset-request.keeps-old-password'),
    async ({ api, sharedCustomer: customer, guest }) => {
      const { email, password } = customer;

      await api.as(guest).requestPasswordReset({ body: { email } });

      await api.as(guest).logIn({ body: { email, password } });
    },
  );
});
