import { verifies } from '../fixtures/verifies.ts';
import { collectTests, sample } from './collect.ts';

// One project a variation: its worker starts the varied tenant, and every conformance test runs against it.
for (const { title, verifies: claimed, declare } of sample(await collectTests(), 5)) {
  const [first, ...rest] = claimed;
  if (first) declare(title, verifies(first, ...rest));
}
