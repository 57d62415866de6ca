import {
  anEmail,
  anAddress,
  aPassword,
  aSignup,
  expect,
  someDetails,
  test,
  verifies,
  readBack,
} from '../../fixtures/index.ts';

test.describe('POST a signup with the e-mail of a customer', () => {
  test(
    'is refused with 409',
    verifies('signup.create.refuses-duplicate-email'),
    async ({ api, sharedGuest: guest, sharedCustomer: { email } }) => {
      await api.as(guest).signUp({ body: aSignup({ email }), expect: 409 });

      await api.as(guest).signUp({ body: aSignup() });
    },
  );

  test(
    'is refused by a conflict_resource that names the e-mail and the tenant',
    verifies('signup.create.duplicate-names-the-conflict'),
    async ({ api, sharedGuest: guest, sharedCustomer: { email } }) => {
      const refusal = await api.as(guest).signUp({ body: aSignup({ email }), expect: 409 });

      expect(refusal.type).toBe('conflict_resource');
      expect(refusal.message).toContain(email);
      expect(refusal.message).toContain(guest.access.tenant);
    },
  );

  test(
    'leaves the password and the profile of the customer as they are',
    verifies('signup.create.duplicate-changes-nothing'),
    async ({ api, guest, sessions }) => {
      const customer = await sessions.customer();
      const { id, title, firstName, lastName, company, contactEmail } = await api.as(customer).getProfile();
      const { email } = customer;
      const other = aSignup({ email, customerDetails: someDetails({ contactEmail: email, firstName: 'Somebody' }) });

      await api.as(guest).signUp({ body: other, expect: 409 });

      await api.as(guest).logIn({ body: { email, password: other.password }, expect: [400, 401, 403] });
      await readBack(async () => {
        const profile = await api.as(await sessions.logIn(customer)).getProfile();
        expect(profile).toMatchObject({ id, title, firstName, lastName, company, contactEmail });
      });
    },
  );
});

test.describe('POST a signup that contradicts its schema', () => {
  // The signup that follows with the same e-mail is the control: it is right but for the one thing, and the refused one has left nobody behind.
  test(
    'is refused where contactEmail differs from email',
    verifies('signup.create.refuses-contact-mismatch'),
    async ({ api, sharedGuest: guest }) => {
      const email = anEmail();
      const details = (contactEmail: string) => ({ email, customerDetails: someDetails({ contactEmail }) });

      await api.as(guest).signUp({ body: aSignup(details(anEmail())), expect: [400, 403, 409] });

      await api.as(guest).signUp({ body: aSignup(details(email)) });
    },
  );

  test(
    'is refused where preferredCurrency is shorter or longer than three characters',
    verifies('signup.create.refuses-malformed-currency'),
    async ({ api, sharedGuest: guest }) => {
      const email = anEmail();
      const details = (preferredCurrency: string) =>
        aSignup({ email, customerDetails: someDetails({ contactEmail: email, preferredCurrency }) });

      for (const currency of ['EU', 'EURO'])
        await api.as(guest).signUp({ body: details(currency), expect: [400, 403, 409] });

      await api.as(guest).signUp({ body: details('EUR') });
    },
  );

  test(
    'is refused where the address has no contactName',
    verifies('signup.address.refuses-missing-contact-name'),
    async ({ api, sharedGuest: guest }) => {
      const { contactName = 'Ada', ...address } = anAddress();
      const right = aSignup({ customerAddress: { ...address, contactName } });

      const body = { ...right, customerAddress: address };
      await api.as(guest).signUp({ body: right, tamper: { body }, expect: [400, 403, 409] });

      await api.as(guest).signUp({ body: right });
    },
  );

  test(
    'is refused where the country of the address is shorter or longer than two characters',
    verifies('signup.address.refuses-malformed-country'),
    async ({ api, sharedGuest: guest }) => {
      const [email, password] = [anEmail(), aPassword()];
      const from = (country: string) => ({
        ...aSignup({ email, password }),
        customerAddress: { ...anAddress({ country }), contactName: 'Ada' },
      });

      for (const country of ['D', 'DEU']) await api.as(guest).signUp({ body: from(country), expect: [400, 403, 409] });

      await api.as(guest).signUp({ body: from('DE') });
    },
  );
});
