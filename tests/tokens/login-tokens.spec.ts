import { claimsOf, expect, test, verifies, withBearer, type Login } from '../../fixtures/index.ts';

const credentialsOf = ({ email, password }: Login) => ({ email, password });
const inCamelCase = {
  accessToken: 'access_token',
  saasToken: 'saas_token',
  expiresIn: 'expires_in',
  refreshToken: 'refresh_token',
  refreshTokenExpiresIn: 'refresh_token_expires_in',
} as const;
const legacyNames = Object.keys(inCamelCase) as (keyof typeof inCamelCase)[];

test.describe('POST a login issues', () => {
  test(
    'an access token that customer operations accept',
    verifies('login.tokens.issues-access-token'),
    async ({ api, guest, sharedCustomer: customer }) => {
      const token = await api.as(guest).logIn({ body: credentialsOf(customer) });

      expect(token.token_type).toBe('Bearer');
      const profile = await api.as(withBearer(customer, token.access_token)).getProfile();
      expect(profile.id, 'whom the access token speaks for').toBe(customer.id);
    },
  );

  test(
    'a refresh token that the refresh accepts',
    verifies('login.tokens.issues-refresh-token'),
    async ({ api, sharedGuest: guest, returningCustomer: customer }) => {
      const { refresh_token: refreshToken, refresh_token_expires_in: lifetime } = customer.token;

      expect(lifetime).toBeGreaterThan(0);
      await api.as(guest).refreshToken({ refreshToken });
    },
  );

  test(
    'a SaaS token that is a JWT for the customer',
    verifies('login.tokens.issues-saas-token', 'login.tokens.saas-token-names-customer'),
    ({ sharedCustomer: customer, sharedStranger: stranger }) => {
      for (const { id, token } of [customer, stranger]) {
        const claims = claimsOf(token.saas_token);
        expect(claims, 'the claims of the SaaS token').toBeDefined();
        expect(claims?.['sub'], 'the subject of the SaaS token').toBe(id);
      }
    },
  );

  test(
    'a SaaS token that expires later',
    verifies('login.tokens.saas-token-expires'),
    ({ sharedCustomer: customer }) => {
      const expiry = Number(claimsOf(customer.token.saas_token)?.['exp']);

      expect(expiry, 'the expiry of the SaaS token').toBeGreaterThan(Date.now() / 1000);
    },
  );

  test(
    'tokens with whole, positive lifetimes',
    verifies('login.tokens.access-lifetime-is-positive', 'login.tokens.refresh-lifetime-is-positive'),
    ({ sharedCustomer: { token } }) => {
      for (const lifetime of ['expires_in', 'refresh_token_expires_in'] as const) {
        expect(Number.isInteger(token[lifetime]), `${lifetime} is a whole number`).toBe(true);
        expect(token[lifetime], lifetime).toBeGreaterThan(0);
      }
    },
  );

  test(
    'an access token for thirty days at most',
    verifies('login.tokens.access-lifetime-is-at-most-thirty-days'),
    ({ sharedCustomer: customer }) => {
      expect(customer.token.expires_in).toBeLessThanOrEqual(2592000);
    },
  );

  test(
    'other tokens for each login',
    verifies('login.tokens.distinct-per-login'),
    async ({ sessions, sharedCustomer: customer }) => {
      const again = await sessions.logIn(customer);

      expect(again.bearer, 'the access token of the second login').not.toBe(customer.bearer);
      expect(again.token.refresh_token, 'the refresh token of the second login').not.toBe(customer.token.refresh_token);
    },
  );

  test(
    'the same under a deprecated name, where it still has one',
    verifies('login.tokens.legacy-members-agree'),
    ({ sharedCustomer: customer }) => {
      for (const name of legacyNames.filter((legacy) => legacy in customer.token))
        expect(customer.token[name], name).toBe(customer.token[inCamelCase[name]]);
    },
  );

  test(
    'deprecated names, or none',
    verifies('login.tokens.legacy-members'),
    ({ sharedCustomer: customer, observe }) => {
      const returned = legacyNames.filter((legacy) => legacy in customer.token).length;

      observe(
        'login.tokens.legacy-members',
        returned === 0 ? 'absent' : `${returned} of ${legacyNames.length} present`,
      );
    },
  );

  test('tokens of some form and length', verifies('login.tokens.format'), ({ sharedCustomer: customer, observe }) => {
    const { access_token, refresh_token } = customer.token;

    for (const [name, token] of Object.entries({ access_token, refresh_token })) {
      const form = claimsOf(token) === undefined ? 'opaque' : 'a JWT';
      observe('login.tokens.format', `${name} is ${form} of ${token.length} characters`);
    }
  });
});

test.describe('POST a login', () => {
  test(
    'goes on in the session of the guest',
    verifies('login.session.keeps-guest-session'),
    async ({ api, guest, sharedCustomer: customer }) => {
      const token = await api.as(guest).logIn({ body: credentialsOf(customer) });

      expect(token.session_id, 'the session of the login').toBe(guest.token.sessionId);
    },
  );

  test(
    'leaves the token of the guest valid, or not',
    verifies('login.session.guest-token-afterwards'),
    async ({ api, guest, sharedCustomer: customer, observe }) => {
      await api.as(guest).logIn({ body: credentialsOf(customer) });

      const { status } = await api.as(guest).answer.getGuestProfile({ expect: 'declared' });

      observe('login.session.guest-token-afterwards', status);
    },
  );
});
