import { anAddress, anUnknownId, aSignup, expect, test, verifies, readBack } from '../../fixtures/index.ts';

const firstAddress = () => ({ ...anAddress(), contactName: 'Ada Lovelace' });

test.describe('POST a signup with an address', () => {
  test(
    'makes it the first address of the customer',
    verifies('signup.address.becomes-first-address'),
    async ({ api, sessions }) => {
      const customerAddress = firstAddress();

      const customer = await sessions.customer({ signup: { customerAddress } });

      await readBack(async () => {
        const addresses = await api.as(customer).listAddresses();
        expect(addresses, 'the addresses of a customer who signed up with one').toHaveLength(1);
        expect(addresses[0]).toMatchObject(customerAddress);
      });
    },
  );

  test(
    'makes it the default address or does not',
    verifies('signup.address.is-default'),
    async ({ api, sessions, observe }) => {
      const customer = await sessions.customer({ signup: { customerAddress: firstAddress() } });

      const [address] = await api.as(customer).listAddresses();

      observe('signup.address.is-default', address?.isDefault ?? 'isDefault is absent');
    },
  );

  test(
    'with an id of its own is accepted or refused',
    verifies('signup.address.own-id'),
    async ({ api, sharedGuest: guest, observe }) => {
      const customerAddress = { ...firstAddress(), id: anUnknownId() };
      const body = { ...aSignup(), customerAddress };
      const tamper = { body: { ...aSignup(), customerAddress: { ...customerAddress, id: { unexpected: true } } } };

      const { status } = await api.as(guest).answer.signUp({ body, expect: [201, 400] });
      const ofObject = await api.as(guest).answer.signUp({ body, tamper, expect: [201, 400] });

      observe('signup.address.own-id', `${status}, an object in its place ${ofObject.status}`);
    },
  );
});
