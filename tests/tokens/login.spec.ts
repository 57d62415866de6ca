import { anEmail, aPassword, expect, test, verifies, type Login } from '../../fixtures/index.ts';

const credentialsOf = ({ email, password }: Login) => ({ email, password });
const refusals = [400, 401, 403] as const;

test.describe('POST a login is refused', () => {
  test('with a wrong password', verifies('login.refusal.wrong-password'), async ({ api, guest, customer }) => {
    const body = credentialsOf(customer);

    for (const password of [aPassword(), body.password.toUpperCase(), `${body.password}x`])
      await api.as(guest).logIn({ body: { ...body, password }, expect: 401 });

    await api.as(guest).logIn({ body });
  });

  test(
    'with an unknown e-mail',
    verifies('login.refusal.unknown-email'),
    async ({ api, guest, sharedCustomer: customer }) => {
      const body = credentialsOf(customer);

      for (const email of [anEmail(), body.email.slice(0, -1), `x${body.email}`])
        await api.as(guest).logIn({ body: { ...body, email }, expect: 401 });

      await api.as(guest).logIn({ body });
    },
  );

  test('in the words of somebody', verifies('login.refusal.body'), async ({ api, guest, customer, observe }) => {
    const body = { ...credentialsOf(customer), password: aPassword() };

    const { body: said } = await api.as(guest).answer.logIn({ body, expect: 'declared' });

    const kind = 'fault' in said ? 'fault' : 'message' in said ? 'error message' : 'neither';
    observe('login.refusal.body', kind);
  });

  const states = [
    ['to a customer who is not active', 'login.refusal.inactive-customer', { active: false }, { active: true }],
    ['to a customer who is on hold', 'login.refusal.customer-on-hold', { onHold: true }, { onHold: false }],
  ] as const;

  for (const [title, id, shut, open] of states)
    test(title, verifies(id), async ({ api, guest, customer, service }) => {
      await api.as(service).patchCustomer({ customerNumber: customer.id, body: shut });

      await api.as(guest).logIn({ body: credentialsOf(customer), expect: refusals });

      await api.as(service).patchCustomer({ customerNumber: customer.id, body: open });
      await api.as(guest).logIn({ body: credentialsOf(customer) });
    });
});

test.describe('POST a login tells', () => {
  test(
    'that a customer chose the password themselves',
    verifies('login.initial-password.false-after-signup'),
    ({ sharedCustomer: customer }) => {
      expect(String(customer.token.initialPassword ?? false), 'initialPassword').toBe('false');
    },
  );

  test(
    'that an employee chose the password',
    verifies('login.initial-password.true-when-set-by-employee'),
    async ({ api, guest, service }) => {
      const [email, password] = [anEmail(), aPassword()];
      const { id: customerNumber } = await api
        .as(service)
        .createCustomer({ sendPasswordResetNotifications: false, body: { contactEmail: email, password } });
      await api.as(service).patchCustomer({ customerNumber, body: { active: true, onHold: false } });

      const { initialPassword } = await api.as(guest).logIn({ body: { email, password } });

      expect(String(initialPassword), 'initialPassword').toBe('true');
    },
  );

  test(
    'whose password it is in some type',
    verifies('login.initial-password.type'),
    ({ sharedCustomer: customer, observe }) => {
      observe('login.initial-password.type', typeof customer.token.initialPassword);
    },
  );

  test(
    'the profile when it was',
    verifies('login.profile.sets-last-login'),
    async ({ api, guest, sharedCustomer: customer }) => {
      const { headers } = await api.as(guest).answer.logIn({ body: credentialsOf(customer) });

      const { lastLogin } = await api.as(customer).getProfile();
      expect(lastLogin, 'lastLogin').toBeTruthy();
      const moment = Date.parse(headers['date'] ?? new Date().toISOString());
      const seconds = Math.abs(Date.parse(lastLogin ?? '') - moment) / 1000;
      expect(seconds, 'seconds between the login and lastLogin').toBeLessThan(60);
    },
  );

  test(
    'the profile of each login anew',
    verifies('login.profile.moves-last-login'),
    async ({ api, sessions, sharedCustomer: customer, clock }) => {
      const { lastLogin: first } = await api.as(customer).getProfile();

      await clock.advance(3600);
      const later = await sessions.logIn(customer);

      const { lastLogin: second } = await api.as(later).getProfile();
      const moved = (Date.parse(second ?? '') - Date.parse(first ?? '')) / 1000;
      expect(Math.abs(moved - 3600), 'seconds off').toBeLessThanOrEqual(5);
    },
  );
});
