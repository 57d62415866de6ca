import { dayAfter, type KnownDeviation } from '../../src/config/known-deviations/known-deviation.ts';

/** The day on which selftests run. */
export const today = new Date().toISOString().slice(0, 10);

/** The test that fails if PATCH replaces an address, and its signature. */
export const patchReplacesAddress = {
  test: 'PATCH an address › changes the fields sent and keeps the rest',
  signature:
    'after getAddress as customer: expect(received).toMatchObject(expected); - "companyName": a string; - "contactPhone": a string; - "country": a string; - "extraLine1": a string; - "state": a string; - "street": a string; - "streetAppendix": a string; - "tags": a list; - "zipCode": a string; - a string',
} as const;

/** An entry of the list, with these members replaced. */
export const aKnownDeviation = (own: Partial<KnownDeviation> = {}): KnownDeviation => ({
  requirement: 'address.patch.merges',
  signature: { [patchReplacesAddress.test]: patchReplacesAddress.signature },
  owner: 'team storefront',
  reason: 'The fix comes with the next release.',
  opened: today,
  expires: dayAfter(today, 30),
  ...own,
});

/** An entry whose last day was yesterday. */
export const anExpiredDeviation = (own: Partial<KnownDeviation> = {}): KnownDeviation =>
  aKnownDeviation({ opened: dayAfter(today, -20), expires: dayAfter(today, -1), ...own });
