import { anEmail, aPassword, expect, test, verifies, readBack } from '../../fixtures/index.ts';

const aPair = () => ({ email: anEmail(), password: aPassword() });

test.describe('POST a signup with credentials of its own', () => {
  test(
    'makes the customer log in with them',
    verifies('signup.credentials.separate-pair-logs-in'),
    async ({ api, sessions }) => {
      const [contact, login] = [aPair(), aPair()];

      // Whoever is made a customer logs in with the pair of its own.
      const customer = await sessions.customer({ signup: { ...contact, signup: login } });

      expect(customer).toMatchObject(login);
      await readBack(async () => {
        expect(await api.as(customer).getProfile()).toMatchObject({ id: customer.id });
      });
    },
  );

  test(
    'names the account after the e-mail that logs in',
    verifies('signup.credentials.separate-email-names-account'),
    async ({ api, sessions }) => {
      const [contact, login] = [aPair(), aPair()];

      const customer = await sessions.customer({ signup: { ...contact, signup: login } });

      await readBack(async () => {
        const { accounts } = await api.as(customer).getProfile();
        expect(accounts.map(({ id }) => id)).toEqual([login.email]);
      });
    },
  );

  test(
    'keeps the top-level e-mail as contactEmail',
    verifies('signup.credentials.separate-pair-keeps-contact-email'),
    async ({ api, sessions }) => {
      const [contact, login] = [aPair(), aPair()];

      const customer = await sessions.customer({ signup: { ...contact, signup: login, customerDetails: undefined } });

      await readBack(async () => {
        expect(await api.as(customer).getProfile()).toMatchObject({ contactEmail: contact.email });
      });
    },
  );

  test(
    'makes the top-level pair log in as well or does not',
    verifies('signup.credentials.top-level-pair'),
    async ({ api, guest, sessions, observe }) => {
      const [contact, login] = [aPair(), aPair()];
      await sessions.customer({ signup: { ...contact, signup: login } });

      const { status } = await api.as(guest).answer.logIn({ body: contact, expect: 'declared' });

      observe('signup.credentials.top-level-pair', status === 200 ? 'logs in' : `refused with ${status}`);
    },
  );

  test(
    'accepts the top-level pair repeated',
    verifies('signup.credentials.accepts-same-pair'),
    async ({ api, sessions }) => {
      const pair = aPair();

      const customer = await sessions.customer({ signup: { ...pair, signup: pair } });

      await readBack(async () => {
        expect(await api.as(customer).getProfile()).toMatchObject({ id: customer.id, contactEmail: pair.email });
      });
    },
  );
});
