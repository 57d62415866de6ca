import { expect, test } from '@playwright/test';
import { faultInjector } from '../../faults/index.ts';
import { createStore } from '../../tenant/store.ts';

test.describe('A fault injector', () => {
  test('keeps stored data while one fault is injected, and drops it with the next', () => {
    const injector = faultInjector();
    const own = createStore();
    const stored = () => injector.rules.storeFor(own, 'any').deletedCustomers;
    stored().add('12345678');
    const before = [...stored()];

    injector.inject(undefined);

    expect([before, [...stored()]]).toEqual([['12345678'], []]);
    expect(own, "the tenant's own store").toEqual(createStore());
  });

  test('has a store for each tenant', () => {
    const { rules } = faultInjector();

    expect(rules.storeFor(createStore(), 'any')).not.toBe(rules.storeFor(createStore(), 'any'));
  });

  test('lets a fault decide on top of that what is read and written', () => {
    const injector = faultInjector();
    const frozen = createStore();

    injector.inject({ rules: { storeFor: () => frozen } });

    expect(injector.rules.storeFor(createStore(), 'any')).toBe(frozen);
  });
});
