import { anAddress, anUnknownId, expect, test, verifies, withBearer } from '../../fixtures/index.ts';
import { callsFor, givenCalls, namesOf, stateOf } from './calls.ts';

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
    test(`${what}: is refused`, verifies(id), async ({ api, sessions, nobody, sharedGuest, regularCustomer }) => {
      const customer = what === 'A refresh' ? await sessions.logIn(regularCustomer) : regularCustomer;
      const calls = await givenCalls(api, regularCustomer, customer);
      const before = await stateOf(api, regularCustomer);
      const impostor = withBearer(nobody, anUnknownId().repeat(3), 'impostor');

      for (const name of names) {
        // The one who may call speaks first, so that the next caller is seen to inherit nothing.
        if (calls[name].by === 'guest') await api.as(sharedGuest).getGuestProfile();
        else await api.as(regularCustomer).getProfile();
        const { status } = await calls[name].ask(api.as(impostor), { expect: 'declared' });
        expect(status, `${name} with a token that was never issued`).toBe(401);
      }

      expect(await stateOf(api, regularCustomer)).toEqual(before);
      if (what === 'Signup') await calls.signUp.ask(api.as(withBearer(nobody, sharedGuest.bearer, 'guest')), {});
    });
});

test.describe('A token that is almost one', () => {
  test(
    'The profile: is refused',
    verifies('authorization.profile.refuses-malformed-token'),
    async ({ api, sharedCustomer: customer }) => {
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
    test(`${what}: is refused`, verifies(id), async ({ api, nobody, sessions, returningCustomer: customer }) => {
      const { id } = await api.as(customer).addAddress({ body: anAddress({ tags: ['kept', 'removed'] }) });
      const calls = callsFor(customer, id);
      const before = await stateOf(api, customer);
      await api.as(customer).logOut({ accessToken: customer.bearer });

      const gone = withBearer(nobody, customer.bearer, 'customer');
      for (const name of names) {
        const { status } = await calls[name].ask(api.as(gone), { expect: 'declared' });
        expect(status, `${name} with a token that has logged out`).toBe(401);
      }

      expect(await stateOf(api, await sessions.logIn(customer))).toEqual(before);
    });
});

test.describe('A token whose lifetime is over', () => {
  test(
    'is refused by every operation for guests',
    verifies('authorization.guest-operations.refuse-expired-token'),
    async ({ api, sessions, guest, returningCustomer, clock }) => {
      const calls = callsFor(returningCustomer);
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
      const fresh = await sessions.guest();
      for (const name of ['getGuestProfile', 'signUp', 'logIn'] as const) await calls[name].ask(api.as(fresh), {});
    },
  );

  test(
    'is refused by every operation for customers',
    verifies('authorization.customer-operations.refuse-expired-token'),
    async ({ api, nobody, sessions, regularCustomer, clock }) => {
      const customer = await sessions.logIn(regularCustomer);
      const calls = await givenCalls(api, regularCustomer, customer);
      const before = await stateOf(api, customer);
      const late = withBearer(nobody, customer.bearer, 'customer');

      await clock.advance(customer.token.expires_in - 60);
      await api.as(customer).getProfile();
      await clock.advance(61);

      for (const name of namesOf(calls, 'customer')) {
        const { status } = await calls[name].ask(api.as(late), { expect: 'declared' });
        expect(status, `${name} with an expired token`).toBe(401);
      }
      expect(await stateOf(api, await sessions.logIn(regularCustomer))).toEqual(before);
    },
  );
});
