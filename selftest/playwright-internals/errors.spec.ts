import { expect, test } from '@playwright/test';
import { AnswerFailure, Blocked, failureFrom, isJudgement, PropertyFailure } from '../../src/evidence/failures.ts';
import { assertionIn } from '../../src/run/playwright-internals.ts';

/** What a failed `expect` of the installed Playwright throws. */
async function thrownBy(assert: () => unknown): Promise<unknown> {
  try {
    await assert();
  } catch (error) {
    return error;
  }
  throw new Error('Nothing was thrown.');
}

const read = (thrown: unknown) => failureFrom(thrown, assertionIn);

test('a failed expect is told from every other error, with what the test says of it', async () => {
  const plain = await thrownBy(() => {
    expect(1).toBe(2);
  });
  const titled = await thrownBy(() => {
    expect({ city: 'Ulm' }, 'the stored city').toMatchObject({ city: 'Bonn' });
  });
  const polled = await thrownBy(() => expect.poll(() => 1, { timeout: 50, message: 'the count' }).toBe(2));

  expect(read(plain)).toMatchObject({ kind: 'assertion', assertion: { title: '' } });
  expect(read(titled)).toMatchObject({ kind: 'assertion', assertion: { title: 'the stored city' } });
  expect(read(polled)).toMatchObject({ kind: 'assertion', assertion: { title: 'the count' } });
  expect(assertionIn(titled)?.text).toContain('-   "city": "Bonn"');
});

test('what is thrown for another reason judges nothing', () => {
  const others = [new TypeError('expect(received).toBe(expected)'), 'CheckFailure', new Blocked('gone'), undefined];
  const wrapped = others.map((cause) => new PropertyFailure('Property failed after 1 tests', { cause }));

  expect([...others, ...wrapped].map(read).filter(isJudgement)).toEqual([]);
});

test('an answer that failed is known by its call', () => {
  const request = { operation: 'getAddress', speaker: 'customer', url: '', start: 1 } as const;
  const sent = { method: 'GET', path: '/', headers: {} };
  const failure = new AnswerFailure(read).fill({ request: { ...request, sent }, kind: '', violations: [] }, 'GET /');

  expect(read(failure)).toMatchObject({ kind: 'answer', call: { request } });
  expect(isJudgement(read(new PropertyFailure('Property failed', { cause: failure })))).toBe(true);
});

test('every error of a test reaches the suite as it was thrown', ({}, testInfo) => {
  // The one method of Playwright's own that this hangs on.
  expect(typeof (testInfo as { _failWithError?: unknown })._failWithError).toBe('function');
});
