import { expect, test, verifies } from '../../../fixtures/index.ts';
import { failElsewhere } from './helper.ts';

const claim = verifies('profile.read.is-own');

test('an expectation', claim, async ({ api, customer }) => {
  const profile = await api.as(customer).getProfile();

  expect(profile.id).toBe(customer.id);
  expect(profile.contactEmail).toBe('somebody else'); // fails here: an expectation
});

test('an expectation of a helper', claim, async () => {
  await failElsewhere();
});

test('an answer that is not what was expected', claim, async ({ api, customer }) => {
  await api.as(customer).getProfile();
  await api.as(customer).getAddress({ addressId: 'nowhere' }); // fails here: an answer that is not what was expected
});

test('an error', claim, async ({ api, customer }) => {
  await api.as(customer).getProfile();
  throw new Error('thrown'); // fails here: an error
});

test('a poll', claim, async ({ api, customer }) => {
  const profile = async () => (await api.as(customer).getProfile()).contactEmail;

  await expect.poll(profile, { timeout: 50 }).toBe('somebody else'); // fails here: a poll
});

test('a library', claim, () => {
  new URL('no address'); // fails here: a library
});
