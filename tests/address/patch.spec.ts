import { aMixin, anAddress, anUnknownId, aWord, expect, test, verifies, readBack } from '../../fixtures/index.ts';

const refused = [400, 401, 403, 404] as const;

test.describe('PATCH an address', () => {
  test(
    'answers with success and is in force',
    verifies('address.patch.succeeds'),
    async ({ api, regularCustomer: customer }) => {
      const { id: addressId } = await api.as(customer).addAddress({ body: anAddress({ city: 'Berlin' }) });
      // Read before the change too: an answer that is kept somewhere must not outlive it.
      await readBack(async () => {
        expect(await api.as(customer).getAddress({ addressId })).toMatchObject({ city: 'Berlin' });
      });

      await api.as(customer).updateAddress({ addressId, body: { city: 'Hamburg' }, expect: [200, 204] });

      await readBack(async () => {
        expect(await api.as(customer).getAddress({ addressId })).toMatchObject({ city: 'Hamburg' });
      });
    },
  );

  test(
    'changes the fields sent and keeps the rest',
    verifies('address.patch.merges'),
    async ({ api, regularCustomer: customer }) => {
      const sent = anAddress({ city: 'Berlin', extraLine1: aWord() });
      const { id: addressId } = await api.as(customer).addAddress({ body: sent });
      const changes = { city: 'Hamburg', streetNumber: '7 b' };

      await api.as(customer).updateAddress({ addressId, body: changes });

      await readBack(async () => {
        expect(await api.as(customer).getAddress({ addressId })).toMatchObject({ ...sent, ...changes });
      });
    },
  );

  test(
    'keeps the mixins and the mark of the default address',
    verifies('address.patch.merges'),
    async ({ api, regularCustomer: customer }) => {
      const mixin = aMixin();
      const { id: addressId } = await api.as(customer).addAddress({ body: anAddress(mixin) });
      await api.as(customer).updateAddress({ addressId, body: { isDefault: true } });

      await api.as(customer).updateAddress({ addressId, body: { city: 'Hamburg' } });

      const expected = { ...mixin, city: 'Hamburg', isDefault: true };
      await readBack(async () => {
        expect(await api.as(customer).getAddress({ addressId })).toMatchObject(expected);
      });
    },
  );

  test(
    'leaves the other addresses as they are',
    verifies('address.patch.changes-one-address'),
    async ({ api, regularCustomer: customer }) => {
      const first = anAddress({ city: 'Bonn' });
      const last = anAddress({ city: 'Köln' });
      const { id: before } = await api.as(customer).addAddress({ body: first });
      const { id: addressId } = await api.as(customer).addAddress({ body: anAddress() });
      const { id: after } = await api.as(customer).addAddress({ body: last });

      await api.as(customer).updateAddress({ addressId, body: anAddress({ city: 'Hamburg' }) });

      await readBack(async () => {
        expect(await api.as(customer).getAddress({ addressId: before })).toMatchObject({ ...first });
      });
      await readBack(async () => {
        expect(await api.as(customer).getAddress({ addressId: after })).toMatchObject({ ...last });
      });
    },
  );

  test(
    'replaces the list of tags',
    verifies('address.patch.replaces-tags'),
    async ({ api, regularCustomer: customer }) => {
      const body = anAddress({ tags: ['BILLING', 'OFFICE'] });
      const { id: addressId } = await api.as(customer).addAddress({ body });

      await api.as(customer).updateAddress({ addressId, body: { tags: ['SHIPPING'] } });

      await readBack(async () => {
        const { tags } = await api.as(customer).getAddress({ addressId });
        expect(tags).toEqual(['SHIPPING']);
      });
    },
  );

  test(
    'removes, ignores or refuses a null',
    verifies('address.patch.null-member'),
    async ({ api, regularCustomer: customer, observe }) => {
      const sent = anAddress();
      const { id: addressId } = await api.as(customer).addAddress({ body: sent });

      const tamper = { body: { companyName: null } };
      const call = { addressId, body: {}, tamper, expect: [200, 204, 400, 409] } as const;
      const { status } = await api.as(customer).answer.updateAddress(call);

      const { companyName } = await api.as(customer).getAddress({ addressId });
      const fate = companyName === sent.companyName ? 'kept' : companyName === undefined ? 'removed' : 'changed';
      observe('address.patch.null-member', `${status}, ${fate}`);
    },
  );

  test(
    'refuses a stale version or does not',
    verifies('address.patch.stale-version'),
    async ({ api, regularCustomer: customer, observe }) => {
      const { id: addressId } = await api.as(customer).addAddress({ body: anAddress() });
      const { metadata } = await api.as(customer).getAddress({ addressId });
      await api.as(customer).updateAddress({ addressId, body: { city: aWord() } });

      const stale = { city: aWord(), metadata: { version: metadata?.version } };
      const { status } = await api.as(customer).answer.updateAddress({ addressId, body: stale, expect: 'declared' });

      observe('address.patch.stale-version', metadata?.version === undefined ? 'no version shown' : status);
    },
  );

  test(
    'is refused for an unknown id',
    verifies('address.patch.refuses-unknown-id'),
    async ({ api, regularCustomer: customer }) => {
      const { id: addressId } = await api.as(customer).addAddress({ body: anAddress({ city: 'Berlin' }) });
      const before = await api.as(customer).listAddresses();
      const change = { body: { city: 'Hamburg' } };

      await api.as(customer).updateAddress({ addressId: anUnknownId(), ...change, expect: 404 });

      await readBack(async () => {
        expect(await api.as(customer).listAddresses()).toEqual(before);
      });
      await api.as(customer).updateAddress({ addressId, ...change });
    },
  );

  test(
    'is refused to another customer',
    verifies('address.patch.owner-only'),
    async ({ api, regularCustomer: customer, sharedStranger: stranger }) => {
      const { id: addressId } = await api.as(customer).addAddress({ body: anAddress({ city: 'Berlin' }) });
      const change = { addressId, body: { city: 'Hamburg' } };

      await api.as(stranger).updateAddress({ ...change, expect: refused });

      await readBack(async () => {
        expect(await api.as(customer).getAddress({ addressId })).toMatchObject({ city: 'Berlin' });
      });
      await api.as(customer).updateAddress(change);
    },
  );

  test(
    'has an alias in PUT or has none',
    verifies('address.put.alias'),
    async ({ api, regularCustomer: customer, observe }) => {
      const { id: addressId } = await api.as(customer).addAddress({ body: anAddress({ city: 'Berlin' }) });
      const whole = anAddress({ city: 'Hamburg' });

      const { status } = await api.as(customer).answer.updateAddress({
        addressId,
        body: whole,
        tamper: { method: 'PUT' },
        expect: [200, 204, 400, 401, 403, 404, 405, 409],
      });

      const { city } = await api.as(customer).getAddress({ addressId });
      observe('address.put.alias', `${status}, ${city === 'Hamburg' ? 'changed' : 'unchanged'}`);
    },
  );
});
