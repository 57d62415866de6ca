import { aPassword, anEmail, expect, test, verifies } from '../../fixtures/index.ts';

/** An operation that is not for the caller is forbidden, or hidden. */
const refused = [401, 403, 404] as const;

test.describe('tenant-managed operations', () => {
  test(
    'are refused to a guest',
    verifies('security.functions.guest-manages-no-customers'),
    async ({ api, sharedCustomer: customer, sharedGuest: guest }) => {
      const { id: customerNumber } = customer;
      const before = await api.as(customer).getProfile();
      const created = { contactEmail: anEmail(), password: aPassword() };

      await api.as(guest).listCustomers({ expect: [401, 403] });
      await api.as(guest).searchCustomers({ body: {}, expect: [401, 403] });
      await api.as(guest).createCustomer({ sendPasswordResetNotifications: false, body: created, expect: [401, 403] });
      await api.as(guest).getCustomer({ customerNumber, expect: refused });
      await api.as(guest).patchCustomer({ customerNumber, body: { firstName: 'Mallory' }, expect: refused });
      await api.as(guest).removeCustomer({ customerNumber, expect: refused });

      expect(await api.as(customer).getProfile()).toEqual(before);
    },
  );

  test(
    'show and change no other customer to a customer',
    verifies('security.functions.customer-manages-no-others'),
    async ({ api, sharedCustomer: customer, sharedStranger: stranger }) => {
      const { id: customerNumber } = stranger;
      const before = await api.as(stranger).getProfile();
      const { answer } = api.as(customer);

      const lists = [
        await answer.listCustomers({ expect: 'declared' }),
        await answer.searchCustomers({ body: { q: `id:${customerNumber}` }, expect: 'declared' }),
      ];
      await answer.getCustomer({ customerNumber, expect: refused });
      await answer.patchCustomer({ customerNumber, body: { firstName: 'Mallory' }, expect: refused });
      await answer.removeCustomer({ customerNumber, expect: refused });

      const shown = lists.flatMap(({ status, body }) => (status === 200 && Array.isArray(body) ? body : []));
      expect(
        shown.map(({ id }) => id).filter((id) => id !== customer.id),
        'others in the lists',
      ).toEqual([]);
      expect(await api.as(stranger).getProfile()).toEqual(before);
    },
  );
});
