import { anAddress, anUnknownId, expect, test, verifies } from '../../fixtures/index.ts';

test.describe('whose data a token reaches', () => {
  test(
    'is not switched by the number of another customer',
    verifies('security.objects.profile-follows-token'),
    async ({ api, regularCustomer: customer, sharedStranger: stranger }) => {
      const { id } = stranger;
      const before = await api.as(stranger).getProfile();
      const query = { id, customerNumber: id, customerId: id };
      const headers = { 'customer-number': id, 'x-customer-id': id, 'x-customer-number': id, 'x-user-id': id };
      const body = { id, customerNumber: id, firstName: 'Mallory' };

      const read = { tamper: { query, headers }, expect: [200, 400, 403] } as const;
      const answer = await api.as(customer).answer.getProfile(read);
      await api.as(customer).updateProfile({ body, tamper: { query, headers, body }, expect: [200, 204, 400, 403] });

      const seen = answer.status === 200 ? answer.body : await api.as(customer).getProfile();
      expect(seen).toMatchObject({ id: customer.id, customerNumber: customer.id });
      expect(await api.as(stranger).getProfile()).toEqual(before);
      expect(await api.as(customer).getProfile()).toMatchObject({ id: customer.id, customerNumber: customer.id });
    },
  );

  test(
    'refuses the address of another customer like one that does not exist',
    verifies('security.objects.foreign-address-reads-like-unknown'),
    async ({ api, sharedStranger: customer, regularCustomer: stranger }) => {
      const { id: foreign } = await api.as(stranger).addAddress({ body: anAddress({ tags: ['office'] }) });
      const before = await api.as(stranger).getAddress({ addressId: foreign });
      const { answer } = api.as(customer);

      for (const addressId of [foreign, anUnknownId()]) {
        const said = [
          await answer.getAddress({ addressId, expect: 404 }),
          await answer.updateAddress({ addressId, body: { city: 'Hamburg' }, expect: 404 }),
          await answer.addAddressTags({ addressId, tags: 'shipping', expect: 404 }),
          await answer.removeAddressTags({ addressId, tags: 'office', expect: 404 }),
          await answer.removeAddress({ addressId, expect: 404 }),
        ];
        expect(
          said.filter((one) => JSON.stringify(one).includes(stranger.id)),
          'refusals naming the owner',
        ).toEqual([]);
      }

      expect(await api.as(stranger).getAddress({ addressId: foreign })).toEqual(before);
      await api.as(customer).listAddresses();
    },
  );
});
