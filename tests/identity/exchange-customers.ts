import { expect, test, verifies, readBack } from '../../fixtures/index.ts';

/** Who somebody is after a token exchange. */
export function exchangedCustomers(): void {
  test(
    'who is no customer yet creates the customer',
    verifies('exchange.customer.is-provisioned'),
    async ({ api, guest, sessions, service, visitors }) => {
      const { profile: before } = await visitors.byExchange(guest);
      await api.as(service).removeCustomer({ customerNumber: before.id });

      const { profile } = await visitors.byExchange(await sessions.guest());

      expect(profile.accounts.map(({ id }) => id)).toEqual(before.accounts.map(({ id }) => id));
      await readBack(async () => {
        const { id: stored } = await api.as(service).getCustomer({ customerNumber: profile.id });
        expect(stored, 'the customer that the service finds').toBe(profile.id);
      });
    },
  );

  test(
    'who came before speaks for the same customer',
    verifies('exchange.customer.is-recognised'),
    async ({ guest, sessions, visitors }) => {
      const first = await visitors.byExchange(guest);

      const second = await visitors.byExchange(await sessions.guest());

      expect(second.profile.id, 'the customer of the second exchange').toBe(first.profile.id);
    },
  );

  test(
    'unknown is refused where provisioning is switched off',
    verifies('exchange.customer.refuses-unknown-when-off'),
    async ({ api, sessions, target, identity, visitors }) => {
      const outsider = await sessions.guest(target.closed);
      const subjectAccessToken = await identity.token();

      const { status, body } = await api.as(outsider).answer.exchangeToken({ subjectAccessToken, expect: [200, 404] });

      if ('access_token' in body) await visitors.welcome(outsider, body);
      expect(status, 'the status of an exchange by somebody unknown').toBe(404);
    },
  );
}
