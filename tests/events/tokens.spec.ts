import {
  anEmail,
  aPassword,
  aSignup,
  expect,
  test,
  verifies,
  type Customer,
  type AllFixtures,
} from '../../fixtures/index.ts';

const tokenOf = (event: Readonly<Record<string, unknown>>): string => String(event['token']);

/** Asks for a change of the login e-mail, and reads its token from the event about it. */
async function askForChange({ api, events }: Pick<AllFixtures, 'api' | 'events'>, customer: Customer) {
  const { email, password } = customer;
  const body = { email, password, newEmail: anEmail() };
  const wanted = { name: 'customer.email-change-request', about: { newEmail: body.newEmail } } as const;
  return tokenOf(await events.publishedBy(wanted, () => api.as(customer).requestEmailChange({ body })));
}

test.describe('The tenant publishes an event with a token', () => {
  test(
    'when a password is to be reset',
    verifies('password.reset-request.emits-event'),
    async ({ api, sharedGuest: guest, customer: { email }, events }) => {
      const body = { email, site: 'main' };

      const event = await events.publishedBy({ name: 'customer.password-reset', about: { email } }, () =>
        api.as(guest).requestPasswordReset({ body }),
      );

      expect(event).toMatchObject(body);
      await api.as(guest).resetPassword({ body: { token: tokenOf(event), password: aPassword() } });
    },
  );

  test(
    'when an e-mail is to be changed',
    verifies('email-change.request.emits-event'),
    async ({ api, sharedGuest: guest, customer, events }) => {
      const token = await askForChange({ api, events }, customer);

      await api.as(guest).confirmEmailChange({ body: { token } });
    },
  );

  test(
    'when an e-mail has been changed',
    verifies('email-change.confirm.emits-event'),
    async ({ api, sharedGuest: guest, customer, events }) => {
      const token = await askForChange({ api, events }, customer);
      const wanted = { name: 'customer.email-change', about: { token } } as const;

      await events.publishedBy(wanted, () => api.as(guest).confirmEmailChange({ body: { token } }));
    },
  );
});

test.describe('The tenant with double opt-in publishes an event', () => {
  test(
    'with a token when a guest signs up',
    verifies('opt-in.signup.emits-event'),
    async ({ api, sessions, target, events }) => {
      const guest = await sessions.guest(target.optIn);
      const { id } = await api.as(guest).signUp({ body: aSignup() });

      const event = await events.published({ name: 'customer.opt-in', about: { customerNumber: id } });

      await api.as(guest).confirmOptIn({ token: tokenOf(event) });
    },
  );

  test(
    'when the link is asked for again',
    verifies('opt-in.resend.emits-event'),
    async ({ api, sessions, target, events }) => {
      const guest = await sessions.guest(target.optIn);
      const body = aSignup();
      const { email } = body;
      await api.as(guest).signUp({ body });

      await events.publishedBy({ name: 'customer.refresh-token', about: { email } }, () =>
        api.as(guest).resendOptIn({ body: { email } }),
      );
    },
  );
});
