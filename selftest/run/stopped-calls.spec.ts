import { expect, test } from '@playwright/test';
import { StoppedCalls } from '../../src/run/stopped-calls.ts';
import { aKnownDeviation } from '../support/known-deviation.ts';

const call = {
  kind: 'addAddress as customer of shop, to be met',
  signature: 'addAddress as customer -> 500',
  failed: 'x',
};
const tenTests = Array.from({ length: 10 }, (_, index) => `test ${index}`);

function afterFailuresOf(calls: StoppedCalls, tests: readonly string[], own: Partial<typeof call> = {}): number {
  for (const each of tests) calls.testEnded({ test: each, succeeded: [], failed: [{ ...call, ...own }] });
  return calls.all.length;
}

test('a call is stopped when it has failed in the same way in ten tests', () => {
  const calls = new StoppedCalls([]);

  expect(afterFailuresOf(calls, tenTests.slice(1))).toBe(0);
  expect(afterFailuresOf(calls, ['test 1'])).toBe(0);
  expect(afterFailuresOf(calls, ['another'], { signature: 'addAddress as customer -> 400' })).toBe(0);
  expect(afterFailuresOf(calls, ['test 0'])).toBe(1);
  expect(calls.all).toEqual([{ ...call, judgedBy: [] }]);
});

test('a call is not stopped that was answered as it had to be in one test', () => {
  const calls = new StoppedCalls([]);
  calls.testEnded({ test: 'sound', succeeded: [call.kind], failed: [] });

  expect(afterFailuresOf(calls, tenTests)).toBe(0);
});

test('what a known deviation lists stops nothing, in its tests or in others', () => {
  const calls = new StoppedCalls([aKnownDeviation({ signature: { 'a test': call.signature } })]);

  expect(afterFailuresOf(calls, tenTests)).toBe(0);
});
