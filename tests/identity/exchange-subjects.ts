import { claimsOf, test, verifies } from '../../fixtures/index.ts';

/** Subject tokens that the tenant's configuration does not take. Each is signed by a provider that means it. */
export function subjectTokens(): void {
  test(
    'once it has expired',
    verifies('exchange.subject.refuses-inactive-token'),
    async ({ api, guest, sessions, identity, visitors, clock }) => {
      const subjectAccessToken = await identity.token();
      await visitors.byExchange(guest);

      await clock.advance(Number(claimsOf(subjectAccessToken)?.['exp']) - Date.now() / 1000 + 600);

      await api.as(await sessions.guest()).exchangeToken({ subjectAccessToken, expect: 401 });
    },
  );

  for (const [what, untrusted, requirement] of [
    ['of another issuer', 'issuer', 'exchange.subject.refuses-other-issuer'],
    ['for another audience', 'audience', 'exchange.subject.refuses-other-audience'],
    ['that another client asked for', 'client', 'exchange.subject.refuses-other-party'],
  ] as const)
    test(`when it is one ${what}`, verifies(requirement), async ({ api, guest, identity, visitors }) => {
      const subjectAccessToken = await identity.token(untrusted);

      await api.as(guest).exchangeToken({ subjectAccessToken, expect: [400, 401, 403] });

      await visitors.byExchange(guest);
    });
}
