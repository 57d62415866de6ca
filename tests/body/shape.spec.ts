import { anAddress, expect, test, verifies, readBack } from '../../fixtures/index.ts';
import { givenRequest, requestNames, stateOf } from './requests.ts';

/** Operations whose request schemas have a required list. Those that take the password away from others come late. */
const withRequiredList = [
  'signUp',
  'logIn',
  'resendOptIn',
  'changePassword',
  'resetPassword',
  'requestPasswordReset',
] as const;

test.describe('A JSON body that is no object', () => {
  test('is refused', verifies('body.shape.refuses-no-object'), async ({ api, target, sessions, shared, customer }) => {
    for (const name of requestNames) {
      const given = { api, target, sessions, shared, customer };
      const { body, needed, send, owner } = await givenRequest(name, given);
      const before = await stateOf(api, owner);
      // Where the body itself is optional, null may say that there is none.
      const others = [[body], JSON.stringify(body), 42, ...(needed.length > 0 ? [null] : [])];

      for (const other of others) await send({ tamper: { body: other }, expect: 'refusal' });

      expect(await stateOf(api, owner), name).toEqual(before);
    }
    await sessions.logIn(customer);
  });
});

test.describe('A body that is left out', () => {
  test(
    'is refused where it has required members',
    verifies('body.shape.refuses-no-body'),
    async ({ api, target, sessions, shared, customer }) => {
      for (const name of withRequiredList) {
        const { send, succeeds } = await givenRequest(name, { api, target, sessions, shared, customer });

        await send({ tamper: { body: undefined }, expect: 'refusal' });

        if (succeeds) await send({});
      }
    },
  );
});

test.describe('The media type of a body', () => {
  test(
    'is refused when it is another',
    verifies('body.media-type.refuses-other'),
    async ({ api, target, sessions, shared, customer }) => {
      for (const name of requestNames) {
        const { send, owner } = await givenRequest(name, { api, target, sessions, shared, customer });
        const before = await stateOf(api, owner);

        for (const contentType of ['text/plain', 'application/xml'])
          await send({ tamper: { contentType }, expect: 'refusal' });

        expect(await stateOf(api, owner), name).toEqual(before);
      }
      await sessions.logIn(customer);
    },
  );

  test(
    'may name the charset',
    verifies('body.media-type.accepts-charset'),
    async ({ api, guest, regularCustomer: customer }) => {
      const { email, password } = customer;
      const tamper = { contentType: 'application/json; charset=utf-8' };
      const body = anAddress();

      await api.as(guest).logIn({ body: { email, password }, tamper, expect: 200 });
      await api.as(customer).updateProfile({ body: { company: body.city ?? '' }, tamper, expect: [200, 204] });
      const { id: addressId } = await api.as(customer).addAddress({ body, tamper, expect: 201 });

      await readBack(async () => {
        expect(await api.as(customer).getAddress({ addressId })).toMatchObject({ ...body });
      });
    },
  );
});

test.describe('A member of many thousand characters', () => {
  test(
    'is stored whole or refused',
    verifies('body.length.long-member'),
    async ({ api, regularCustomer: customer }) => {
      const before = await api.as(customer).getProfile();
      const body = { company: 'x'.repeat(20_000) };

      const { status } = await api
        .as(customer)
        .answer.updateProfile({ body, tamper: { body }, expect: [200, 204, 400, 413] });

      const { company = '' } = status < 300 ? body : before;
      await readBack(async () => {
        expect((await api.as(customer).getProfile()).company ?? '', `the company after ${status}`).toBe(company);
      });
    },
  );
});
