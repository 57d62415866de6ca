import { expect, test, verifies } from 'emporix-conformance';
import { loyaltyAddress } from '../conformance.config.ts';

test('a profile keeps its points', verifies('loyalty.mixin.is-kept'), async ({ api, customer }) => {
  const mixins = { loyalty: { points: 7 } };

  await api.as(customer).updateProfile({ body: { mixins, metadata: { mixins: { loyalty: loyaltyAddress } } } });

  expect(await api.as(customer).getProfile()).toMatchObject({ mixins });
});

test(
  'the loyalty service shows the points',
  verifies('loyalty.balance.is-shown'),
  async ({ api, customer, nobody }) => {
    const { points } = await api.as(customer).getBalance();

    expect(points).toBeGreaterThanOrEqual(0);
    await api.as(nobody).getBalance({ expect: 401 });
  },
);
