import { expect, test, verifies } from 'emporix-conformance';

test('a new customer has a language', verifies('team.profile.has-language'), async ({ api, customer }) => {
  const { preferredLanguage } = await api.as(customer).getProfile();

  expect(preferredLanguage).toBeTruthy();
});
