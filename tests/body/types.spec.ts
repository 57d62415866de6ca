import { expect, invalidBodies, test, verifies } from '../../fixtures/index.ts';
import { givenRequest, stateOf } from './requests.ts';

const wrongType = [
  ['signUp', 'body.sign-up.refuses-wrong-type'],
  ['logIn', 'body.log-in.refuses-wrong-type'],
  ['requestEmailChange', 'body.request-email-change.refuses-wrong-type'],
  ['confirmEmailChange', 'body.confirm-email-change.refuses-wrong-type'],
  ['requestPasswordReset', 'body.request-password-reset.refuses-wrong-type'],
  ['resetPassword', 'body.reset-password.refuses-wrong-type'],
  ['changePassword', 'body.change-password.refuses-wrong-type'],
  ['resendOptIn', 'body.resend-opt-in.refuses-wrong-type'],
  ['updateProfile', 'body.update-profile.refuses-wrong-type'],
  ['addAddress', 'body.add-address.refuses-wrong-type'],
  ['updateAddress', 'body.update-address.refuses-wrong-type'],
] as const;

test.describe('A body with a member of another type', () => {
  for (const [name, id] of wrongType)
    test(`${name} is refused`, verifies(id), async ({ api, target, sessions, shared }) => {
      const {
        schema,
        body,
        full = [body],
        needed,
        send,
        succeeds,
        owner,
      } = await givenRequest(name, { api, target, sessions, shared });
      const before = await stateOf(api, owner);
      // Where a member is optional, null may say that there is none.
      const wrong = full
        .flatMap((right) => invalidBodies(schema, right, ['null', 'wrong type']))
        .filter(({ defect, pointer }) => defect === 'wrong type' || needed.includes(pointer.slice(1)));
      const places = new Map(wrong.map((invalid) => [`${invalid.defect} ${invalid.pointer}`, invalid]));

      for (const invalid of places.values()) await send({ tamper: { body: invalid.body }, expect: 'refusal' });

      expect(await stateOf(api, owner)).toEqual(before);
      if (succeeds) await send({});
    });
});
