import { anAddress, anUnknownId, expect, test, verifies, readBack } from '../../fixtures/index.ts';

const refused = [400, 401, 403, 404] as const;

test.describe('GET the addresses', () => {
  test(
    'holds each address once',
    verifies('address.list.returns-array'),
    async ({ api, regularCustomer: customer }) => {
      const added: string[] = [];
      for (const body of [anAddress(), anAddress(), anAddress()])
        added.push((await api.as(customer).addAddress({ body })).id);

      await readBack(async () => {
        const listed = (await api.as(customer).listAddresses()).map(({ id }) => id);

        expect(listed.filter((id) => added.includes(id)).sort()).toEqual(added.sort());
        expect(new Set(listed).size, 'the number of different ids').toBe(listed.length);
      });
    },
  );

  test('is empty for a new customer', verifies('address.list.is-empty-at-first'), async ({ api, customer }) => {
    await readBack(async () => {
      const list = await api.as(customer).listAddresses();

      expect(list).toEqual([]);
    });
  });

  test('holds all of fifty addresses', verifies('address.list.is-complete'), async ({ api, customer }) => {
    const cities = Array.from({ length: 50 }, (_, index) => `City ${index + 10}`);
    for (const city of cities) await api.as(customer).addAddress({ body: anAddress({ city }) });

    await readBack(async () => {
      const list = await api.as(customer).listAddresses();

      expect(list.map(({ city }) => city).sort()).toEqual(cities);
    });
  });

  test(
    'holds no address of another customer',
    verifies('address.list.shows-own-only'),
    async ({ api, customer, regularCustomer: stranger }) => {
      const own = await api.as(customer).addAddress({ body: anAddress() });
      const foreign = await api.as(stranger).addAddress({ body: anAddress() });

      await readBack(async () => {
        expect(await api.as(customer).listAddresses()).toMatchObject([{ id: own.id }]);
      });
      const others = await api.as(stranger).listAddresses();
      expect(others.filter(({ id }) => [own.id, foreign.id].includes(id))).toMatchObject([{ id: foreign.id }]);
    },
  );
});

test.describe('GET an address', () => {
  test(
    'equals its entry in the list',
    verifies('address.read.agrees-with-list'),
    async ({ api, regularCustomer: customer }) => {
      const added: string[] = [];
      for (const body of [anAddress(), anAddress()]) added.push((await api.as(customer).addAddress({ body })).id);

      const list = (await api.as(customer).listAddresses()).filter(({ id }) => added.includes(id));

      expect(list).toHaveLength(2);
      for (const entry of list) expect(await api.as(customer).getAddress({ addressId: entry.id })).toEqual(entry);
    },
  );

  test(
    'says whether it is the default',
    verifies('address.read.says-whether-default'),
    async ({ api, regularCustomer: customer }) => {
      const { id: plain } = await api.as(customer).addAddress({ body: anAddress() });
      const { id: chosen } = await api.as(customer).addAddress({ body: anAddress() });
      await api.as(customer).updateAddress({ addressId: chosen, body: { isDefault: true } });

      await readBack(async () => {
        expect(await api.as(customer).getAddress({ addressId: chosen })).toMatchObject({ isDefault: true });
      });
      await readBack(async () => {
        expect(await api.as(customer).getAddress({ addressId: plain })).toMatchObject({ isDefault: false });
      });
    },
  );

  test(
    'is refused for an unknown id',
    verifies('address.read.refuses-unknown-id'),
    async ({ api, regularCustomer: customer }) => {
      const { id: addressId } = await api.as(customer).addAddress({ body: anAddress() });

      await api.as(customer).getAddress({ addressId: anUnknownId(), expect: 404 });

      await readBack(async () => {
        expect(await api.as(customer).getAddress({ addressId })).toMatchObject({ id: addressId });
      });
    },
  );

  test(
    'names what was not found, and for whom',
    verifies('address.read.unknown-id-names-address'),
    async ({ api, sharedCustomer: customer }) => {
      const addressId = anUnknownId();

      const error = await api.as(customer).getAddress({ addressId, expect: 404 });

      expect(error).toMatchObject({ type: 'resource_not_found' });
      expect(JSON.stringify(error)).toContain(addressId);
      expect(JSON.stringify(error)).toContain(customer.id);
    },
  );

  test(
    'is refused to another customer',
    verifies('address.read.owner-only'),
    async ({ api, regularCustomer: customer, sharedStranger: stranger }) => {
      const { id: addressId } = await api.as(customer).addAddress({ body: anAddress() });

      await api.as(stranger).getAddress({ addressId, expect: refused });

      await readBack(async () => {
        expect(await api.as(customer).getAddress({ addressId })).toMatchObject({ id: addressId });
      });
    },
  );
});
