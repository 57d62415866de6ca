import { expect, test } from '@playwright/test';
import { faultInjector } from '../../faults/index.ts';
import { createStore } from '../../tenant/store.ts';

test.describe('A seedbed', () => {
  test('keeps what is stored while one fault is planted, and forgets it with the next', () => {
    const bed = faultInjector();
    const own = createStore();
    const stored = () => bed.rules.storeFor(own, 'any').deletedCustomers;
    stored().add('12345678');
    const before = [...stored()];

    bed.inject(undefined);

    expect([before, [...stored()]]).toEqual([['12345678'], []]);
    expect(own, "the tenant's own store").toEqual(createStore());
  });

  test('has a store for each tenant', () => {
    const { rules } = faultInjector();

    expect(rules.storeFor(createStore(), 'any')).not.toBe(rules.storeFor(createStore(), 'any'));
  });

  test('lets a fault decide on top of that what is read and written', () => {
    const bed = faultInjector();
    const frozen = createStore();

    bed.inject({ rules: { storeFor: () => frozen } });

    expect(bed.rules.storeFor(createStore(), 'any')).toBe(frozen);
  });
});
