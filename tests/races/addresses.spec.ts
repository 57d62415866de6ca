import { anAddress, expect, test, verifies } from '../../fixtures/index.ts';

const rounds = [1, 2, 3, 4, 5];

test.describe('at the same time', () => {
  test(
    'deletions of one address remove it once',
    verifies('races.address.is-deleted-once'),
    async ({ api, regularCustomer: customer }) => {
      for (const round of rounds) {
        const { id: addressId } = await api.as(customer).addAddress({ body: anAddress() });

        const deletions = [1, 2, 3, 4].map(() =>
          api.as(customer).answer.removeAddress({ addressId, expect: [204, 404] }),
        );

        const statuses = (await Promise.all(deletions)).map(({ status }) => status).sort();
        expect(statuses, `round ${round}`).toEqual([204, 404, 404, 404]);
      }
    },
  );

  test(
    'additions of addresses are all kept',
    verifies('races.address.additions-are-kept'),
    async ({ api, regularCustomer: customer }) => {
      const added: string[] = [];
      const before = (await api.as(customer).listAddresses()).map(({ id }) => id);
      for (const round of rounds) {
        const additions = Array.from({ length: 6 }, () => api.as(customer).addAddress({ body: anAddress() }));
        added.push(...(await Promise.all(additions)).map(({ id }) => id));

        const list = await api.as(customer).listAddresses();
        expect(list.map(({ id }) => id).sort(), `round ${round}`).toEqual([...before, ...added].sort());
      }
    },
  );

  test(
    'marks as default leave exactly one default',
    verifies('races.address.default-stays-single'),
    async ({ api, regularCustomer: customer }) => {
      const ids: string[] = [];
      for (const body of [anAddress(), anAddress(), anAddress()])
        ids.push((await api.as(customer).addAddress({ body })).id);
      const [first = '', ...rivals] = ids;

      for (const round of rounds) {
        await api.as(customer).updateAddress({ addressId: first, body: { isDefault: true } });

        const mark = { body: { isDefault: true }, expect: [200, 204, 409] } as const;
        await Promise.all(rivals.map((addressId) => api.as(customer).updateAddress({ addressId, ...mark })));

        const list = await api.as(customer).listAddresses();
        const standard = list.filter(({ isDefault }) => isDefault === true);
        expect(standard, `the default addresses after round ${round}`).toHaveLength(1);
      }
    },
  );

  test(
    'additions of tags are all kept',
    verifies('races.tags.additions-are-kept'),
    async ({ api, regularCustomer: customer }) => {
      for (const round of rounds) {
        const { id: addressId } = await api.as(customer).addAddress({ body: anAddress({ tags: [] }) });
        const added = ['BILLING', 'HOME', 'OFFICE', 'SHIPPING'];

        await Promise.all(added.map((tags) => api.as(customer).addAddressTags({ addressId, tags })));

        const { tags = [] } = await api.as(customer).getAddress({ addressId });
        expect(tags.map((tag) => tag.toUpperCase()).sort(), `round ${round}`).toEqual(added);
      }
    },
  );
});
