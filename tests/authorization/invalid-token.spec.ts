import { anUnknownId, expect, test, verifies, withBearer } from '../../fixtures/index.ts';
import { givenCalls, namesOf, speakFirst, stateOf } from './calls.ts';

const profile = ['getProfile', 'updateProfile'] as const;
const addresses = ['addAddress', 'listAddresses', 'getAddress', 'updateAddress', 'removeAddress'] as const;
const tags = ['addAddressTags', 'removeAddressTags'] as const;

const neverIssued = [
  ['Signup', 'authorization.signup.refuses-malformed-token', ['signUp']],
  ['Login', 'authorization.login.refuses-malformed-token', ['logIn']],
  ['Logout', 'authorization.logout.refuses-malformed-token', ['logOut']],
  ['A refresh', 'authorization.refresh.refuses-malformed-token', ['refreshToken']],
  ['Social login', 'authorization.social.refuses-malformed-token', ['logInSocially']],
  ['The profile', 'authorization.profile.refuses-malformed-token', profile],
  ['Addresses', 'authorization.address.refuses-malformed-token', addresses],
  ['Tags', 'authorization.tags.refuses-malformed-token', tags],
  [
    'A change of the login e-mail',
    'authorization.email-change.refuses-malformed-token',
    ['requestEmailChange', 'confirmEmailChange'],
  ],
  [
    'Passwords',
    'authorization.password.refuses-malformed-token',
    ['requestPasswordReset', 'resetPassword', 'changePassword'],
  ],
  ['Double opt-in', 'authorization.opt-in.refuses-malformed-token', ['confirmOptIn', 'resendOptIn']],
] as const;

const loggedOut = [
  ['The profile', 'authorization.profile.refuses-logged-out-token', profile],
  ['Addresses', 'authorization.address.refuses-logged-out-token', addresses],
  ['Tags', 'authorization.tags.refuses-logged-out-token', tags],
  ['A change of the login e-mail', 'authorization.email-change.refuses-logged-out-token', ['requestEmailChange']],
  ['A change of the password', 'authorization.password.refuses-logged-out-token', ['changePassword']],
] as const;

test.describe('A token that was never issued', () => {
  for (const [what, id, names] of neverIssued)
    test(`${what}: is refused`, verifies(id), async ({ api, guest, customer }) => {
      const calls = await givenCalls(api, customer);
      const before = await stateOf(api, customer);
      const impostor = withBearer(customer, anUnknownId().repeat(3), 'impostor');

      for (const name of names) {
        await speakFirst(api, calls[name], guest, customer);
        const { status } = await calls[name].ask(api.as(impostor), { expect: 'declared' });
        expect(status, `${name} with a token that was never issued`).toBe(401);
      }

      expect(await stateOf(api, customer)).toEqual(before);
      for (const { ask, by, succeeds } of names.map((name) => calls[name]))
        if (succeeds) await ask(api.as(by === 'guest' ? guest : customer), {});
    });
});

test.describe('A token that is almost one', () => {
  test(
    'The profile: is refused',
    verifies('authorization.profile.refuses-malformed-token'),
    async ({ api, customer }) => {
      const { bearer } = customer;
      const swapped = bearer.replaceAll(/[a-z]/gi, (one) => (one < 'a' ? one.toLowerCase() : one.toUpperCase()));

      for (const near of [bearer.slice(0, -4), bearer.slice(4), `${bearer}a1b2`, swapped])
        await api.as(withBearer(customer, near, 'impostor')).getProfile({ expect: 401 });

      await api.as(customer).getProfile();
    },
  );
});

test.describe('A token that has logged out', () => {
  for (const [what, id, names] of loggedOut)
    test(`${what}: is refused`, verifies(id), async ({ api, people, customer }) => {
      const calls = await givenCalls(api, customer);
      const before = await stateOf(api, customer);
      await api.as(customer).logOut({ accessToken: customer.bearer });

      for (const name of names) {
        const { status } = await calls[name].ask(api.as(customer), { expect: 'declared' });
        expect(status, `${name} with a token that has logged out`).toBe(401);
      }

      const back = await people.logIn(customer);
      expect(await stateOf(api, back)).toEqual(before);
      for (const name of names) await calls[name].ask(api.as(back), {});
    });
});

test.describe('A token whose lifetime is over', () => {
  test(
    'is refused by every operation for guests',
    verifies('authorization.guest-operations.refuse-expired-token'),
    async ({ api, people, guest, customer, clock }) => {
      const calls = await givenCalls(api, customer);
      // The documentation declares the token exchange as open to anybody.
      const names = namesOf(calls, 'guest').filter((name) => name !== 'exchangeToken');

      // Shortly before the end it is good, and to be used does not prolong it.
      await clock.advance(guest.token.expires_in - 60);
      await calls.getGuestProfile.ask(api.as(guest), {});
      await clock.advance(61);

      for (const name of names) {
        const { status } = await calls[name].ask(api.as(guest), { expect: 'declared' });
        expect(status, `${name} with an expired token`).toBe(401);
      }
      const fresh = await people.guest();
      for (const name of ['getGuestProfile', 'signUp', 'logIn'] as const) await calls[name].ask(api.as(fresh), {});
    },
  );

  test(
    'is refused by every operation for customers',
    verifies('authorization.customer-operations.refuse-expired-token'),
    async ({ api, people, customer, clock }) => {
      const calls = await givenCalls(api, customer);
      const before = await stateOf(api, customer);

      await clock.advance(customer.token.expires_in - 60);
      await calls.getProfile.ask(api.as(customer), {});
      await clock.advance(61);

      for (const name of namesOf(calls, 'customer')) {
        const { status } = await calls[name].ask(api.as(customer), { expect: 'declared' });
        expect(status, `${name} with an expired token`).toBe(401);
      }
      const back = await people.logIn(customer);
      expect(await stateOf(api, back)).toEqual(before);
      for (const name of [...profile, ...addresses]) await calls[name].ask(api.as(back), {});
    },
  );
});
