import { test, verifies } from '../../fixtures/index.ts';

test.describe('The journey of a customer whom an employee puts on hold', () => {
  test(
    'ends at the login until the hold is lifted',
    verifies('journey.employee.suspends-and-restores'),
    async ({ api, guest, sessions, customer, service }) => {
      const { id: customerNumber, email, password } = customer;

      await api.as(service).patchCustomer({ customerNumber, body: { onHold: true } });
      await api.as(guest).logIn({ body: { email, password }, expect: [400, 401, 403] });
      await api.as(service).patchCustomer({ customerNumber, body: { onHold: false } });

      await sessions.logIn(customer);
    },
  );
});
