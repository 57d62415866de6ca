import { expect, malformedJson, test, verifies } from '../../fixtures/index.ts';
import { givenRequest, stateOf } from './requests.ts';

const malformed = [
  ['signUp', 'body.sign-up.refuses-malformed-json'],
  ['logIn', 'body.log-in.refuses-malformed-json'],
  ['requestEmailChange', 'body.request-email-change.refuses-malformed-json'],
  ['confirmEmailChange', 'body.confirm-email-change.refuses-malformed-json'],
  ['requestPasswordReset', 'body.request-password-reset.refuses-malformed-json'],
  ['resetPassword', 'body.reset-password.refuses-malformed-json'],
  ['changePassword', 'body.change-password.refuses-malformed-json'],
  ['resendOptIn', 'body.resend-opt-in.refuses-malformed-json'],
  ['updateProfile', 'body.update-profile.refuses-malformed-json'],
  ['addAddress', 'body.add-address.refuses-malformed-json'],
  ['updateAddress', 'body.update-address.refuses-malformed-json'],
] as const;

test.describe('A body that is not JSON', () => {
  for (const [name, id] of malformed)
    test(`${name} is refused`, verifies(id), async ({ api, target, sessions, shared }) => {
      const { body, send, succeeds, owner } = await givenRequest(name, { api, target, sessions, shared });
      const before = await stateOf(api, owner);
      const unclosed = Buffer.from(JSON.stringify(body).slice(0, -1));

      for (const bytes of [malformedJson, unclosed]) {
        const { status } = await send({ tamper: { bytes }, expect: 'refusal' });
        expect(status, `${name} with a body that is not JSON`).toBe(400);
      }

      expect(await stateOf(api, owner)).toEqual(before);
      if (succeeds) await send({});
    });
});
