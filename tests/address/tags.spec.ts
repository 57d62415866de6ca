import { anAddress, anUnknownId, expect, test, verifies, type Session, readBack } from '../../fixtures/index.ts';

const refused = [400, 401, 403, 404] as const;

/** Sorted, as no order is promised, and in upper case, as keeping the case is a promise of its own. */
const sorted = ({ tags = [] }: { tags?: string[] | undefined }): readonly string[] =>
  tags.map((tag) => tag.toUpperCase()).sort();

/** The address of the tags with commas as they are, where a client would encode them. */
const plainPath = ({ access }: Pick<Session, 'access'>, addressId: string, tags: string): string =>
  `/customer/${access.tenant}/me/addresses/${encodeURIComponent(addressId)}/tags?tags=${tags}`;

test.describe('POST tags', () => {
  test('answers 204 without a body', verifies('tags.add.answers-empty'), async ({ api, regularCustomer: customer }) => {
    const { id: addressId } = await api.as(customer).addAddress({ body: anAddress() });

    const { status, body } = await api.as(customer).answer.addAddressTags({ addressId, tags: 'OFFICE' });

    expect({ status, body }).toEqual({ status: 204, body: undefined });
  });

  test(
    'joins the tags that are there',
    verifies('tags.add.keeps-existing'),
    async ({ api, regularCustomer: customer }) => {
      const { id: addressId } = await api.as(customer).addAddress({ body: anAddress({ tags: ['BILLING'] }) });

      await api.as(customer).addAddressTags({ addressId, tags: 'OFFICE' });

      await readBack(async () => {
        expect(sorted(await api.as(customer).getAddress({ addressId }))).toEqual(['BILLING', 'OFFICE']);
      });
    },
  );

  test('joins many tags', verifies('tags.add.keeps-existing'), async ({ api, regularCustomer: customer }) => {
    const many = ['BILLING', 'FIRST', 'HOME', 'LAST', 'OFFICE', 'SHIPPING', 'SUMMER', 'WINTER'];
    const { id: addressId } = await api.as(customer).addAddress({ body: anAddress({ tags: many.slice(0, 4) }) });

    for (const tag of many.slice(4)) await api.as(customer).addAddressTags({ addressId, tags: tag });

    await readBack(async () => {
      expect(sorted(await api.as(customer).getAddress({ addressId }))).toEqual(many);
    });
  });

  test('adds each of a list', verifies('tags.add.takes-list'), async ({ api, regularCustomer: customer }) => {
    const { id: addressId } = await api.as(customer).addAddress({ body: anAddress({ tags: [] }) });

    const tamper = { path: plainPath(customer, addressId, 'BILLING,OFFICE,SHIPPING') };
    await api.as(customer).addAddressTags({ addressId, tags: 'replaced', tamper, expect: 204 });

    await readBack(async () => {
      expect(sorted(await api.as(customer).getAddress({ addressId }))).toEqual(['BILLING', 'OFFICE', 'SHIPPING']);
    });
  });

  test(
    'adds each of a list with encoded commas',
    verifies('tags.add.takes-encoded-comma'),
    async ({ api, regularCustomer: customer }) => {
      const { id: addressId } = await api.as(customer).addAddress({ body: anAddress({ tags: [] }) });

      const tamper = { path: plainPath(customer, addressId, 'BILLING%2COFFICE%2cSHIPPING') };
      await api.as(customer).addAddressTags({ addressId, tags: 'replaced', tamper, expect: 204 });

      await readBack(async () => {
        expect(sorted(await api.as(customer).getAddress({ addressId }))).toEqual(['BILLING', 'OFFICE', 'SHIPPING']);
      });
    },
  );

  test(
    'holds a tag once that is added twice',
    verifies('tags.add.is-idempotent'),
    async ({ api, regularCustomer: customer }) => {
      const { id: addressId } = await api.as(customer).addAddress({ body: anAddress({ tags: ['BILLING'] }) });

      for (const tags of ['OFFICE', 'OFFICE', 'BILLING,OFFICE'])
        await api.as(customer).addAddressTags({ addressId, tags });

      await readBack(async () => {
        expect(sorted(await api.as(customer).getAddress({ addressId }))).toEqual(['BILLING', 'OFFICE']);
      });
    },
  );

  for (const [title, tags, id] of [
    ['without the parameter tags', undefined, 'tags.add.refuses-missing-tags'],
    ['with an empty parameter tags', '', 'tags.add.refuses-empty-tags'],
  ] as const)
    test(`is refused ${title}`, verifies(id), async ({ api, regularCustomer: customer }) => {
      const { id: addressId } = await api.as(customer).addAddress({ body: anAddress({ tags: ['BILLING'] }) });
      const call = { addressId, tags: 'OFFICE' };

      await api.as(customer).addAddressTags({ ...call, tamper: { query: { tags } }, expect: 400 });

      await readBack(async () => {
        expect(sorted(await api.as(customer).getAddress({ addressId }))).toEqual(['BILLING']);
      });
      await api.as(customer).addAddressTags(call);
    });

  test(
    'is refused for an unknown address',
    verifies('tags.add.refuses-unknown-address'),
    async ({ api, regularCustomer: customer }) => {
      const { id: addressId } = await api.as(customer).addAddress({ body: anAddress({ tags: ['BILLING'] }) });

      await api.as(customer).addAddressTags({ addressId: anUnknownId(), tags: 'OFFICE', expect: 404 });

      await readBack(async () => {
        expect(sorted(await api.as(customer).getAddress({ addressId }))).toEqual(['BILLING']);
      });
      await api.as(customer).addAddressTags({ addressId, tags: 'OFFICE' });
    },
  );

  test(
    'is refused to another customer',
    verifies('tags.add.owner-only'),
    async ({ api, regularCustomer: customer, sharedStranger: stranger }) => {
      const { id: addressId } = await api.as(customer).addAddress({ body: anAddress({ tags: ['BILLING'] }) });
      const call = { addressId, tags: 'OFFICE' };

      await api.as(stranger).addAddressTags({ ...call, expect: refused });

      await readBack(async () => {
        expect(sorted(await api.as(customer).getAddress({ addressId }))).toEqual(['BILLING']);
      });
      await api.as(customer).addAddressTags(call);
    },
  );
});
