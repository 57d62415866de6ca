import { anEmail, anUnknownId, aSignup, expect, test, verifies, withBearer } from '../../fixtures/index.ts';

/** How long a mail may take, in milliseconds: as long as the inbox itself waits. */
const timeout = 10_000;

test.describe('POST a signup with double opt-in', () => {
  test(
    'mails a token that confirms it',
    verifies('opt-in.signup.mails-token'),
    async ({ api, people, target, inbox }) => {
      const guest = await people.guest(target.optIn);
      const body = aSignup();

      const token = await inbox.tokenMailedTo(body.email, async () => {
        await api.as(guest).signUp({ body });
        await expect.poll(() => inbox.count(body.email), { message: 'the mails since the signup', timeout }).toBe(1);
      });

      await api.as(guest).confirmOptIn({ token });
    },
  );

  test(
    'holds the login back until it is confirmed',
    verifies('opt-in.signup.holds-login-back'),
    async ({ api, people, target, inbox }) => {
      const guest = await people.guest(target.optIn);
      const body = aSignup();
      const { email, password } = body;

      const token = await inbox.tokenMailedTo(email, () => api.as(guest).signUp({ body }));
      await api.as(guest).logIn({ body: { email, password }, expect: [400, 401, 403] });

      await api.as(guest).confirmOptIn({ token });
      await api.as(guest).logIn({ body: { email, password } });
    },
  );
});

test.describe('GET the confirmation of a signup', () => {
  test(
    'answers tokens that customer operations accept',
    verifies('opt-in.confirm.logs-in'),
    async ({ api, people, target, inbox }) => {
      const guest = await people.guest(target.optIn);
      const body = aSignup();
      let id = '';
      const token = await inbox.tokenMailedTo(body.email, async () => {
        ({ id } = await api.as(guest).signUp({ body }));
      });

      const issued = await api.as(guest).confirmOptIn({ token });

      const customer = withBearer(guest, issued.access_token, 'customer');
      expect(await api.as(customer).getProfile()).toMatchObject({ id });
    },
  );

  test(
    'makes the customer log in with e-mail and password',
    verifies('opt-in.confirm.activates'),
    async ({ api, people, target, inbox }) => {
      const guest = await people.guest(target.optIn);
      const body = aSignup();
      const { email, password } = body;
      const token = await inbox.tokenMailedTo(email, () => api.as(guest).signUp({ body }));

      await api.as(guest).confirmOptIn({ token });

      const { access_token: bearer } = await api.as(guest).logIn({ body: { email, password } });
      await api.as(withBearer(guest, bearer, 'customer')).getProfile();
    },
  );

  test(
    'is refused for a token that was never mailed, and works for the one that was',
    verifies('opt-in.confirm.refuses-unknown-token', 'opt-in.confirm.activates'),
    async ({ api, people, target, inbox }) => {
      const guest = await people.guest(target.optIn);
      const body = aSignup();
      const { email, password } = body;
      const token = await inbox.tokenMailedTo(email, () => api.as(guest).signUp({ body }));

      for (const unknown of [anUnknownId(), `${token}x`])
        await api.as(guest).confirmOptIn({ token: unknown, expect: [400, 401] });

      await api.as(guest).confirmOptIn({ token });
      await api.as(guest).logIn({ body: { email, password } });
    },
  );

  test(
    'is refused for an unknown token, though the guest may sign up',
    verifies('opt-in.confirm.refuses-unknown-token'),
    async ({ api, guest }) => {
      await api.as(guest).confirmOptIn({ token: anUnknownId(), expect: [400, 401] });

      await api.as(guest).signUp({ body: aSignup() });
    },
  );

  test(
    'answers a session_id or none',
    verifies('opt-in.confirm.session-member'),
    async ({ people, target, inbox, observe }) => {
      // The inbox is what a new customer of this tenant is confirmed by.
      expect(await inbox.count(anEmail())).toBe(0);
      const customer = await people.customer({ ...(target.optIn && { access: target.optIn }) });

      observe('opt-in.confirm.session-member', 'session_id' in customer.token ? 'present' : 'absent');
    },
  );

  test(
    'takes a token twice or does not',
    verifies('opt-in.confirm.used-token'),
    async ({ api, people, target, inbox, observe }) => {
      const guest = await people.guest(target.optIn);
      const body = aSignup();
      const token = await inbox.tokenMailedTo(body.email, () => api.as(guest).signUp({ body }));
      await api.as(guest).confirmOptIn({ token });

      const { status } = await api.as(guest).answer.confirmOptIn({ token, expect: 'declared' });

      observe('opt-in.confirm.used-token', status === 200 ? 'answered again' : `refused with ${status}`);
    },
  );
});

test.describe('POST a wish for another activation link', () => {
  test('answers 202', verifies('opt-in.resend.answers-accepted'), async ({ api, people, target }) => {
    const guest = await people.guest(target.optIn);
    const body = aSignup();
    await api.as(guest).signUp({ body });

    const { status } = await api.as(guest).answer.resendOptIn({ body: { email: body.email } });

    expect(status).toBe(202);
  });

  test(
    'mails a token that confirms the signup',
    verifies('opt-in.resend.mails-working-token'),
    async ({ api, people, target, inbox }) => {
      const guest = await people.guest(target.optIn);
      const body = aSignup();
      const { email, password } = body;
      await inbox.tokenMailedTo(email, () => api.as(guest).signUp({ body }));

      const token = await inbox.tokenMailedTo(email, async () => {
        await api.as(guest).resendOptIn({ body: { email } });
        await expect.poll(() => inbox.count(email), { message: 'the mails with the resent one', timeout }).toBe(2);
      });

      await api.as(guest).confirmOptIn({ token });
      await api.as(guest).logIn({ body: { email, password } });
    },
  );

  test(
    'answers an unknown and an active e-mail in its own way',
    verifies('opt-in.resend.unknown-email'),
    async ({ api, guest, customer, observe }) => {
      for (const [who, email] of [
        ['unknown', anEmail()],
        ['active', customer.email],
      ] as const) {
        const { status } = await api.as(guest).answer.resendOptIn({ body: { email }, expect: 'declared' });

        observe('opt-in.resend.unknown-email', `${who}: ${status}`);
      }
    },
  );
});
