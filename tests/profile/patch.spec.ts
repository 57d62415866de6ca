import {
  aMixin,
  anAddress,
  aSignup,
  aWord,
  expect,
  someDetails,
  test,
  verifies,
  type Api,
  type SharedCustomer,
  readBack,
} from '../../fixtures/index.ts';

/** Another profile than any that a signup builds. */
const otherDetails = () => ({
  ...someDetails({ title: 'DR', middleName: aWord(), preferredLanguage: 'de_DE', preferredCurrency: 'GBP' }),
});

/** Gives a profile a value in every field that is compared with later. */
async function fill(api: Api, customer: SharedCustomer<'profile' | 'addresses'>) {
  const details = someDetails({ middleName: aWord() });
  await api.as(customer).updateProfile({ body: details });
  return details;
}

test.describe('PATCH the profile', () => {
  test(
    'answers with success and is in force',
    verifies('profile.patch.succeeds'),
    async ({ api, regularCustomer: customer }) => {
      const company = `New ${aWord()}`;
      // Read before the change too: an answer that is kept somewhere must not outlive it.
      await readBack(async () => {
        expect(await api.as(customer).getProfile()).toMatchObject({ id: customer.id });
      });

      await api.as(customer).updateProfile({ body: { company }, expect: [200, 204] });

      await readBack(async () => {
        expect(await api.as(customer).getProfile()).toMatchObject({ company });
      });
    },
  );

  test(
    'stores the fields sent',
    verifies('profile.patch.changes-what-is-sent'),
    async ({ api, regularCustomer: customer }) => {
      const body = { ...otherDetails(), contactPhone: '+49 30 0123-456' };

      await api.as(customer).updateProfile({ body });

      await readBack(async () => {
        expect(await api.as(customer).getProfile()).toMatchObject(body);
      });
    },
  );

  test(
    'keeps the fields that are not sent',
    verifies('profile.patch.keeps-the-rest'),
    async ({ api, regularCustomer: customer }) => {
      const details = await fill(api, customer);
      const sent = { company: aWord(), contactPhone: '0123456789' };

      await api.as(customer).updateProfile({ body: sent });

      await readBack(async () => {
        expect(await api.as(customer).getProfile()).toMatchObject({ ...details, ...sent });
      });
    },
  );

  test(
    'keeps the mixins and the addresses',
    verifies('profile.patch.keeps-the-rest'),
    async ({ api, regularCustomer: customer }) => {
      const mixin = aMixin();
      await api.as(customer).updateProfile({ body: mixin });
      const { id } = await api.as(customer).addAddress({ body: anAddress() });

      await api.as(customer).updateProfile({ body: { company: aWord() } });

      await readBack(async () => {
        expect(await api.as(customer).getProfile({ expand: 'mixin:*' })).toMatchObject(mixin);
      });
      await readBack(async () => {
        const kept = (await api.as(customer).listAddresses()).filter((one) => one.id === id);
        expect(kept).toMatchObject([{ id }]);
      });
    },
  );

  for (const [type, id] of [
    ['application/json', 'profile.patch.accepts-json'],
    ['application/merge-patch+json', 'profile.patch.accepts-merge-patch'],
  ] as const)
    test(`accepts ${type}`, verifies(id), async ({ api, regularCustomer: customer }) => {
      const sent = { firstName: aWord(), company: aWord() };

      await api.as(customer).updateProfile({ body: sent, as: type });

      await readBack(async () => {
        expect(await api.as(customer).getProfile()).toMatchObject(sent);
      });
    });

  test(
    'removes a field that a merge patch sets to null',
    verifies('profile.patch.null-removes'),
    async ({ api, sessions }) => {
      // Whoever belongs to a company may have to keep its name, as the fixed customer of a target may.
      const signup = aSignup();
      const customer = await sessions.customer({ signup });

      await api.as(customer).updateProfile({ body: { company: null }, as: 'application/merge-patch+json' });

      await readBack(async () => {
        const profile = await api.as(customer).getProfile();
        expect(profile.company ?? undefined, 'the company after a null').toBeUndefined();
        const { firstName, lastName, contactPhone } = signup.customerDetails ?? {};
        expect(profile).toMatchObject({ firstName, lastName, contactPhone });
      });
    },
  );

  test(
    'clears a field that is sent as an empty string',
    verifies('profile.patch.empty-string-clears'),
    async ({ api, regularCustomer: customer }) => {
      await api.as(customer).updateProfile({ body: { contactPhone: '0123456789' } });

      await api.as(customer).updateProfile({ body: { contactPhone: '' } });

      await readBack(async () => {
        const { contactPhone } = await api.as(customer).getProfile();
        expect(contactPhone ?? '', 'the contactPhone after an empty string').toBe('');
      });
    },
  );

  test(
    'changes no other customer',
    verifies('profile.patch.applies-to-own-profile-only'),
    async ({ api, regularCustomer: customer, sharedStranger: stranger }) => {
      const before = await api.as(stranger).getProfile();
      const sent = otherDetails();

      await api.as(customer).updateProfile({ body: sent });

      expect(await api.as(stranger).getProfile()).toMatchObject({ ...before });
      await readBack(async () => {
        expect(await api.as(customer).getProfile()).toMatchObject(sent);
      });
    },
  );

  test(
    'refuses a currency that is not three characters long',
    verifies('profile.patch.refuses-malformed-currency'),
    async ({ api, regularCustomer: customer }) => {
      await api.as(customer).updateProfile({ body: { preferredCurrency: 'CHF' } });

      for (const preferredCurrency of ['EU', 'EURO'])
        await api.as(customer).updateProfile({ body: { preferredCurrency }, expect: [400, 403, 409] });

      await readBack(async () => {
        expect(await api.as(customer).getProfile()).toMatchObject({ preferredCurrency: 'CHF' });
      });
    },
  );

  test(
    'stores a mixin with the link to its schema',
    verifies('profile.patch.stores-mixins'),
    async ({ api, regularCustomer: customer }) => {
      const mixin = aMixin();

      await api.as(customer).updateProfile({ body: mixin });

      await readBack(async () => {
        expect(await api.as(customer).getProfile({ expand: 'mixin:*' })).toMatchObject(mixin);
      });
    },
  );

  test(
    'accepts or refuses a mixin without a link to its schema',
    verifies('profile.patch.mixin-without-schema-link'),
    async ({ api, regularCustomer: customer, observe }) => {
      const { mixins } = aMixin();

      const { status } = await api.as(customer).answer.updateProfile({ body: { mixins }, expect: 'declared' });

      observe('profile.patch.mixin-without-schema-link', status);
    },
  );

  test(
    'has an alias in PUT or has none',
    verifies('profile.put.alias'),
    async ({ api, regularCustomer: customer, observe }) => {
      const body = { company: aWord() };

      const { status } = await api.as(customer).answer.updateProfile({
        body,
        tamper: { method: 'PUT' },
        expect: [200, 204, 400, 401, 403, 404, 405, 409],
      });

      const { company } = await api.as(customer).getProfile();
      observe('profile.put.alias', `${status}, ${company === body.company ? 'changed' : 'unchanged'}`);
    },
  );
});
