import { expect, test, verifies, withBearer } from '../../fixtures/index.ts';
import { callsFor, givenCalls, stateOf } from './calls.ts';

const forCustomers = [
  ['Logout', 'authorization.logout.refuses-guest-token', ['logOut']],
  ['PATCH of the profile', 'authorization.profile.refuses-guest-token', ['updateProfile']],
  [
    'Addresses',
    'authorization.address.refuses-guest-token',
    ['addAddress', 'listAddresses', 'getAddress', 'updateAddress', 'removeAddress'],
  ],
  ['Tags', 'authorization.tags.refuses-guest-token', ['addAddressTags', 'removeAddressTags']],
  ['A change of the login e-mail', 'authorization.email-change.refuses-guest-token', ['requestEmailChange']],
  ['A change of the password', 'authorization.password.refuses-guest-token', ['changePassword']],
] as const;

const forGuests = [
  ['Signup', 'authorization.signup.customer-token', ['signUp']],
  ['Login', 'authorization.login.customer-token', ['logIn']],
  ['Confirmation of a new login e-mail', 'authorization.email-change.customer-token', ['confirmEmailChange']],
  ['A reset of a password', 'authorization.password.customer-token', ['requestPasswordReset', 'resetPassword']],
  ['Double opt-in', 'authorization.opt-in.customer-token', ['confirmOptIn', 'resendOptIn']],
] as const;

test.describe('An anonymous token', () => {
  for (const [what, id, names] of forCustomers)
    test(`${what}: is refused and changes nothing`, verifies(id), async ({ api, sessions, guest, regularCustomer }) => {
      // A customer has logged in with this very token: it stays a guest's.
      const customer = await sessions.logIn(regularCustomer, { guest });
      const calls = await givenCalls(api, regularCustomer, customer);
      const before = await stateOf(api, customer);

      for (const name of names) {
        const { status } = await calls[name].ask(api.as(guest), { expect: 'declared' });
        expect([401, 403], `${name} with an anonymous token was answered ${status}`).toContain(status);
      }

      expect(await stateOf(api, customer)).toEqual(before);
    });
});

test.describe('A service token in place of a customer one', () => {
  test(
    'reads no profile',
    verifies('authorization.profile.refuses-service-token'),
    async ({ api, sharedCustomer: customer, service }) => {
      const { status } = await api.as(service).answer.getProfile({ expect: 'declared' });

      expect([401, 403], `getProfile with a service token was answered ${status}`).toContain(status);
      await api.as(customer).getProfile();
    },
  );
});

test.describe('A customer token in place of an anonymous one', () => {
  for (const [what, id, names] of forGuests)
    test(
      `${what}: is accepted or refused`,
      verifies(id),
      async ({ api, nobody, guest, returningCustomer, observe }) => {
        const calls = callsFor(returningCustomer);
        const customer = withBearer(nobody, returningCustomer.bearer, 'customer');

        for (const name of names) {
          const { status } = await calls[name].ask(api.as(customer), { expect: 'declared' });
          const ofGuest = await calls[name].ask(api.as(guest), { expect: 'declared' });

          observe(id, `${name} ${status}, of a guest ${ofGuest.status}`);
        }
      },
    );
});
