import { anAddress, anUnknownId, aSignup, expect, test, verifies } from '../../fixtures/index.ts';

/** What a body may try to reach the prototype of all objects with; as text, since a literal would set its own prototype. */
const reachingUp = '"__proto__":{"middleName":"polluted"},"constructor":{"prototype":{"middleName":"polluted"}}';

test.describe('members that the caller has no say in', () => {
  for (const wanted of [
    { active: true, onHold: false },
    { active: false, onHold: true },
  ])
    test(
      `have no effect in a signup: ${JSON.stringify(wanted)}`,
      verifies('security.assignment.signup-grants-nothing'),
      async ({ api, sharedGuest: guest, sessions }) => {
        const id = anUnknownId();
        const more = { ...wanted, id, customerNumber: id, businessModel: 'B2B', initialPassword: true };
        const [plain, greedy] = [aSignup(), aSignup()];
        const body = { ...greedy, ...more, customerDetails: { ...greedy.customerDetails, ...more } };
        await api.as(guest).signUp({ body: plain });

        const signup = await api.as(guest).answer.signUp({ body: greedy, tamper: { body }, expect: [201, 400] });

        const seen = async ({ email, password }: typeof plain) => {
          const login = { email, password };
          const newcomer = await sessions.guest();
          const answer = await api.as(newcomer).answer.logIn({ body: login, expect: [200, 400, 401, 403] });
          if (!('access_token' in answer.body)) return { status: answer.status };
          const own = { label: 'new customer', access: guest.access, bearer: answer.body.access_token };
          const { businessModel } = await api.as(own).getProfile();
          return { status: answer.status, initialPassword: answer.body.initialPassword, businessModel };
        };
        expect(signup.body, 'the id of the signup with more members').not.toMatchObject({ id });
        const [usual, special] = signup.status === 201 ? [await seen(plain), await seen(greedy)] : [];
        expect(special, 'what the signup with more members has become').toEqual(usual);
      },
    );

  test(
    'do not change the id of an address',
    verifies('security.assignment.address-keeps-id'),
    async ({ api, regularCustomer: customer }) => {
      const { id: addressId } = await api.as(customer).addAddress({ body: anAddress() });
      const other = anUnknownId();
      const body = { id: other, addressId: other, city: 'Hamburg' };

      await api.as(customer).updateAddress({ addressId, body, tamper: { body }, expect: [200, 204, 400] });

      expect(await api.as(customer).getAddress({ addressId })).toMatchObject({ id: addressId });
      await api.as(customer).getAddress({ addressId: other, expect: 404 });
      const ids = (await api.as(customer).listAddresses()).map(({ id }) => id);
      expect(ids.filter((id) => [addressId, other].includes(id))).toEqual([addressId]);
    },
  );

  for (const contentType of ['application/json', 'application/merge-patch+json'])
    test(
      `reach no prototype: ${contentType}`,
      verifies('security.assignment.prototype-members-are-inert'),
      async ({ api, customer, stranger }) => {
        // Customers of their own, as a member that they have already would hide the prototype's.
        const ids = ({ id, customerNumber, accounts }: { id: string; customerNumber: string; accounts: unknown }) => ({
          id,
          customerNumber,
          accounts,
        });
        const own = await api.as(customer).getProfile();
        const foreign = await api.as(stranger).getProfile();
        const bytes = Buffer.from(`{${reachingUp},"mixins":{${reachingUp}},"metadata":{"mixins":{${reachingUp}}}}`);

        const tamper = { bytes, contentType };
        await api.as(customer).updateProfile({ body: {}, tamper, expect: [200, 204, 400] });

        const after = await api.as(customer).getProfile();
        expect(ids(after)).toEqual(ids(own));
        expect(after.middleName).toEqual(own.middleName);
        expect(await api.as(stranger).getProfile()).toEqual(foreign);
      },
    );
});
