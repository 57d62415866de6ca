import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test, verifies } from '../../../fixtures/index.ts';

const anything = verifies('address.patch.merges');

test('a customer is made', anything, ({ customer }) => {
  expect(customer.id).toBeTruthy();
});

for (const number of [1, 2, 3])
  test(`the tenant deviates ${number}`, anything, () => {
    expect('right').toBe('wrong');
  });

test('the reporter crashes', anything, () => undefined);

test('an error that nobody catches', anything, () => undefined);

test('the worker is killed', anything, ({ customer }) => {
  expect(customer.id).toBeTruthy();
  process.kill(process.pid, 'SIGKILL');
});

test('a rejection that nobody catches', anything, async () => {
  void Promise.reject(new Error('nobody catches this either'));
  await sleep(20);
});

test('waits until the run is ended', anything, async ({ customer }) => {
  expect(customer.id).toBeTruthy();
  await sleep(60_000);
});
