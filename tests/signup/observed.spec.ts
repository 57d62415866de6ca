import {
  aPassword,
  aSignup,
  someDetails,
  test,
  verifies,
  expect,
  type Api,
  type SharedGuest,
} from '../../fixtures/index.ts';

/** Signs up and says what became of it. */
const outcome = async (api: Api, guest: SharedGuest, body: ReturnType<typeof aSignup>): Promise<string> => {
  const { status } = await api.as(guest).answer.signUp({ body, expect: 'declared' });
  return status === 201 ? 'accepted' : `refused with ${status}`;
};

test.describe('POST a signup where the documentation leaves open what happens', () => {
  test(
    'activates the customer at once or later',
    verifies('signup.create.activation'),
    async ({ api, guest, observe }) => {
      const { email, password, ...rest } = aSignup();
      await api.as(guest).signUp({ body: { email, password, ...rest } });

      const { status } = await api.as(guest).answer.logIn({ body: { email, password }, expect: 'declared' });

      observe('signup.create.activation', status === 200 ? 'at once' : `later, until then ${status}`);
    },
  );

  test(
    'takes details without contactEmail or does not',
    verifies('signup.create.details-without-contact-email'),
    async ({ api, sharedGuest: guest, observe }) => {
      const body = aSignup({ customerDetails: someDetails() });

      observe('signup.create.details-without-contact-email', await outcome(api, guest, body));
    },
  );

  test(
    'takes members that are not declared or does not',
    verifies('signup.create.undeclared-members'),
    async ({ api, sharedGuest: guest, observe }) => {
      const body = aSignup();

      const tamper = { body: { ...body, newsletter: true } };
      const { status } = await api.as(guest).answer.signUp({ body, tamper, expect: [201, 400, 403, 409] });

      observe('signup.create.undeclared-members', status === 201 ? 'accepted' : `refused with ${status}`);
    },
  );

  test(
    'tells e-mails apart by case or does not',
    verifies('signup.create.email-case'),
    async ({ api, sharedGuest: guest, sharedCustomer: { email }, observe }) => {
      const inCapitals = aSignup({ email: email.toUpperCase() });

      observe('signup.create.email-case', await outcome(api, guest, inCapitals));
    },
  );

  test(
    'takes the e-mail of a removed customer or does not',
    verifies('signup.create.email-of-removed-customer'),
    async ({ api, sharedGuest: guest, service, observe }) => {
      const body = aSignup();
      const { id: customerNumber } = await api.as(guest).signUp({ body });
      await api.as(service).removeCustomer({ customerNumber });
      const read = () => api.as(service).answer.getCustomer({ customerNumber, expect: [200, 404] });
      await expect.poll(async () => (await read()).status, 'the removed customer is read').toBe(404);

      observe('signup.create.email-of-removed-customer', await outcome(api, guest, body));
    },
  );

  test(
    'takes a password that login has no room for or does not',
    verifies('signup.create.short-password'),
    async ({ api, sharedGuest: guest, observe }) => {
      for (const length of [1, 5]) {
        const body = aSignup({ password: aPassword().slice(0, length) });

        observe('signup.create.short-password', `${length} characters: ${await outcome(api, guest, body)}`);
      }
    },
  );
});
