import { verifies } from '../fixtures/verifies.ts';
import { collectTests } from './collect.ts';

// One project a variation: its worker starts the varied tenant, and every conformance test runs against it.
for (const { title, verifies: claimed, declare } of await collectTests()) {
  const [first, ...rest] = claimed;
  if (first) declare(title, verifies(first, ...rest));
}
