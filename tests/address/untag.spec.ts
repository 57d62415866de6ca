import { anAddress, anUnknownId, expect, test, verifies, type Session, readBack } from '../../fixtures/index.ts';

const refused = [400, 401, 403, 404] as const;
const tags = ['BILLING', 'HOME', 'OFFICE', 'SHIPPING'];

/** Sorted, as no order is promised, and in upper case, as keeping the case is a promise of its own. */
const sorted = (address: { tags?: string[] | undefined }): readonly string[] =>
  (address.tags ?? []).map((tag) => tag.toUpperCase()).sort();

/** The address of the tags with the query as it is. */
const plainPath = ({ access }: Pick<Session, 'access'>, addressId: string, query: string): string =>
  `/customer/${access.tenant}/me/addresses/${encodeURIComponent(addressId)}/tags?tags=${query}`;

test.describe('DELETE tags', () => {
  test(
    'answers 204 without a body',
    verifies('tags.remove.answers-empty'),
    async ({ api, regularCustomer: customer }) => {
      const { id: addressId } = await api.as(customer).addAddress({ body: anAddress({ tags }) });

      const { status, body } = await api.as(customer).answer.removeAddressTags({ addressId, tags: 'OFFICE' });

      expect({ status, body }).toEqual({ status: 204, body: undefined });
    },
  );

  test(
    'keeps the tags that are not named',
    verifies('tags.remove.removes-named-only'),
    async ({ api, regularCustomer: customer }) => {
      const alike = ['BACK-OFFICE', 'OFFICE-2'];
      const { id: addressId } = await api.as(customer).addAddress({ body: anAddress({ tags: [...tags, ...alike] }) });

      await api.as(customer).removeAddressTags({ addressId, tags: 'OFFICE' });

      await readBack(async () => {
        const left = sorted(await api.as(customer).getAddress({ addressId }));
        expect(left).toEqual(['BACK-OFFICE', 'BILLING', 'HOME', 'OFFICE-2', 'SHIPPING']);
      });
    },
  );

  test(
    'removes each of a list, encoded or not',
    verifies('tags.remove.takes-list'),
    async ({ api, regularCustomer: customer }) => {
      for (const query of ['BILLING,SHIPPING', 'BILLING%2CSHIPPING']) {
        const { id: addressId } = await api.as(customer).addAddress({ body: anAddress({ tags }) });

        const tamper = { path: plainPath(customer, addressId, query) };
        await api.as(customer).removeAddressTags({ addressId, tags: 'replaced', tamper, expect: 204 });

        await readBack(async () => {
          const left = sorted(await api.as(customer).getAddress({ addressId }));
          expect(left, `the tags after removing ${query}`).toEqual(['HOME', 'OFFICE']);
        });
      }
    },
  );

  test(
    'accepts or refuses a tag that is not there',
    verifies('tags.remove.absent-tag'),
    async ({ api, regularCustomer: customer, observe }) => {
      const { id: addressId } = await api.as(customer).addAddress({ body: anAddress({ tags }) });

      const call = { addressId, tags: 'ABSENT', expect: 'declared' } as const;
      const { status } = await api.as(customer).answer.removeAddressTags(call);

      observe('tags.remove.absent-tag', status);
    },
  );

  test(
    'is refused without the parameter tags and removes none',
    verifies('tags.remove.refuses-missing-tags'),
    async ({ api, regularCustomer: customer }) => {
      const { id: addressId } = await api.as(customer).addAddress({ body: anAddress({ tags }) });
      const call = { addressId, tags: 'OFFICE' };

      await api.as(customer).removeAddressTags({ ...call, tamper: { query: { tags: undefined } }, expect: 400 });

      await readBack(async () => {
        expect(sorted(await api.as(customer).getAddress({ addressId }))).toEqual(tags);
      });
      await api.as(customer).removeAddressTags(call);
    },
  );

  test(
    'is refused for an unknown address',
    verifies('tags.remove.refuses-unknown-address'),
    async ({ api, regularCustomer: customer }) => {
      const { id: addressId } = await api.as(customer).addAddress({ body: anAddress({ tags }) });

      await api.as(customer).removeAddressTags({ addressId: anUnknownId(), tags: 'OFFICE', expect: 404 });

      await readBack(async () => {
        expect(sorted(await api.as(customer).getAddress({ addressId }))).toEqual(tags);
      });
      await api.as(customer).removeAddressTags({ addressId, tags: 'OFFICE' });
    },
  );

  test(
    'is refused to another customer',
    verifies('tags.remove.owner-only'),
    async ({ api, regularCustomer: customer, sharedStranger: stranger }) => {
      const { id: addressId } = await api.as(customer).addAddress({ body: anAddress({ tags }) });
      const call = { addressId, tags: 'OFFICE' };

      await api.as(stranger).removeAddressTags({ ...call, expect: refused });

      await readBack(async () => {
        expect(sorted(await api.as(customer).getAddress({ addressId }))).toEqual(tags);
      });
      await api.as(customer).removeAddressTags(call);
    },
  );
});
