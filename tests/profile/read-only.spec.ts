import { anEmail, anUnknownId, aWord, expect, test, verifies, readBack } from '../../fixtures/index.ts';

/** Whether a member that cannot be changed is refused or ignored is left open. */
const refusedOrIgnored = [200, 204, 400, 403, 404, 409] as const;
/** The answer may also be that somebody on hold has no say at all. */
const evenUnheard = [...refusedOrIgnored, 401] as const;

test.describe('PATCH of what a customer cannot change', () => {
  test(
    'leaves the e-mail that logs in as it is',
    verifies('profile.read-only.login-email'),
    async ({ api, regularCustomer: customer, sessions }) => {
      await api.as(customer).updateProfile({ body: { contactEmail: anEmail() } });

      const again = await sessions.logIn(customer);

      await readBack(async () => {
        const { accounts } = await api.as(again).getProfile();
        expect(accounts.map(({ id }) => id)).toEqual([customer.email]);
      });
    },
  );

  test(
    'leaves id and customerNumber as they are',
    verifies('profile.read-only.id'),
    async ({ api, regularCustomer: customer }) => {
      for (const member of ['id', 'customerNumber']) {
        const tamper = { body: { company: aWord(), [member]: anUnknownId() } };
        await api.as(customer).updateProfile({ body: {}, tamper, expect: refusedOrIgnored });
      }

      await readBack(async () => {
        expect(await api.as(customer).getProfile()).toMatchObject({ id: customer.id, customerNumber: customer.id });
      });
    },
  );

  test(
    'neither suspends nor reinstates the customer',
    verifies('profile.read-only.status'),
    async ({ api, customer, service }) => {
      const customerNumber = customer.id;
      const suspend = { body: { active: false, onHold: true } };
      const reinstate = { body: { active: true, onHold: false } };
      await api.as(service).patchCustomer({ customerNumber, ...reinstate });

      await api.as(customer).updateProfile({ body: {}, tamper: suspend, expect: refusedOrIgnored });
      await readBack(async () => {
        expect(await api.as(service).getCustomer({ customerNumber })).toMatchObject(reinstate.body);
      });

      await api.as(service).patchCustomer({ customerNumber, ...suspend });
      await api.as(customer).updateProfile({ body: {}, tamper: reinstate, expect: evenUnheard });
      await readBack(async () => {
        expect(await api.as(service).getCustomer({ customerNumber })).toMatchObject(suspend.body);
      });
    },
  );

  for (const [member, value, id] of [
    ['accounts', [{ id: 'somebody.else@example.test' }], 'profile.read-only.accounts'],
    ['businessModel', 'B2B', 'profile.read-only.business-model'],
    ['lastLogin', '2001-02-03T04:05:06.000Z', 'profile.read-only.last-login'],
  ] as const)
    test(`leaves ${member} as it is`, verifies(id), async ({ api, regularCustomer: customer }) => {
      const before = await api.as(customer).getProfile();

      const tamper = { body: { company: aWord(), [member]: value } };
      await api.as(customer).updateProfile({ body: {}, tamper, expect: refusedOrIgnored });

      await readBack(async () => {
        const after = await api.as(customer).getProfile();
        expect(after[member], `the ${member} after the PATCH`).toEqual(before[member]);
      });
    });
});
