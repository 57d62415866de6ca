import {
  anAddress,
  anEmail,
  aPassword,
  expect,
  someDetails,
  test,
  verifies,
  type Customer,
  type Api,
  readBack,
} from '../../fixtures/index.ts';

/** What the public storefront sends with every call about addresses. */
const headers = { 'accept-language': 'en', 'content-language': 'en' };

/** Adds an address as the public storefront does: with members that no address declares. */
async function addAddress(api: Api, customer: Customer, tag: string): Promise<string> {
  const body = anAddress({ tags: [tag] });
  const more = { firstName: 'Ada', lastName: 'Lovelace', contactEmail: customer.email };
  const tamper = { body: { ...body, ...more }, headers };
  const { id } = await api.as(customer).addAddress({ body, tamper, expect: 201 });
  return id;
}

test.describe('The journey through the public storefront', () => {
  test(
    'leads from the signup to the first two addresses',
    verifies('journey.storefront.signs-up'),
    async ({ api, sessions }) => {
      const pair = { email: anEmail(), password: aPassword() };
      const customerDetails = someDetails({ contactEmail: pair.email, b2b: null });

      const customer = await sessions.customer({ signup: { ...pair, customerDetails, signup: pair } });
      const before = await api.as(customer).getProfile({ expand: 'addresses,mixin:*' });
      const shipping = await addAddress(api, customer, 'shipping');
      const billing = await addAddress(api, customer, 'billing');
      await readBack(async () => {
        const after = await api.as(customer).getProfile({ expand: 'addresses,mixin:*' });

        const { firstName, contactEmail } = customerDetails;
        expect(before).toMatchObject({ id: customer.id, firstName, contactEmail });
        const byTag = new Map((after.addresses ?? []).map(({ id, tags }) => [tags?.[0], id]));
        expect(byTag, 'the addresses of the profile').toEqual(
          new Map([
            ['shipping', shipping],
            ['billing', billing],
          ]),
        );
      });
    },
  );
});
