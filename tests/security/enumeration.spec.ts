import { anEmail, aPassword, expect, test, verifies } from '../../fixtures/index.ts';

/** An answer without what it may echo of the request. */
const withoutEcho = ({ status, body }: { status: number; body: unknown }, email: string) => ({
  status,
  body: JSON.stringify(body ?? null).replaceAll(email, '<e-mail>'),
});

test.describe('who is a customer', () => {
  test(
    'is not told by a refused login',
    verifies('security.enumeration.login-answers-alike'),
    async ({ api, customer, guest }) => {
      const password = aPassword();
      const unknown = anEmail();
      const logIn = (email: string) =>
        api.as(guest).answer.logIn({ body: { email, password }, expect: [400, 401, 403] });

      const wrongPassword = await logIn(customer.email);
      const unknownEmail = await logIn(unknown);

      const told = 'a refused login of a known and of an unknown e-mail';
      expect(withoutEcho(unknownEmail, unknown), told).toEqual(withoutEcho(wrongPassword, customer.email));
      await api.as(guest).logIn({ body: { email: customer.email, password: customer.password } });
    },
  );

  test(
    'is not told by a request for a password reset',
    verifies('security.enumeration.reset-answers-alike'),
    async ({ api, sharedCustomer: customer, sharedGuest: guest }) => {
      const unknown = anEmail();

      const known = await api.as(guest).answer.requestPasswordReset({ body: { email: customer.email } });
      const other = await api.as(guest).answer.requestPasswordReset({ body: { email: unknown }, expect: 'declared' });

      const told = 'a reset for a known and for an unknown e-mail';
      expect(withoutEcho(other, unknown), told).toEqual(withoutEcho(known, customer.email));
    },
  );
});
