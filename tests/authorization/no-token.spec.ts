import { anUnknownId, expect, test, verifies, withBearer } from '../../fixtures/index.ts';
import { givenCalls, stateOf } from './calls.ts';

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
    test(`${name} is refused`, verifies(id), async ({ api, sessions, nobody, sharedGuest, regularCustomer }) => {
      const customer = name === 'refreshToken' ? await sessions.logIn(regularCustomer) : regularCustomer;
      const { [name]: call } = await givenCalls(api, regularCustomer, customer);
      const before = await stateOf(api, regularCustomer);
      if (call.by === 'guest') await api.as(sharedGuest).getGuestProfile();

      const { status } = await call.ask(api.as(nobody), { expect: 'declared' });

      expect(status, `${name} without a token`).toBe(401);
      expect(await stateOf(api, regularCustomer)).toEqual(before);
      if (name === 'signUp') await call.ask(api.as(withBearer(nobody, sharedGuest.bearer, 'guest')), {});
    });

  test(
    'exchangeToken is refused or answered',
    verifies('authorization.exchange-token.no-token'),
    async ({ api, nobody, sharedGuest, sharedCustomer, observe }) => {
      const subjectAccessToken = anUnknownId();

      const answers: string[] = [];
      for (const { bearer, label } of [nobody, sharedGuest, sharedCustomer]) {
        const who = bearer === undefined ? nobody : withBearer(nobody, bearer, label);
        const { status } = await api.as(who).answer.exchangeToken({ subjectAccessToken, expect: 'declared' });
        answers.push(`${label} ${status}`);
      }

      observe('authorization.exchange-token.no-token', answers.join(', '));
    },
  );
});
