import { expect, test, verifies } from '../../fixtures/index.ts';

test('a customer signs up and reads her profile', verifies('journey.customer.completes'), async ({ api, customer }) => {
  const profile = await api.as(customer).getProfile();
  expect(profile).toMatchObject({ id: customer.id });
});
