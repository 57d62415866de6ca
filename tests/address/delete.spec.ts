import {
  aMixin,
  anAddress,
  anUnknownId,
  expect,
  test,
  verifies,
  type Address,
  readBack,
} from '../../fixtures/index.ts';

const refused = [400, 401, 403, 404] as const;

/** The contents of addresses by their ids: neither what counts changes, nor which is the default one now, which is left open. */
const contentsById = (addresses: readonly Address[]) =>
  Object.fromEntries(
    addresses.map(({ metadata, ...address }) => [
      address.id,
      { ...address, isDefault: undefined, links: metadata?.mixins },
    ]),
  );

test.describe('DELETE an address', () => {
  test(
    'answers 204 without a body',
    verifies('address.delete.answers-empty'),
    async ({ api, regularCustomer: customer }) => {
      const { id: addressId } = await api.as(customer).addAddress({ body: anAddress() });

      const { status, body } = await api.as(customer).answer.removeAddress({ addressId });

      expect({ status, body }).toEqual({ status: 204, body: undefined });
    },
  );

  test('removes it', verifies('address.delete.removes'), async ({ api, regularCustomer: customer }) => {
    const { id: addressId } = await api.as(customer).addAddress({ body: anAddress() });
    const listed = async () => (await api.as(customer).listAddresses()).filter(({ id }) => id === addressId);
    await readBack(async () => {
      const stored = await api.as(customer).getAddress({ addressId });
      expect(await listed()).toMatchObject([{ id: stored.id }]);
    });

    await api.as(customer).removeAddress({ addressId });

    await readBack(() => api.as(customer).getAddress({ addressId, expect: 404 }));
    expect(await listed()).toEqual([]);
  });

  test(
    'spares the other addresses',
    verifies('address.delete.spares-the-others'),
    async ({ api, regularCustomer: customer }) => {
      const sent = [
        anAddress({ city: 'Bonn', ...aMixin() }),
        anAddress({ city: 'Essen' }),
        anAddress({ city: 'Köln' }),
      ];
      const ids: string[] = [];
      for (const body of sent) ids.push((await api.as(customer).addAddress({ body })).id);
      const before = await api.as(customer).listAddresses();

      await api.as(customer).removeAddress({ addressId: ids[1] ?? '' });

      await readBack(async () => {
        const left = await api.as(customer).listAddresses();
        const spared = before.filter(({ id }) => id !== ids[1]);
        expect(spared, 'the addresses beside the one to delete').toHaveLength(before.length - 1);
        expect(contentsById(left), 'the addresses that are left').toEqual(contentsById(spared));
        expect(left, 'the list of what is left').toHaveLength(spared.length);
      });
    },
  );

  test(
    'is refused a second time',
    verifies('address.delete.refuses-second-time'),
    async ({ api, regularCustomer: customer }) => {
      const { id: addressId } = await api.as(customer).addAddress({ body: anAddress() });
      const { id: other } = await api.as(customer).addAddress({ body: anAddress() });
      await api.as(customer).removeAddress({ addressId });

      await api.as(customer).removeAddress({ addressId, expect: 404 });

      await readBack(async () => {
        const left = (await api.as(customer).listAddresses()).map(({ id }) => id);
        expect(left.filter((id) => [addressId, other].includes(id))).toEqual([other]);
      });
    },
  );

  test(
    'is refused for an unknown id',
    verifies('address.delete.refuses-unknown-id'),
    async ({ api, regularCustomer: customer }) => {
      const { id: addressId } = await api.as(customer).addAddress({ body: anAddress() });

      const before = await api.as(customer).listAddresses();

      await api.as(customer).removeAddress({ addressId: anUnknownId(), expect: 404 });

      await readBack(async () => {
        expect(await api.as(customer).listAddresses()).toEqual(before);
      });
      await api.as(customer).removeAddress({ addressId });
    },
  );

  test(
    'is refused to another customer',
    verifies('address.delete.owner-only'),
    async ({ api, regularCustomer: customer, sharedStranger: stranger }) => {
      const { id: addressId } = await api.as(customer).addAddress({ body: anAddress() });

      await api.as(stranger).removeAddress({ addressId, expect: refused });

      await readBack(async () => {
        expect(await api.as(customer).getAddress({ addressId })).toMatchObject({ id: addressId });
      });
      await api.as(customer).removeAddress({ addressId });
    },
  );

  test(
    'takes no login away',
    verifies('address.delete.keeps-login'),
    async ({ api, regularCustomer: customer, sessions }) => {
      const { id: addressId } = await api.as(customer).addAddress({ body: anAddress() });
      await api.as(customer).removeAddress({ addressId });

      const again = await sessions.logIn(customer);

      await readBack(async () => {
        expect(await api.as(again).getProfile()).toMatchObject({ id: customer.id });
      });
    },
  );
});
