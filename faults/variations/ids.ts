import { randomBytes, randomUUID } from 'node:crypto';
import { variation, type Variation } from '../variation.ts';

let count = 0;

/** What ids look like. */
export const ids: readonly Variation[] = [
  variation('ids-are-uuids', {
    why: 'Eight digits and ten hexadecimals are examples; a custom id may have up to 66 characters.',
    rules: {
      newCustomerNumber: () => randomUUID(),
      newAddressId: () => randomUUID(),
      newCompanyId: () => randomUUID(),
    },
  }),
  variation('ids-are-24-hexadecimals', {
    why: 'Eight digits and ten hexadecimals are examples.',
    rules: {
      newCustomerNumber: () => randomBytes(12).toString('hex'),
      newAddressId: () => randomBytes(12).toString('hex'),
    },
  }),
  variation('ids-are-short-numbers', {
    why: 'An id is a string; numbers that count up are strings too.',
    rules: {
      newCustomerNumber: () => `${++count}`,
      newAddressId: () => `${++count}`,
      newCompanyId: () => `${++count}`,
    },
  }),
  variation('ids-have-the-longest-form', {
    why: 'A custom id may have up to 66 letters, digits, hyphens and underscores.',
    rules: {
      newCustomerNumber: () => `C_${randomBytes(32).toString('hex')}`,
      newAddressId: () => `${randomUUID()}_-${randomBytes(14).toString('hex')}`,
    },
  }),
];
