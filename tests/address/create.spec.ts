import { aMixin, anAddress, aWord, expect, test, verifies, readBack } from '../../fixtures/index.ts';

const withoutName = () => ({ ...anAddress(), contactName: undefined });

test.describe('POST an address', () => {
  test(
    'answers with the id of the new address',
    verifies('address.create.returns-id'),
    async ({ api, regularCustomer: customer }) => {
      const { id: addressId } = await api.as(customer).addAddress({ body: anAddress({ city: 'Bremen' }), expect: 201 });

      await readBack(async () => {
        expect(await api.as(customer).getAddress({ addressId })).toMatchObject({ id: addressId, city: 'Bremen' });
      });
    },
  );

  test(
    'stores every field as it was sent',
    verifies('address.create.stores-what-is-sent'),
    async ({ api, regularCustomer: customer }) => {
      const lines = { extraLine1: aWord(), extraLine2: aWord(), extraLine3: aWord(), extraLine4: aWord() };
      // Numbers that are texts: nothing of them is lost.
      const numbers = { zipCode: '01067', streetNumber: '007', contactPhone: '+49 30 0123-456' };
      const body = anAddress({ ...lines, ...numbers, streetAppendix: aWord() });

      const { id: addressId } = await api.as(customer).addAddress({ body });

      await readBack(async () => {
        expect(await api.as(customer).getAddress({ addressId })).toMatchObject({ ...body });
      });
    },
  );

  test(
    'accepts empty strings for the optional parts',
    verifies('address.create.accepts-empty-strings'),
    async ({ api, regularCustomer: customer }) => {
      const lines = { extraLine1: '', extraLine2: '', extraLine3: '', extraLine4: '' };
      const body = anAddress({ ...lines, companyName: '', streetAppendix: '', state: '', contactPhone: '' });

      const { id: addressId } = await api.as(customer).addAddress({ body });

      const { contactName, city } = body;
      await readBack(async () => {
        expect(await api.as(customer).getAddress({ addressId })).toMatchObject({ contactName, city });
      });
    },
  );

  test(
    'adds one address after another, each with an id of its own',
    verifies('address.create.accepts-several'),
    async ({ api, regularCustomer: customer }) => {
      const sent = [anAddress({ city: 'Berlin' }), anAddress({ city: 'Hamburg' }), anAddress({ city: 'Bremen' })];
      const ids: string[] = [];
      for (const body of sent) ids.push((await api.as(customer).addAddress({ body })).id);

      await readBack(async () => {
        const added = (await api.as(customer).listAddresses()).filter(({ id }) => ids.includes(id));

        expect(new Set(ids).size, 'the number of different ids').toBe(3);
        expect(Object.fromEntries(added.map(({ id, city }) => [id, city]))).toEqual({
          [ids[0] ?? '']: 'Berlin',
          [ids[1] ?? '']: 'Hamburg',
          [ids[2] ?? '']: 'Bremen',
        });
      });
    },
  );

  test(
    'keeps self-chosen tags',
    verifies('address.create.accepts-own-tags'),
    async ({ api, regularCustomer: customer }) => {
      const tags = ['BILLING', 'SHIPPING', 'OFFICE-2', 'BÜRO'];

      const { id: addressId } = await api.as(customer).addAddress({ body: anAddress({ tags }) });

      await readBack(async () => {
        const stored = await api.as(customer).getAddress({ addressId });
        // Whether upper and lower case are kept is a promise of its own.
        expect(stored.tags?.map((tag) => tag.toUpperCase()).sort()).toEqual(tags.sort());
      });
    },
  );

  test(
    'keeps the case of tags',
    verifies('address.create.keeps-case-of-tags'),
    async ({ api, regularCustomer: customer }) => {
      const tags = ['Home', 'OFFICE', 'shipping'];

      const { id: addressId } = await api.as(customer).addAddress({ body: anAddress({ tags }) });

      await readBack(async () => {
        const stored = await api.as(customer).getAddress({ addressId });
        expect(stored.tags?.sort()).toEqual(tags);
      });
    },
  );

  test(
    'stores a mixin with the link to its schema',
    verifies('address.create.stores-mixins'),
    async ({ api, regularCustomer: customer }) => {
      const mixin = aMixin();

      const { id: addressId } = await api.as(customer).addAddress({ body: anAddress(mixin) });

      await readBack(async () => {
        expect(await api.as(customer).getAddress({ addressId })).toMatchObject(mixin);
      });
    },
  );

  test(
    'refuses an address without a contactName',
    verifies('address.create.refuses-missing-contact-name'),
    async ({ api, regularCustomer: customer }) => {
      const before = await api.as(customer).listAddresses();

      await api.as(customer).addAddress({ body: withoutName(), expect: 400 });

      await api.as(customer).addAddress({ body: { ...withoutName(), contactName: 'Ada Lovelace' } });
      await readBack(async () => {
        expect(await api.as(customer).listAddresses()).toHaveLength(before.length + 1);
      });
    },
  );

  test(
    'refuses a country that is no two-letter code',
    verifies('address.create.refuses-malformed-country'),
    async ({ api, regularCustomer: customer }) => {
      const before = await api.as(customer).listAddresses();

      for (const country of ['D', '49', 'Germany'])
        await api.as(customer).addAddress({ body: anAddress({ country }), expect: 400 });

      await api.as(customer).addAddress({ body: anAddress({ country: 'DE' }) });
      await readBack(async () => {
        expect(await api.as(customer).listAddresses()).toHaveLength(before.length + 1);
      });
    },
  );

  test(
    'refuses or accepts a three-letter country code',
    verifies('address.create.three-letter-country'),
    async ({ api, regularCustomer: customer, observe }) => {
      const body = anAddress({ country: 'DEU' });

      const { status } = await api.as(customer).answer.addAddress({ body, expect: [201, 400] });

      observe('address.create.three-letter-country', status);
    },
  );

  test(
    'accepts or refuses undeclared members',
    verifies('address.create.undeclared-members'),
    async ({ api, regularCustomer: customer, observe }) => {
      const { id: first } = await api.as(customer).addAddress({ body: anAddress() });
      await api.as(customer).updateAddress({ addressId: first, body: { isDefault: true } });
      for (const member of [{ firstName: aWord() }, { isDefault: true }]) {
        const tamper = { body: { ...anAddress(), ...member } };
        const call = { body: anAddress(), tamper, expect: [201, 400] } as const;
        const { status } = await api.as(customer).answer.addAddress(call);
        observe('address.create.undeclared-members', `${Object.keys(member).join()}: ${status}`);
      }

      const standard = (await api.as(customer).listAddresses()).find(({ isDefault }) => isDefault === true);
      observe(
        'address.create.undeclared-members',
        `isDefault: ${standard?.id === first ? 'without effect' : 'in force'}`,
      );
    },
  );

  test(
    'makes the first address the default or does not',
    verifies('address.create.first-is-default'),
    async ({ api, customer, observe }) => {
      const { id: addressId } = await api.as(customer).addAddress({ body: anAddress() });

      const { isDefault } = await api.as(customer).getAddress({ addressId });

      observe('address.create.first-is-default', isDefault ?? 'absent');
    },
  );
});
