import { anAddress, expect, test, verifies, readBack } from '../../fixtures/index.ts';

test.describe('the default address', () => {
  test(
    'is the one that a PATCH marks',
    verifies('address.default.is-marked'),
    async ({ api, regularCustomer: customer }) => {
      await api.as(customer).addAddress({ body: anAddress() });
      const { id: addressId } = await api.as(customer).addAddress({ body: anAddress() });

      await api.as(customer).updateAddress({ addressId, body: { isDefault: true } });

      await readBack(async () => {
        expect(await api.as(customer).getAddress({ addressId })).toMatchObject({ isDefault: true });
      });
    },
  );

  test(
    'is the only one, however often it changes',
    verifies('address.default.is-single'),
    async ({ api, regularCustomer: customer }) => {
      const ids: string[] = [];
      for (const body of [anAddress(), anAddress(), anAddress()])
        ids.push((await api.as(customer).addAddress({ body })).id);

      for (const addressId of ids.reverse()) {
        await api.as(customer).updateAddress({ addressId, body: { isDefault: true } });

        await readBack(async () => {
          const list = await api.as(customer).listAddresses();
          const standard = list.filter(({ isDefault }) => isDefault === true);
          expect(standard.map(({ id }) => id)).toEqual([addressId]);
        });
      }
    },
  );

  test(
    'is the one that the profile shows',
    verifies('address.default.shows-in-profile'),
    async ({ api, regularCustomer: customer }) => {
      await api.as(customer).addAddress({ body: anAddress() });
      const { id: addressId } = await api.as(customer).addAddress({ body: anAddress() });
      await api.as(customer).updateAddress({ addressId, body: { isDefault: true } });

      for (const call of [{}, { expand: 'addresses' }]) {
        await readBack(async () => {
          const { defaultAddress } = await api.as(customer).getProfile(call);
          // Under which conditions it is shown at all is left open.
          expect(defaultAddress?.id ?? addressId).toBe(addressId);
        });
      }
      await api.as(customer).removeAddress({ addressId });
      await readBack(async () => {
        const { defaultAddress } = await api.as(customer).getProfile();
        expect(defaultAddress?.id, 'the default address after its deletion').not.toBe(addressId);
      });
    },
  );
});
