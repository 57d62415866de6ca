import {
  anAddress,
  anUnknownId,
  aSignup,
  expect,
  test,
  verifies,
  withBearer,
  type Api,
  type SharedCustomer,
  type SharedGuest,
  readBack,
} from '../../fixtures/index.ts';
import { callsFor, namesOf } from '../authorization/calls.ts';
import { givenRequest, requestNames } from '../body/requests.ts';

const isErrorMessage = (body: unknown): boolean => typeof body === 'object' && body !== null && 'message' in body;

/** Errors that the service tells itself: 400, 404 and 409 are documented with no other body. */
async function serviceErrors(api: Api, guest: SharedGuest, customer: SharedCustomer) {
  const { email } = customer;
  const body = aSignup({ email });
  return [
    await api.as(guest).answer.signUp({ body, tamper: { body: { email } }, expect: 400 }),
    await api.as(customer).answer.getAddress({ addressId: anUnknownId(), expect: 404 }),
    await api.as(guest).answer.signUp({ body, expect: 409 }),
  ];
}

test.describe('A JSON body of an answer', () => {
  test(
    'is declared as application/json',
    verifies('protocol.json.declares-media-type'),
    async ({ api, sessions, sharedGuest, sharedCustomer, regularCustomer: customer }) => {
      const { email, password } = customer;
      const guest = await sessions.guest();

      const answers = [
        await api.as(customer).answer.getProfile(),
        await api.as(customer).answer.addAddress({ body: anAddress() }),
        await api.as(customer).answer.listAddresses(),
        ...(await serviceErrors(api, sharedGuest, sharedCustomer)),
        await api.as(guest).answer.logIn({ body: { email, password } }),
      ];

      for (const { status, headers } of answers)
        expect(headers['content-type']?.toLowerCase(), `an answer ${status}`).toMatch(/^application\/json\s*(;|$)/);
    },
  );

  test('is encoded in UTF-8', verifies('protocol.json.is-utf-8'), async ({ api, regularCustomer: customer }) => {
    const sent = anAddress({ contactName: 'Zoë Ångström', street: 'Ελληνική 東京 Ñandú €', city: 'שלום 🏡' });
    const { id: addressId } = await api.as(customer).addAddress({ body: sent });

    await readBack(async () => {
      const { headers, body } = await api.as(customer).answer.getAddress({ addressId });

      const { contactName, street, city } = sent;
      expect(body).toMatchObject({ contactName, street, city });
      const [, charset = 'utf-8'] = /charset="?([\w-]+)/.exec(headers['content-type']?.toLowerCase() ?? '') ?? [];
      expect(charset).toMatch(/^utf-?8$/);
    });
  });
});

test.describe('An answer that is declared without content', () => {
  test('has none', verifies('protocol.empty.has-no-body'), async ({ api, sharedGuest: guest, customer }) => {
    const { id: addressId } = await api.as(customer).addAddress({ body: anAddress() });
    const [who, accessToken] = [api.as(customer).answer, customer.bearer];

    const answers = [
      await who.updateProfile({ body: { company: 'Example' } }),
      await who.updateAddress({ addressId, body: { city: 'Hamburg' } }),
      await who.addAddressTags({ addressId, tags: 'office' }),
      await who.removeAddressTags({ addressId, tags: 'office' }),
      await who.removeAddress({ addressId }),
      await api.as(guest).answer.requestPasswordReset({ body: { email: customer.email } }),
      await who.logOut({ accessToken }),
    ];

    for (const { status, length } of answers) expect(length, `the length of an answer ${status}`).toBe(0);
  });
});

test.describe('An error of the service', () => {
  test(
    'carries a message',
    verifies('protocol.error.carries-message'),
    async ({ api, sharedGuest: guest, sharedCustomer: customer }) => {
      const errors = await serviceErrors(api, guest, customer);

      for (const { status, body } of errors)
        expect(body, `an error ${status}`).toHaveProperty('message', expect.stringMatching(/\S/));
    },
  );

  test(
    'repeats the status of the answer',
    verifies('protocol.error.status-agrees'),
    async ({ api, sharedGuest: guest, sharedCustomer: customer }) => {
      const errors = await serviceErrors(api, guest, customer);

      for (const { status, body } of errors) expect(body, `an error ${status}`).toHaveProperty('status', status);
    },
  );

  test(
    'repeats the status, whatever was asked',
    verifies('protocol.error.status-agrees'),
    async ({ api, nobody, sharedGuest, returningCustomer }) => {
      const calls = callsFor(returningCustomer);
      const bearers = { guest: sharedGuest.bearer, customer: returningCustomer.bearer };
      const tamper = { tenant: `none${anUnknownId()}` };
      const told: Record<string, { status: number; body: unknown }> = {};

      for (const by of ['guest', 'customer'] as const)
        for (const name of namesOf(calls, by))
          told[name] = await calls[name].ask(api.as(withBearer(nobody, bearers[by], by)), {
            tamper,
            expect: 'refusal',
          });
      const tampered = { tamper: { query: { client_id: anUnknownId() } }, expect: 'refusal' } as const;
      told['logInAnonymously'] = await api.as(nobody).answer.logInAnonymously(tampered);
      const spent = { refresh_token: anUnknownId(), tamper: {}, expect: 'refusal' } as const;
      told['refreshAnonymousToken'] = await api.as(nobody).answer.refreshAnonymousToken(spent);

      // A gateway may refuse an unknown tenant as well, in a body of its own or without one.
      for (const [name, { status, body }] of Object.entries(told).filter(([, answer]) => isErrorMessage(answer.body)))
        expect(body, `an error ${status} of ${name}`).toHaveProperty('status', status);
    },
  );

  test(
    'repeats the status, whatever was wrong with the request',
    verifies('protocol.error.status-agrees'),
    async ({ api, sessions, shared, nobody, guest, customer }) => {
      const told: Record<string, { status: number; body: unknown }> = {};
      const missing = { tamper: { query: { refresh_token: undefined } }, expect: 'refusal' } as const;
      const { refresh_token } = guest.token;

      for (const name of requestNames) {
        // No mailed token is waited for: what is wrong is the whole body.
        const { send } = await givenRequest(name, { api, target: {}, sessions, shared, customer });
        told[name] = await send({ tamper: { body: [] }, expect: 'refusal' });
      }
      told['refreshAnonymousToken'] = await api.as(nobody).answer.refreshAnonymousToken({ refresh_token, ...missing });
      const nameless = { tamper: { query: { client_id: undefined } }, expect: 'refusal' } as const;
      told['logInAnonymously'] = await api.as(nobody).answer.logInAnonymously(nameless);

      for (const [name, { status, body }] of Object.entries(told).filter(([, answer]) => isErrorMessage(answer.body)))
        expect(body, `an error ${status} of ${name}`).toHaveProperty('status', status);
    },
  );

  test(
    'has a type of the documented form or another',
    verifies('protocol.error.type'),
    async ({ api, sharedGuest: guest, sharedCustomer: customer, observe }) => {
      const errors = [
        ...(await serviceErrors(api, guest, customer)),
        await api.as(guest).answer.addAddress({ body: anAddress(), expect: [401, 403] }),
      ];

      for (const { status, body } of errors) {
        const type = 'type' in body ? body.type : undefined;
        const form = type === undefined ? 'absent' : /^[a-z]+[a-z_]*[a-z]+$/.test(type) ? 'documented' : 'another';
        observe('protocol.error.type', `${status} ${form}`);
      }
    },
  );
});
