import { anUnknownId, expect, test, verifies, withBearer } from '../../fixtures/index.ts';
import { callsFor, namesOf, type CallName, type Calls } from './calls.ts';

/** Every guarded operation, but the validation: its 401 is documented without a body. */
const documented = (calls: Calls): readonly CallName[] =>
  [...namesOf(calls, 'guest'), ...namesOf(calls, 'customer')].filter((name) => name !== 'validateToken');

const fault = { fault: { faultstring: expect.any(String) as unknown } };
const faultOf = (errorcode: string) => ({ fault: { detail: { errorcode } } });

test.describe('The header Authorization', () => {
  test(
    'takes a token under no other scheme than Bearer',
    verifies('authorization.scheme.refuses-other-scheme'),
    async ({ api, sharedCustomer: customer }) => {
      for (const scheme of ['Basic', 'Token', 'Digest'])
        await api.as(customer).getProfile({ tamper: { authorization: `${scheme} ${customer.bearer}` }, expect: 401 });

      const authorization = `Bearer ${customer.bearer}`;
      await api.as(customer).getProfile({ tamper: { authorization }, expect: 200 });
    },
  );

  test(
    'takes the scheme in any case or in the documented one only',
    verifies('authorization.scheme.case'),
    async ({ api, sharedCustomer: customer, observe }) => {
      for (const scheme of ['bearer', 'BEARER']) {
        const tamper = { authorization: `${scheme} ${customer.bearer}` };
        const { status } = await api.as(customer).answer.getProfile({ tamper, expect: [200, 400, 401, 403] });

        observe('authorization.scheme.case', `${scheme} ${status}`);
      }
    },
  );
});

test.describe('The refusal', () => {
  test(
    'of a call without a token is a gateway fault',
    verifies('authorization.fault.missing-token'),
    async ({ api, nobody, returningCustomer }) => {
      const calls = callsFor(returningCustomer);

      for (const name of documented(calls)) {
        const { body } = await calls[name].ask(api.as(nobody), { expect: 'declared' });
        expect(body, `${name} without a token`).toMatchObject(fault);
      }
    },
  );

  test(
    'of an unknown token is a gateway fault that names it invalid',
    verifies('authorization.fault.invalid-token'),
    async ({ api, nobody, returningCustomer }) => {
      const calls = callsFor(returningCustomer);
      const impostor = withBearer(nobody, anUnknownId().repeat(3), 'impostor');

      for (const name of documented(calls)) {
        const { body } = await calls[name].ask(api.as(impostor), { expect: 'declared' });
        expect(body, `${name} with an unknown token`).toMatchObject(faultOf('oauth.v2.InvalidAccessToken'));
      }
    },
  );

  test(
    'of an expired token is a gateway fault that names it expired',
    verifies('authorization.fault.expired-token'),
    async ({ api, nobody, guest, returningCustomer, clock }) => {
      const calls = callsFor(returningCustomer);
      const customer = withBearer(nobody, returningCustomer.bearer, 'customer');
      const guestCalls = namesOf(calls, 'guest');

      await clock.advance(Math.max(guest.token.expires_in, returningCustomer.token.expires_in) + 1);

      for (const name of documented(calls)) {
        const speaker = guestCalls.includes(name) ? guest : customer;
        const { body } = await calls[name].ask(api.as(speaker), { expect: 'declared' });
        const expired = faultOf('keymanagement.service.access_token_expired');
        expect(body, `${name} with an expired token`).toMatchObject(expired);
      }
    },
  );
});
