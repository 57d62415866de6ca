import { anUnknownTenant, expect, test, verifies, withBearer } from '../../fixtures/index.ts';
import { callsFor, givenCalls, namesOf, stateOf } from './calls.ts';

test.describe('The tenant in the path', () => {
  test(
    'is not open to an anonymous token of another tenant',
    verifies('authorization.tenant.refuses-guest-token-elsewhere'),
    async ({ api, sessions, target, sharedGuest, returningCustomer }) => {
      const calls = callsFor(returningCustomer);
      const tamper = { tenant: returningCustomer.access.tenant };
      const foreigner = await sessions.guest(target.other, 'guest of another tenant');
      const guest = withBearer(sessions.nobody(), sharedGuest.bearer, 'guest');
      await calls.getGuestProfile.ask(api.as(guest), {});

      for (const name of namesOf(calls, 'guest'))
        await calls[name].ask(api.as(foreigner), { tamper, expect: 'refusal' });

      await calls.signUp.ask(api.as(guest), {});
      await api.as(foreigner).getGuestProfile();
    },
  );

  test(
    'is not open to a customer token of another tenant',
    verifies('authorization.tenant.refuses-customer-token-elsewhere'),
    async ({ api, sessions, target, regularCustomer: customer }) => {
      const calls = await givenCalls(api, customer);
      const before = await stateOf(api, customer);
      const tamper = { tenant: customer.access.tenant };
      const foreigner = await sessions.customer({ ...(target.other && { access: target.other }), label: 'foreigner' });

      for (const name of namesOf(calls, 'customer'))
        await calls[name].ask(api.as(foreigner), { tamper, expect: 'refusal' });

      expect(await stateOf(api, customer)).toEqual(before);
      await api.as(foreigner).getProfile();
    },
  );

  test(
    'is refused when there is no such tenant',
    verifies('authorization.tenant.refuses-unknown-tenant'),
    async ({ api, sessions, nobody, sharedGuest, regularCustomer }) => {
      const customer = await sessions.logIn(regularCustomer);
      const calls = await givenCalls(api, regularCustomer, customer);
      const before = await stateOf(api, customer);
      const tamper = { tenant: anUnknownTenant() };

      const speakers = { guest: sharedGuest.bearer, customer: customer.bearer };
      for (const by of ['guest', 'customer'] as const)
        for (const name of namesOf(calls, by))
          await calls[name].ask(api.as(withBearer(nobody, speakers[by], by)), { tamper, expect: 'refusal' });

      expect(await stateOf(api, customer)).toEqual(before);
      await calls.signUp.ask(api.as(withBearer(nobody, speakers.guest, 'guest')), {});
    },
  );
});
