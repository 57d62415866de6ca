import { aPassword, aSignup, expect, test, verifies, withBearer } from '../../fixtures/index.ts';

const rounds = [1, 2, 3, 4, 5];

test.describe('at the same time', () => {
  test(
    'signups with one e-mail make one customer',
    verifies('races.signup.email-is-taken-once'),
    async ({ api, sharedGuest: guest }) => {
      for (const round of rounds) {
        const body = aSignup();

        const signups = [1, 2, 3].map(() => api.as(guest).answer.signUp({ body, expect: [201, 409] }));

        const statuses = (await Promise.all(signups)).map(({ status }) => status).sort();
        expect(statuses, `round ${round}`).toEqual([201, 409, 409]);
      }
    },
  );

  test(
    'resets with one token change the password once',
    verifies('races.reset.token-works-once'),
    async ({ api, sharedGuest: guest, customer, inbox }) => {
      for (const round of rounds) {
        const { email } = customer;
        const token = await inbox.tokenMailedTo(email, () => api.as(guest).requestPasswordReset({ body: { email } }));

        const resets = [aPassword(), aPassword()].map((password) =>
          api.as(guest).answer.resetPassword({ body: { token, password }, expect: 'declared' }),
        );

        const statuses = (await Promise.all(resets)).map(({ status }) => status).sort();
        expect(statuses, `round ${round}`).toEqual([204, expect.any(Number)]);
        expect(statuses[1], `the other reset of round ${round}`).toBeGreaterThanOrEqual(400);
      }
    },
  );

  test(
    'refreshes with one refresh token issue a token that works',
    verifies('races.refresh.yields-a-working-token'),
    async ({ api, sharedGuest: guest, returningCustomer: customer, sessions }) => {
      for (const round of rounds) {
        const { token } = await sessions.logIn(customer);

        const refresh = { refreshToken: token.refresh_token, expect: [200, 400, 401, 403] } as const;
        const answers = await Promise.all([1, 2, 3].map(() => api.as(guest).answer.refreshToken(refresh)));

        const issued = answers.flatMap(({ body }) => ('access_token' in body ? [body.access_token] : []));
        const reads = issued.map((bearer) =>
          api.as(withBearer(customer, bearer)).answer.getProfile({ expect: [200, 401] }),
        );
        const statuses = (await Promise.all(reads)).map(({ status }) => status);
        expect(statuses, `what the tokens of round ${round} read`).toContain(200);
      }
    },
  );

  test(
    'refreshes with one refresh token all succeed or do not',
    verifies('races.refresh.concurrent-answers'),
    async ({ api, sharedGuest: guest, returningCustomer: customer, observe }) => {
      const refresh = { refreshToken: customer.token.refresh_token, expect: 'declared' } as const;

      const answers = await Promise.all([1, 2, 3].map(() => api.as(guest).answer.refreshToken(refresh)));

      const statuses = answers.map(({ status }) => status).sort();
      observe('races.refresh.concurrent-answers', statuses.join(' '));
    },
  );
});
