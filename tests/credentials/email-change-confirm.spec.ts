import { anEmail, anUnknownId, expect, test as base, verifies, type Customer, readBack } from '../../fixtures/index.ts';

/** How a tenant may refuse: the documentation leaves the status open. */
const refused = [400, 401, 403] as const;

interface Change {
  /** Asks for a new login e-mail and waits for the token that is mailed there. */
  readonly tokenFor: (customer: Customer, newEmail: string, syncContactEmail?: boolean) => Promise<string>;
}

const test = base.extend<Change>({
  tokenFor: async ({ api, inbox }, use) => {
    await use((customer, newEmail, syncContactEmail) => {
      const { email, password } = customer;
      const body = { email, password, newEmail, ...(syncContactEmail !== undefined && { syncContactEmail }) };
      return inbox.tokenMailedTo(newEmail, () => api.as(customer).requestEmailChange({ body }));
    });
  },
});

test.describe('confirmation of a new login e-mail', () => {
  test(
    'answers 204 without a body',
    verifies('email-change.confirm.answers-empty'),
    async ({ api, customer, sharedGuest: guest, tokenFor }) => {
      const token = await tokenFor(customer, anEmail());

      await api.as(guest).confirmEmailChange({ body: { token }, expect: 204 });
    },
  );

  test(
    'lets the new e-mail log in',
    verifies('email-change.confirm.new-email-logs-in'),
    async ({ api, customer, guest, tokenFor }) => {
      const newEmail = anEmail();
      const token = await tokenFor(customer, newEmail);

      await api.as(guest).confirmEmailChange({ body: { token } });

      await api.as(guest).logIn({ body: { email: newEmail, password: customer.password } });
    },
  );

  test(
    'lets the old e-mail log in no longer',
    verifies('email-change.confirm.old-email-is-refused'),
    async ({ api, customer, sharedGuest: guest, tokenFor }) => {
      const { email, password } = customer;
      const token = await tokenFor(customer, anEmail());

      await api.as(guest).confirmEmailChange({ body: { token } });

      await api.as(guest).logIn({ body: { email, password }, expect: refused });
    },
  );

  test(
    'renames the account in the profile',
    verifies('email-change.confirm.renames-account'),
    async ({ api, customer, sharedGuest: guest, sessions, tokenFor }) => {
      const newEmail = anEmail();
      const token = await tokenFor(customer, newEmail);

      await api.as(guest).confirmEmailChange({ body: { token } });

      await readBack(async () => {
        const { accounts } = await api.as(await sessions.logIn(customer, { email: newEmail })).getProfile();
        expect(
          accounts.map(({ id }) => id),
          'e-mails of the accounts',
        ).toEqual([newEmail]);
      });
    },
  );

  test(
    'changes the contact e-mail too when that was asked for',
    verifies('email-change.confirm.syncs-contact-email'),
    async ({ api, customer, sharedGuest: guest, sessions, tokenFor }) => {
      const newEmail = anEmail();
      const token = await tokenFor(customer, newEmail, true);

      await api.as(guest).confirmEmailChange({ body: { token } });

      await readBack(async () => {
        const profile = await api.as(await sessions.logIn(customer, { email: newEmail })).getProfile();
        expect(profile).toMatchObject({ contactEmail: newEmail });
      });
    },
  );

  test(
    'keeps the contact e-mail when nothing was said about it, or no',
    verifies('email-change.confirm.keeps-contact-email'),
    async ({ api, customer, sharedGuest: guest, sessions, tokenFor }) => {
      let moved = customer;
      for (const syncContactEmail of [undefined, false]) {
        const newEmail = anEmail();
        const token = await tokenFor(moved, newEmail, syncContactEmail);

        await api.as(guest).confirmEmailChange({ body: { token } });

        moved = await sessions.logIn(moved, { email: newEmail });
        await readBack(async () => {
          expect(await api.as(moved).getProfile()).toMatchObject({ contactEmail: customer.email });
        });
      }
    },
  );

  test(
    'is refused with an unknown token',
    verifies('email-change.confirm.refuses-unknown-token'),
    async ({ api, regularCustomer: customer, guest }) => {
      const { email, password } = customer;
      const newEmail = anEmail();
      await api.as(customer).requestEmailChange({ body: { email, password, newEmail } });

      for (const token of [anUnknownId(), '', undefined])
        await api
          .as(guest)
          .confirmEmailChange({ body: { token: '' }, tamper: { body: { token } }, expect: [...refused, 404] });

      await api.as(guest).logIn({ body: { email, password } });
      await api.as(guest).logIn({ body: { email: newEmail, password }, expect: refused });
    },
  );

  test(
    'is refused with a token that was used before',
    verifies('email-change.confirm.refuses-used-token'),
    async ({ api, customer, guest, tokenFor }) => {
      const newEmail = anEmail();
      const token = await tokenFor(customer, newEmail);
      await api.as(guest).confirmEmailChange({ body: { token } });

      await api.as(guest).confirmEmailChange({ body: { token }, expect: [...refused, 404, 409] });

      await api.as(guest).logIn({ body: { email: newEmail, password: customer.password } });
    },
  );

  test(
    'ends the access tokens from before, or not',
    verifies('email-change.confirm.old-access-token'),
    async ({ api, customer, sharedGuest: guest, tokenFor, observe }) => {
      const token = await tokenFor(customer, anEmail());
      await api.as(guest).confirmEmailChange({ body: { token } });

      const { status } = await api.as(customer).answer.getProfile({ expect: 'declared' });

      observe('email-change.confirm.old-access-token', status);
    },
  );
});
