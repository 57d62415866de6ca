import { anEmail, aSignup, expect, test, verifies } from '../../fixtures/index.ts';

test.describe('POST a wish for another activation link', () => {
  test('answers 202', verifies('opt-in.resend.answers-accepted'), async ({ api, sessions, target }) => {
    const guest = await sessions.guest(target.optIn);
    const body = aSignup();
    await api.as(guest).signUp({ body });

    const { status } = await api.as(guest).answer.resendOptIn({ body: { email: body.email } });

    expect(status).toBe(202);
  });

  test(
    'mails a token that confirms the signup',
    verifies('opt-in.resend.mails-working-token'),
    async ({ api, sessions, target, inbox }) => {
      const guest = await sessions.guest(target.optIn);
      const body = aSignup();
      const { email, password } = body;
      await inbox.tokenMailedTo(email, () => api.as(guest).signUp({ body }));

      const token = await inbox.tokenMailedTo(email, () => api.as(guest).resendOptIn({ body: { email } }));

      await api.as(guest).confirmOptIn({ token });
      await api.as(await sessions.guest(target.optIn)).logIn({ body: { email, password } });
    },
  );

  test(
    'answers an unknown and an active e-mail in its own way',
    verifies('opt-in.resend.unknown-email'),
    async ({ api, sharedGuest: guest, sharedCustomer: customer, observe }) => {
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
