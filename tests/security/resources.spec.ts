import { anAddress, expect, test, verifies } from '../../fixtures/index.ts';

const megabyte = 1024 * 1024;
const levels = 20_000;
const lists = '['.repeat(levels) + ']'.repeat(levels);
const objects = `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;

test.describe('request beyond reason', () => {
  test(
    'is refused when its body has more than 10 MB',
    verifies('security.resources.refuses-oversized-body'),
    async ({ api, regularCustomer: customer, guest }) => {
      const body = anAddress();
      const login = { email: customer.email, password: customer.password };
      const before = await api.as(customer).listAddresses();
      const padding = 'x'.repeat(11 * megabyte);

      const address = { ...body, extraLine1: padding };
      await api.as(customer).addAddress({ body, tamper: { body: address }, expect: 'refusal' });
      await api.as(guest).logIn({ body: login, tamper: { body: { ...login, padding } }, expect: 'refusal' });

      expect(await api.as(customer).listAddresses()).toEqual(before);
      await api.as(customer).addAddress({ body });
      await api.as(guest).logIn({ body: login });
    },
  );

  test(
    'is refused when its URL has more than 10 KB',
    verifies('security.resources.refuses-oversized-url'),
    async ({ api, regularCustomer: customer }) => {
      const { id: addressId } = await api.as(customer).addAddress({ body: anAddress() });
      // Said as a path: a router may refuse it before it is an address of anybody.
      const path = `/customer/${customer.access.tenant}/me/addresses/${addressId.repeat(1200)}`;
      const expand = Array.from({ length: 1200 }, () => 'addresses').join(',');

      await api.as(customer).getProfile({ tamper: { query: { expand } }, expect: 'refusal' });
      await api.as(customer).getAddress({ addressId, tamper: { path }, expect: 'refusal' });

      await api.as(customer).getProfile({ expand: 'addresses' });
      await api.as(customer).getAddress({ addressId });
    },
  );

  test(
    'is survived when its body nests thousands of levels deep',
    verifies('security.resources.survives-deep-nesting'),
    async ({ api, customer, sharedStranger: stranger, guest }) => {
      const body = { email: stranger.email, password: stranger.password };
      const address = anAddress();

      for (const nested of [lists, objects]) {
        const bytes = Buffer.from(`{"contactName":"Deep","mixins":{"nested":${nested}}}`);
        await api.as(customer).addAddress({ body: address, tamper: { bytes }, expect: [201, 400, 403, 413, 414] });
        await api.as(customer).updateProfile({ body: {}, tamper: { bytes }, expect: [200, 204, 400, 403, 413] });
        await api.as(guest).logIn({ body, tamper: { bytes: Buffer.from(nested) }, expect: 'refusal' });
      }

      await api.as(guest).logIn({ body });
      await api.as(stranger).getProfile();
    },
  );
});
