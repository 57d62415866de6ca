import { expect } from '../../../fixtures/index.ts';

/** Fails in another file than the test. */
export async function failElsewhere(): Promise<void> {
  await Promise.resolve();
  expect(1, 'elsewhere').toBe(2); // fails here: an expectation of a helper
}
