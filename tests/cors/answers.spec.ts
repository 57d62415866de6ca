import {
  anAddress,
  anEmail,
  anUnknownId,
  aPassword,
  aSignup,
  expect,
  test,
  verifies,
  whyUnreadable,
} from '../../fixtures/index.ts';

type Answers = Readonly<Record<string, Parameters<typeof whyUnreadable>[1]>>;

/** The answers that a browser keeps from a page, with the reason. */
const hidden = (origin: string, answers: Answers): readonly string[] =>
  Object.entries(answers).flatMap(([name, answer]) => {
    const why = whyUnreadable(origin, answer);
    return why === undefined ? [] : [`${name}: ${why}`];
  });

test.describe('A page of the storefront reads', () => {
  test(
    'what succeeds',
    verifies('cors.success.is-readable'),
    async ({ api, nobody, guest, sharedGuest, regularCustomer: customer, target }) => {
      const { storefrontOrigin: origin } = target.settings;
      const tamper = { headers: { origin } };
      const own = api.as(customer).answer;
      const { email, password } = customer;

      const unread = hidden(origin, {
        logInAnonymously: await api.as(nobody).answer.logInAnonymously({ tamper, expect: 200 }),
        logIn: await api.as(guest).answer.logIn({ body: { email, password }, tamper, expect: 200 }),
        getProfile: await own.getProfile({ tamper, expect: 200 }),
        updateProfile: await own.updateProfile({ body: {}, tamper, expect: [200, 204] }),
        addAddress: await own.addAddress({ body: anAddress(), tamper, expect: 201 }),
        listAddresses: await own.listAddresses({ tamper, expect: 200 }),
        validateToken: await own.validateToken({ tamper, expect: 200 }),
        requestPasswordReset: await api
          .as(sharedGuest)
          .answer.requestPasswordReset({ body: { email }, tamper, expect: 204 }),
      });

      expect(unread, 'answers that a browser keeps from the page').toEqual([]);
    },
  );

  test(
    'what the service refuses',
    verifies('cors.refusal.of-service-is-readable'),
    async ({ api, sharedGuest: guest, sharedCustomer: customer, target }) => {
      const { storefrontOrigin: origin } = target.settings;
      const tamper = { headers: { origin } };
      const stranger = { email: anEmail(), password: aPassword() };
      const withoutEmail = { ...tamper, body: { password: aPassword() } };
      const addressId = anUnknownId();

      const unread = hidden(origin, {
        signUp: await api.as(guest).answer.signUp({ body: aSignup(), tamper: withoutEmail, expect: 'refusal' }),
        logIn: await api.as(guest).answer.logIn({ body: stranger, tamper, expect: 'refusal' }),
        getAddress: await api.as(customer).answer.getAddress({ addressId, tamper, expect: 'refusal' }),
        updateAddress: await api.as(customer).answer.updateAddress({ addressId, body: {}, tamper, expect: 'refusal' }),
        refreshToken: await api.as(guest).answer.refreshToken({ refreshToken: addressId, tamper, expect: 'refusal' }),
      });

      expect(unread, 'refusals that a browser keeps from the page').toEqual([]);
    },
  );

  test(
    'that its token is missing or not valid',
    verifies('cors.refusal.of-gateway-is-readable'),
    async ({ api, sharedCustomer: customer, target }) => {
      const { storefrontOrigin: origin } = target.settings;
      const own = api.as(customer).answer;
      const headers = { origin };
      const body = { email: customer.email, password: customer.password };
      const missing = { headers, authorization: undefined };
      const unknown = { headers, authorization: `Bearer ${anUnknownId()}` };

      const unread = hidden(origin, {
        'getProfile without a token': await own.getProfile({ tamper: missing, expect: 'refusal' }),
        'getProfile with an unknown token': await own.getProfile({ tamper: unknown, expect: 'refusal' }),
        'updateProfile with an unknown token': await own.updateProfile({ body: {}, tamper: unknown, expect: 401 }),
        'validateToken with an unknown token': await own.validateToken({ tamper: unknown, expect: 'refusal' }),
        'logIn without a token': await own.logIn({ body, tamper: missing, expect: 401 }),
      });

      expect(unread, 'refusals that a browser keeps from the page').toEqual([]);
    },
  );
});
