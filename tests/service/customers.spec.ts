import { anUnknownId, aSignup, aWord, expect, someDetails, test, verifies, readBack } from '../../fixtures/index.ts';

test.describe('A tenant-managed operation without a token', () => {
  test(
    'is refused with 401 and changes nothing',
    verifies('service.access.refuses-no-token'),
    async ({ api, nobody, sharedGuest: guest, sharedCustomer: customer }) => {
      const { firstName } = await api.as(customer).getProfile();
      const body = aSignup();
      const customerNumber = customer.id;

      await api.as(nobody).listCustomers({ expect: 401 });
      await api.as(nobody).searchCustomers({ body: { q: `contactEmail:${customer.email}` }, expect: 401 });
      await api.as(nobody).createCustomer({ body: { contactEmail: body.email }, expect: 401 });
      await api.as(nobody).getCustomer({ customerNumber, expect: 401 });
      await api.as(nobody).patchCustomer({ customerNumber, body: { firstName: aWord() }, expect: 401 });
      await api.as(nobody).removeCustomer({ customerNumber, expect: 401 });

      await readBack(async () => {
        expect(await api.as(customer).getProfile()).toMatchObject({ id: customer.id, firstName });
      });
      await api.as(guest).signUp({ body });
    },
  );
});

test.describe('PATCH a customer by the tenant', () => {
  test(
    'lets an inactive customer log in with active true and onHold false',
    verifies('service.patch.activates'),
    async ({ api, guest, sessions, customer, service }) => {
      const { id: customerNumber, email, password } = customer;
      await api.as(service).patchCustomer({ customerNumber, body: { active: false, onHold: true } });
      await api.as(guest).logIn({ body: { email, password }, expect: [400, 401, 403] });

      await api.as(service).patchCustomer({ customerNumber, body: { active: true, onHold: false } });

      await sessions.logIn(customer);
    },
  );

  test(
    'keeps the fields that are not sent',
    verifies('service.patch.keeps-the-rest'),
    async ({ api, sessions, regularCustomer: customer, service }) => {
      const customerNumber = customer.id;
      const { title, firstName, lastName, contactPhone, contactEmail, preferredCurrency, active, onHold } = await api
        .as(service)
        .getCustomer({ customerNumber });
      const company = aWord();

      await api.as(service).patchCustomer({ customerNumber, body: { company } });

      const kept = { title, firstName, lastName, contactPhone, contactEmail, preferredCurrency, active, onHold };
      await readBack(async () => {
        expect(await api.as(service).getCustomer({ customerNumber })).toMatchObject({ ...kept, company });
      });
      await sessions.logIn(customer);
    },
  );
});

test.describe('GET a customer by the tenant', () => {
  test(
    'shows what the customer sees',
    verifies('service.read.agrees-with-own-profile'),
    async ({ api, regularCustomer: customer, service }) => {
      const details = someDetails({ middleName: aWord() });
      await api.as(customer).updateProfile({ body: details });
      const own = await api.as(customer).getProfile();

      await readBack(async () => {
        const seen = await api.as(service).getCustomer({ customerNumber: customer.id });

        const names = ['id', 'customerNumber', 'contactEmail', ...Object.keys(details)];
        const shared = Object.entries(own).filter(([name]) => names.includes(name));
        expect(seen).toMatchObject(Object.fromEntries(shared));
      });
    },
  );

  test(
    'is refused with 404 for an unknown one',
    verifies('service.read.refuses-unknown-customer'),
    async ({ api, sharedCustomer: customer, service }) => {
      await api.as(service).getCustomer({ customerNumber: anUnknownId(), expect: 404 });

      await readBack(async () => {
        expect(await api.as(service).getCustomer({ customerNumber: customer.id })).toMatchObject({ id: customer.id });
      });
    },
  );

  test(
    'refuses an unknown one with a type',
    verifies('service.read.unknown-customer-type'),
    async ({ api, service, observe }) => {
      const { type } = await api.as(service).getCustomer({ customerNumber: anUnknownId(), expect: 404 });

      const seen = type === undefined ? 'absent' : type === 'application/json' ? 'as in the example' : 'another';
      observe('service.read.unknown-customer-type', seen);
    },
  );
});

test.describe('DELETE a customer', () => {
  test('is accepted', verifies('service.remove.is-accepted'), async ({ api, customer, service }) => {
    const { status } = await api.as(service).answer.removeCustomer({ customerNumber: customer.id });

    expect([202, 204]).toContain(status);
  });

  test('removes the profile', verifies('service.remove.removes-profile'), async ({ api, customer, service }) => {
    const customerNumber = customer.id;
    const read = () => api.as(service).answer.getCustomer({ customerNumber, expect: [200, 404] });
    expect((await read()).status, 'a customer before the removal').toBe(200);

    await api.as(service).removeCustomer({ customerNumber });

    await expect.poll(async () => (await read()).status, 'a removed customer').toBe(404);
  });

  test('removes the login', verifies('service.remove.removes-login'), async ({ api, sessions, customer, service }) => {
    const { id: customerNumber, email, password } = customer;

    await api.as(service).removeCustomer({ customerNumber });

    const logIn = async () =>
      api.as(await sessions.guest()).answer.logIn({ body: { email, password }, expect: 'declared' });
    await expect.poll(async () => (await logIn()).status, 'the login of a removed customer').not.toBe(200);
  });

  test(
    'is refused with 404 for an unknown and for a removed one',
    verifies('service.remove.refuses-unknown-customer'),
    async ({ api, customer, service }) => {
      const customerNumber = customer.id;
      await api.as(service).removeCustomer({ customerNumber: anUnknownId(), expect: 404 });
      await api.as(service).removeCustomer({ customerNumber });

      const again = () => api.as(service).answer.removeCustomer({ customerNumber, expect: [202, 204, 404] });

      await expect.poll(async () => (await again()).status, 'the removal of a removed customer').toBe(404);
    },
  );
});
