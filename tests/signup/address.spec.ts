import { anAddress, expect, test, verifies } from '../../fixtures/index.ts';

const firstAddress = () => ({ ...anAddress(), contactName: 'Ada Lovelace' });

test.describe('POST a signup with an address', () => {
  test(
    'makes it the first address of the customer',
    verifies('signup.address.becomes-first-address'),
    async ({ api, people }) => {
      const customerAddress = firstAddress();

      const customer = await people.customer({ signup: { customerAddress } });

      const addresses = await api.as(customer).listAddresses();
      expect(addresses, 'the addresses of a customer who signed up with one').toHaveLength(1);
      expect(addresses[0]).toMatchObject(customerAddress);
    },
  );

  test(
    'makes it the default address or does not',
    verifies('signup.address.is-default'),
    async ({ api, people, observe }) => {
      const customer = await people.customer({ signup: { customerAddress: firstAddress() } });

      const [address] = await api.as(customer).listAddresses();

      observe('signup.address.is-default', address?.isDefault ?? 'isDefault is absent');
    },
  );
});
