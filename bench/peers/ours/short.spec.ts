import { test, verifies } from '../../../fixtures/index.ts';

test('a guest gets a token', verifies('anonymous.login.issues-access-token'), async ({ people }) => {
  await people.guest();
});
