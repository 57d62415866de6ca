import { claimsOf, expect, test, verifies, withBearer } from '../../fixtures/index.ts';

/** What a token exchange answers to whoever comes with a good token. */
export function exchangeTokens(): void {
  test(
    'needs nothing but its query parameters',
    verifies('exchange.token.takes-query-only'),
    async ({ guest, visitors }) => {
      const { token } = await visitors.byExchange(guest);

      expect(token.token_type).not.toBe('');
    },
  );

  test(
    'goes by the default configuration where it names none',
    verifies('exchange.token.uses-default-config'),
    async ({ guest, visitors }) => {
      const { profile } = await visitors.byExchange(guest);

      expect(profile.id).not.toBe('');
    },
  );

  test(
    'goes by the configuration that it names',
    verifies('exchange.token.takes-named-config'),
    async ({ guest, identity, visitors }) => {
      const { profile } = await visitors.byExchange(guest, { config: identity.config });

      expect(profile.id).not.toBe('');
    },
  );

  test(
    'issues tokens of a customer',
    verifies('exchange.token.issues-customer-tokens'),
    async ({ api, guest, visitors }) => {
      const { profile, token } = await visitors.byExchange(guest);

      expect(claimsOf(token.saas_token)?.['sub'], 'the subject of the SaaS token').toBe(profile.id);
      const refreshed = await api.as(guest).refreshToken({ refreshToken: token.refresh_token });
      const later = await api.as(withBearer(guest, refreshed.access_token, 'visitor')).getProfile();
      expect(later.id, 'whom the refreshed token speaks for').toBe(profile.id);
    },
  );

  test(
    'returns the token that was exchanged',
    verifies('exchange.token.returns-subject-token'),
    async ({ guest, identity, visitors }) => {
      const { token } = await visitors.byExchange(guest);

      expect(token.subject_access_token === (await identity.token()), 'subject_access_token is the subject token').toBe(
        true,
      );
    },
  );

  test(
    'sets the lastLogin of the profile',
    verifies('exchange.token.updates-last-login'),
    async ({ guest, visitors }) => {
      const { profile } = await visitors.byExchange(guest);

      expect(profile.lastLogin, 'lastLogin').toBeTruthy();
      const seconds = Math.abs(Date.parse(profile.lastLogin ?? '') - Date.now()) / 1000;
      expect(seconds, 'seconds between the exchange and lastLogin').toBeLessThan(60);
    },
  );
}
