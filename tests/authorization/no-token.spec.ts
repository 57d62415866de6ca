import { expect, test, verifies } from '../../fixtures/index.ts';
import { givenCalls, speakFirst, stateOf } from './calls.ts';

const required = [
  ['signUp', 'authorization.sign-up.refuses-no-token'],
  ['logIn', 'authorization.log-in.refuses-no-token'],
  ['logOut', 'authorization.log-out.refuses-no-token'],
  ['refreshToken', 'authorization.refresh-token.refuses-no-token'],
  ['validateToken', 'authorization.validate-token.refuses-no-token'],
  ['logInSocially', 'authorization.log-in-socially.refuses-no-token'],
  ['getProfile', 'authorization.get-profile.refuses-no-token'],
  ['updateProfile', 'authorization.update-profile.refuses-no-token'],
  ['addAddress', 'authorization.add-address.refuses-no-token'],
  ['listAddresses', 'authorization.list-addresses.refuses-no-token'],
  ['getAddress', 'authorization.get-address.refuses-no-token'],
  ['updateAddress', 'authorization.update-address.refuses-no-token'],
  ['removeAddress', 'authorization.remove-address.refuses-no-token'],
  ['addAddressTags', 'authorization.add-address-tags.refuses-no-token'],
  ['removeAddressTags', 'authorization.remove-address-tags.refuses-no-token'],
  ['requestEmailChange', 'authorization.request-email-change.refuses-no-token'],
  ['confirmEmailChange', 'authorization.confirm-email-change.refuses-no-token'],
  ['requestPasswordReset', 'authorization.request-password-reset.refuses-no-token'],
  ['resetPassword', 'authorization.reset-password.refuses-no-token'],
  ['changePassword', 'authorization.change-password.refuses-no-token'],
  ['confirmOptIn', 'authorization.confirm-opt-in.refuses-no-token'],
  ['resendOptIn', 'authorization.resend-opt-in.refuses-no-token'],
] as const;

test.describe('Without a token', () => {
  for (const [name, id] of required)
    test(`${name} is refused`, verifies(id), async ({ api, nobody, guest, customer }) => {
      const { [name]: call } = await givenCalls(api, customer);
      const before = await stateOf(api, customer);
      await speakFirst(api, call, guest, customer);

      const { status } = await call.ask(api.as(nobody), { expect: 'declared' });

      expect(status, `${name} without a token`).toBe(401);
      expect(await stateOf(api, customer)).toEqual(before);
      const rightful = call.by === 'guest' ? guest : customer;
      if (call.succeeds) await call.ask(api.as(rightful), {});
    });

  test(
    'exchangeToken is refused or answered',
    verifies('authorization.exchange-token.no-token'),
    async ({ api, nobody, guest, customer, observe }) => {
      const { exchangeToken } = await givenCalls(api, customer);

      const answers: string[] = [];
      for (const who of [nobody, guest, customer]) {
        const { status } = await exchangeToken.ask(api.as(who), { expect: 'declared' });
        answers.push(`${who.label} ${status}`);
      }

      observe('authorization.exchange-token.no-token', answers.join(', '));
    },
  );
});
