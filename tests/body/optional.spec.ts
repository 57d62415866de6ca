import {
  aFullAddress,
  aFullSignup,
  anAddress,
  aSignup,
  aWord,
  expect,
  someDetails,
  test,
  verifies,
  readBack,
} from '../../fixtures/index.ts';

test.describe('A body with all of its optional members, or with few', () => {
  test(
    'signUp is accepted',
    verifies('body.sign-up.accepts-optional-members'),
    async ({ api, sharedGuest: guest, sessions }) => {
      const few = aSignup();
      const customerDetails = { contactEmail: few.email, b2b: {}, metadata: {} };
      const customerAddress = { contactName: aWord(), isDefault: false, metadata: {} };

      await api.as(guest).signUp({ body: { ...few, customerDetails, customerAddress } });
      const customer = await sessions.customer({ signup: aFullSignup() });

      await readBack(async () => {
        const profile = await api.as(customer).getProfile({ expand: 'addresses,mixin:*' });
        expect(profile).toMatchObject({ contactEmail: customer.email });
      });
    },
  );

  test(
    'updateProfile is accepted',
    verifies('body.update-profile.accepts-optional-members'),
    async ({ api, regularCustomer: customer }) => {
      const all = someDetails({ middleName: aWord(), contactEmail: customer.email });

      for (const few of [{}, { b2b: {} }, { metadata: {} }]) await api.as(customer).updateProfile({ body: few });
      await api.as(customer).updateProfile({ body: all });

      await readBack(async () => {
        expect(await api.as(customer).getProfile()).toMatchObject({ ...all });
      });
    },
  );

  test(
    'addAddress is accepted',
    verifies('body.add-address.accepts-optional-members'),
    async ({ api, regularCustomer: customer }) => {
      const bodies = [{ contactName: aWord() }, { contactName: aWord(), metadata: {} }, aFullAddress()];
      const ids: string[] = [];

      for (const body of bodies) ids.push((await api.as(customer).addAddress({ body })).id);

      const { addresses } = await api.as(customer).getProfile({ expand: 'addresses' });
      for (const shown of [addresses, await api.as(customer).listAddresses()])
        expect(shown?.map(({ id }) => id)).toEqual(expect.arrayContaining(ids));
    },
  );

  test(
    'updateAddress is accepted',
    verifies('body.update-address.accepts-optional-members'),
    async ({ api, regularCustomer: customer }) => {
      const { id: standard } = await api.as(customer).addAddress({ body: anAddress() });
      await api.as(customer).updateAddress({ addressId: standard, body: { isDefault: true } });
      const { id: addressId } = await api.as(customer).addAddress({ body: anAddress() });
      const all = aFullAddress();

      for (const few of [{}, { isDefault: false }, { metadata: {} }])
        await api.as(customer).updateAddress({ addressId, body: few });
      await api.as(customer).updateAddress({ addressId, body: all });

      const { city, extraLine4 } = all;
      await readBack(async () => {
        expect(await api.as(customer).getAddress({ addressId })).toMatchObject({ city, extraLine4 });
      });
    },
  );
});
