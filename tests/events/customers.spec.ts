import { anAddress, anEmail, aSignup, aWord, expect, someDetails, test, verifies } from '../../fixtures/index.ts';

test.describe('The tenant publishes an event', () => {
  test('when a guest signs up', verifies('signup.create.emits-event'), async ({ api, sharedGuest: guest, events }) => {
    const body = aSignup();
    let id = '';

    const wanted = { name: 'customer.created', about: { contactEmail: body.email } } as const;
    const event = await events.publishedBy(wanted, async () => {
      ({ id } = await api.as(guest).signUp({ body }));
    });

    expect(event).toMatchObject({ customerNumber: id });
  });

  test(
    'when a customer logs in',
    verifies('login.event.emits-logged-in'),
    async ({ sessions, sharedCustomer: customer, events }) => {
      const wanted = { name: 'customer.logged.in', about: { customerId: customer.id } } as const;

      await events.publishedBy(wanted, () => sessions.logIn(customer));
    },
  );

  test(
    'when a profile changes',
    verifies('profile.patch.emits-event'),
    async ({ api, regularCustomer: customer, events }) => {
      const body = { company: aWord() };
      const wanted = { name: 'customer.updated', about: { customerNumber: customer.id, ...body } } as const;

      await events.publishedBy(wanted, () => api.as(customer).updateProfile({ body }));
    },
  );

  test(
    'when an address changes',
    verifies('address.patch.emits-event'),
    async ({ api, regularCustomer: customer, events }) => {
      const { id } = await api.as(customer).addAddress({ body: anAddress() });
      const body = { city: aWord() };
      const about = { customerNumber: customer.id, addresses: [{ id, ...body }] };

      await events.publishedBy({ name: 'customer.updated', about }, () =>
        api.as(customer).updateAddress({ addressId: id, body }),
      );
    },
  );

  test('when a customer is removed', verifies('service.remove.emits-event'), async ({ api, service, events }) => {
    const body = { ...someDetails(), contactEmail: anEmail() };
    const { id } = await api.as(service).createCustomer({ sendPasswordResetNotifications: false, body });
    const wanted = { name: 'customer.deleted', about: { customerNumber: id } } as const;

    await events.publishedBy(wanted, () => api.as(service).removeCustomer({ customerNumber: id }));
  });
});
