import { anUnknownTenant, expect, test, verifies } from '../../fixtures/index.ts';
import { givenCalls, namesOf, stateOf } from './calls.ts';

test.describe('The tenant in the path', () => {
  test(
    'is not open to an anonymous token of another tenant',
    verifies('authorization.tenant.refuses-guest-token-elsewhere'),
    async ({ api, people, target, guest, customer }) => {
      const calls = await givenCalls(api, customer);
      const tamper = { tenant: customer.access.tenant };
      const foreigner = await people.guest(target.other, 'guest of another tenant');
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
    async ({ api, people, target, customer }) => {
      const calls = await givenCalls(api, customer);
      const before = await stateOf(api, customer);
      const tamper = { tenant: customer.access.tenant };
      const foreigner = await people.customer({ ...(target.other && { access: target.other }), label: 'foreigner' });

      for (const name of namesOf(calls, 'customer'))
        await calls[name].ask(api.as(foreigner), { tamper, expect: 'refusal' });

      expect(await stateOf(api, customer)).toEqual(before);
      await api.as(foreigner).getProfile();
    },
  );

  test(
    'is refused when there is no such tenant',
    verifies('authorization.tenant.refuses-unknown-tenant'),
    async ({ api, guest, customer }) => {
      const calls = await givenCalls(api, customer);
      const before = await stateOf(api, customer);
      const tamper = { tenant: anUnknownTenant() };

      for (const speaker of [guest, customer])
        for (const name of namesOf(calls, speaker === guest ? 'guest' : 'customer'))
          await calls[name].ask(api.as(speaker), { tamper, expect: 'refusal' });

      expect(await stateOf(api, customer)).toEqual(before);
      await calls.signUp.ask(api.as(guest), {});
    },
  );
});
