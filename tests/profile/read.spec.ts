import { anAddress, expect, test, verifies, readBack } from '../../fixtures/index.ts';

/** What the documentation of the profile does not declare, and older or neighbouring documents do. */
const undeclared = ['type', 'photoUrl', 'restriction', 'metadataCreatedAt', 'active', 'onHold'] as const;

test.describe('GET the profile', () => {
  test(
    'answers with the profile of the caller',
    verifies('profile.read.is-own'),
    async ({ api, sharedCustomer: customer, sharedStranger: stranger }) => {
      const profiles = [await api.as(customer).getProfile(), await api.as(stranger).getProfile()];

      expect(profiles).toMatchObject([
        { id: customer.id, customerNumber: customer.id },
        { id: stranger.id, customerNumber: stranger.id },
      ]);
    },
  );

  test(
    'lists the e-mail that logs in among the accounts',
    verifies('profile.read.lists-login-account'),
    async ({ api, sharedCustomer: customer }) => {
      await readBack(async () => {
        const { accounts } = await api.as(customer).getProfile();

        expect(accounts.map(({ id }) => id)).toContain(customer.email);
      });
    },
  );

  test(
    'names no provider for an account with a password',
    verifies('profile.read.no-provider-for-password-account'),
    async ({ api, sharedCustomer: customer }) => {
      await readBack(async () => {
        const { accounts } = await api.as(customer).getProfile();

        const account = accounts.find(({ id }) => id === customer.email);
        expect(account, 'the account of the login e-mail').toBeDefined();
        expect(account?.providerId ?? undefined, 'the providerId of the login e-mail').toBeUndefined();
      });
    },
  );

  test(
    'returns the contactEmail of the signup',
    verifies('profile.read.returns-contact-email'),
    async ({ api, sharedCustomer: customer }) => {
      await readBack(async () => {
        const profile = await api.as(customer).getProfile();

        expect(profile).toMatchObject({ contactEmail: customer.email });
      });
    },
  );

  test(
    'calls a private customer B2C',
    verifies('profile.read.consumer-is-b2c'),
    async ({ api, sharedCustomer: customer }) => {
      await readBack(async () => {
        const profile = await api.as(customer).getProfile();

        expect(profile).toMatchObject({ businessModel: 'B2C' });
      });
    },
  );

  test(
    'carries a whole number as its version',
    verifies('profile.read.carries-version'),
    async ({ api, sharedCustomer: customer }) => {
      await readBack(async () => {
        const { metadata } = await api.as(customer).getProfile();

        expect(metadata?.version, 'metadata.version').toEqual(expect.any(Number));
      });
    },
  );

  test(
    'shows undeclared members or does not',
    verifies('profile.read.undeclared-members'),
    async ({ api, sharedCustomer: customer, observe }) => {
      const profile = await api.as(customer).getProfile();

      const shown = undeclared.filter((member) => profile[member] !== undefined);
      observe('profile.read.undeclared-members', shown.length === 0 ? 'none' : shown.join(', '));
    },
  );

  test(
    'contains defaultAddress or does not',
    verifies('profile.read.default-address'),
    async ({ api, regularCustomer: customer, observe }) => {
      const { id: addressId } = await api.as(customer).addAddress({ body: anAddress() });
      await api.as(customer).updateAddress({ addressId, body: { isDefault: true } });

      for (const [asked, call] of [
        ['without expand', {}],
        ['with expand=addresses', { expand: 'addresses' }],
      ] as const) {
        const { defaultAddress } = await api.as(customer).getProfile(call);
        observe('profile.read.default-address', `${asked}: ${defaultAddress ? 'present' : 'absent'}`);
      }
    },
  );
});
