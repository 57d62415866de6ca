import {
  aMixin,
  anAddress,
  anEmail,
  aPassword,
  expect,
  test as base,
  verifies,
  type Api,
  type Customer,
} from '../../fixtures/index.ts';

interface Furnished {
  /** What the customer has beside credentials, all of which may be lost. */
  readonly before: Awaited<ReturnType<typeof belongingsOf>>;
}

/** Versions and the moment of a login may move, the account is renamed, and when a default address is shown is left open. */
const moving = ['metadata', 'lastLogin', 'accounts', 'defaultAddress', 'isDefault'];
const steady = (all: object) => Object.fromEntries(Object.entries(all).filter(([name]) => !moving.includes(name)));

/** What a customer has beside credentials. */
async function belongingsOf(api: Api, customer: Customer) {
  const profile = await api.as(customer).getProfile({ expand: 'mixin:*' });
  const addresses = await api.as(customer).listAddresses();
  return {
    profile: { ...steady(profile), links: profile.metadata?.mixins },
    addresses: addresses
      .map((address) => ({ ...steady(address), id: address.id, links: address.metadata?.mixins }))
      .sort((one, other) => (one.id < other.id ? -1 : 1)),
  };
}

const test = base.extend<Furnished>({
  before: async ({ api, customer }, use) => {
    await api.as(customer).updateProfile({ body: aMixin() });
    for (const body of [anAddress(aMixin()), anAddress()]) await api.as(customer).addAddress({ body });
    await use(await belongingsOf(api, customer));
  },
});

test.describe('Profile and addresses stay with a customer', () => {
  test(
    'who changes the password',
    verifies('password.change.keeps-the-rest'),
    async ({ api, sessions, customer, before }) => {
      const [currentPassword, newPassword] = [customer.password, aPassword()];

      await api.as(customer).changePassword({ body: { currentPassword, newPassword } });

      const again = await sessions.logIn(customer, { password: newPassword });
      expect(await belongingsOf(api, again), 'what the customer has').toEqual(before);
    },
  );

  test(
    'who resets the password',
    verifies('password.reset.keeps-the-rest'),
    async ({ api, sessions, sharedGuest: guest, inbox, customer, before }) => {
      const [{ email }, password] = [customer, aPassword()];
      const token = await inbox.tokenMailedTo(email, () => api.as(guest).requestPasswordReset({ body: { email } }));

      await api.as(guest).resetPassword({ body: { token, password } });

      const again = await sessions.logIn(customer, { password });
      expect(await belongingsOf(api, again), 'what the customer has').toEqual(before);
    },
  );

  test(
    'who changes the e-mail that logs in',
    verifies('email-change.confirm.keeps-the-rest'),
    async ({ api, sessions, sharedGuest: guest, inbox, customer, before }) => {
      const [{ email, password }, newEmail] = [customer, anEmail()];
      const body = { email, password, newEmail };
      const token = await inbox.tokenMailedTo(newEmail, () => api.as(customer).requestEmailChange({ body }));

      await api.as(guest).confirmEmailChange({ body: { token } });

      const again = await sessions.logIn(customer, { email: newEmail });
      expect(await belongingsOf(api, again), 'what the customer has').toEqual(before);
    },
  );
});
