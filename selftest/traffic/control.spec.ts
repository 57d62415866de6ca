import { expect, test } from '@playwright/test';
import { RateLimiter } from '../../src/client/rate-limit.ts';
import { isTruncated, transportErrorFrom, retryAfterOf } from '../../src/client/transport-error.ts';
import { isLockout } from '../../src/client/lockout.ts';
import { retryPolicyOf } from '../../src/client/retry-policy.ts';
import { operations, rowOf, type OperationName } from '../../contract/operations/index.ts';

const lose = (control: RateLimiter, at: number) =>
  control.lost({ what: 'connection refused', wishes: false }, at).unreachable;

test.describe('A target', () => {
  test('is gone when nothing was answered for a while, and only then', () => {
    const control = new RateLimiter({ repeats: 0 });
    expect([0, 1_000, 2_000, 3_000].map((at) => lose(control, at))).toEqual(Array(4).fill(undefined));
    expect(lose(control, 4_900)).toBeUndefined();
    expect(lose(control, 5_000)).toEqual({ since: 0, what: 'connection refused' });
    expect(control.unreachable()).toEqual(lose(control, 9_000));
  });

  test('is not gone when few were lost, or one was answered in between', () => {
    const control = new RateLimiter({ repeats: 0 });
    for (const at of [0, 3_000, 6_000, 9_000]) expect(lose(control, at)).toBeUndefined();
    control.answered();
    for (const at of [9_100, 9_200, 9_300, 9_400, 9_500]) expect(lose(control, at)).toBeUndefined();
  });
});

test.describe('The pace', () => {
  test('has logins and mails wait apart', () => {
    const control = new RateLimiter({ requestsPerSecond: 10, loginsPerMinute: 60, repeats: 0 });
    expect([1, 2, 3].map(() => control.turn(undefined, 0))).toEqual([0, 100, 200]);
    expect([1, 2].map(() => control.turn('login', 1_000))).toEqual([0, 1_000]);
    expect(control.turn('mail', 3_000)).toBe(0);
  });

  test('is halved where the target asks for it, and comes back', () => {
    const control = new RateLimiter({ requestsPerSecond: 20, repeats: 0 });
    const gap = (at: number) => -control.turn(undefined, at) + control.turn(undefined, at);
    expect(Math.round(gap(10_000))).toBe(50);
    expect(control.limited({ retryAfter: 500 }, 20_000)).toBe(500);
    expect(control.turn(undefined, 20_000)).toBe(500);
    expect(Math.round(gap(21_500))).toBe(100);
    expect(Math.round(gap(23_000))).toBe(67);
    expect(Math.round(gap(26_000))).toBe(50);
  });
});

test('what was surely not heard is told apart from what may have been', () => {
  const heard = (line: string) => !transportErrorFrom(line).unheard;
  expect(['connect ECONNREFUSED ::1:1', 'getaddrinfo ENOTFOUND x', 'self-signed certificate'].some(heard)).toBe(false);
  expect(['read ECONNRESET', 'socket hang up', 'aborted', 'Timeout 15000ms exceeded.', 'who knows'].every(heard)).toBe(
    true,
  );
});

test('a wait is read from seconds and from a date', () => {
  expect(retryAfterOf('7')).toBe(7_000);
  expect(retryAfterOf(new Date(5_000).toUTCString(), 1_000)).toBe(4_000);
  expect([retryAfterOf(undefined), retryAfterOf('soon')]).toEqual([undefined, undefined]);
});

test('a body that only the connection ends was broken off where its JSON does not end', () => {
  const type = { 'content-type': 'application/json' };
  const broken = (headers: Record<string, string>, text: string) => isTruncated({ headers, bytes: Buffer.from(text) });
  expect(broken(type, '{"a":[')).toBe(true);
  expect(broken(type, '{"a":[]}')).toBe(false);
  expect(broken({ ...type, 'content-length': '6' }, '{"a":[')).toBe(false);
  expect(broken({ ...type, 'transfer-encoding': 'chunked' }, '{"a":[')).toBe(false);
  expect(broken({ 'content-type': 'text/html' }, '<p')).toBe(false);
});

test('a login that was refused for too many tries is known by its status or its words', () => {
  const said = (name: OperationName, status: number, message: string) =>
    isLockout(rowOf(name), { status, headers: {}, bytes: Buffer.from(JSON.stringify({ message })) });
  expect(said('logIn', 423, '')).toBe(true);
  expect(said('logIn', 403, 'The account is temporarily locked.')).toBe(true);
  expect(said('logIn', 400, 'Too many failed attempts')).toBe(true);
  expect(said('logIn', 403, 'The customer is not active.')).toBe(false);
  expect(said('logIn', 401, 'Bad credentials')).toBe(false);
  expect(said('getProfile', 403, 'The account is locked.')).toBe(false);
});

test('only what spends nothing and writes nothing may be repeated', () => {
  const repeatable = (Object.keys(operations) as OperationName[]).filter((name) => rowOf(name).repeatable === true);
  expect(repeatable.filter((name) => !rowOf(name).route.startsWith('GET ')).sort()).toEqual([
    'logIn',
    'requestServiceToken',
    'searchCustomers',
  ]);
  for (const spends of ['logOut', 'refreshToken', 'refreshAnonymousToken', 'confirmOptIn'] as const)
    expect(repeatable).not.toContain(spends);

  const of = (name: OperationName, call: Parameters<typeof retryPolicyOf>[1], expected: readonly number[]) =>
    retryPolicyOf(rowOf(name), call, expected).repeatable;
  expect(of('logIn', {}, [200])).toBe(true);
  expect(of('logIn', {}, [400, 401])).toBe(false);
  expect(of('getProfile', { tamper: { method: 'DELETE' } }, [405])).toBe(false);
  expect(of('updateProfile', { tamper: { method: 'OPTIONS' } }, [204])).toBe(true);
  expect(of('removeCustomer', {}, [202, 404])).toBe(true);
  expect(of('removeCustomer', {}, [202])).toBe(false);
  expect(of('removeAddress', {}, [204, 404])).toBe(false);
});
