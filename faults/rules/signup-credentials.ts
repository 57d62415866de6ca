import { soundRules } from '../../tenant/index.ts';
import { fault, type Fault } from '../fault.ts';
import { alsoRefuses, changesArgument, setsMembers } from '../rule-families.ts';

/** The address and the separate credentials of a signup. */
export const signupCredentialsFaults: readonly Fault[] = [
  fault('signup-loses-address', 'signup.address.becomes-first-address', {
    why: 'A customer types their address at the signup and again at the checkout.',
    failurePattern: { assertion: /the addresses of a customer who signed up with one/ },
    rules: { enteredBySignup: (customer) => ({ ...customer, addresses: [] }) },
  }),
  fault('signup-writes-address-twice', 'signup.address.becomes-first-address', {
    why: 'A customer finds their one address twice and does not know which one to correct.',
    failurePattern: { assertion: /the addresses of a customer who signed up with one/ },
    rules: {
      enteredBySignup: (customer) => {
        const again = customer.addresses.map((one) => ({ ...one, id: soundRules.newAddressId(), isDefault: false }));
        return { ...customer, addresses: [...customer.addresses, ...again] };
      },
    },
    category: 104,
  }),
  fault('signup-shortens-address', 'signup.address.becomes-first-address', {
    why: 'The parcel goes to the right street and to no house in it.',
    failurePattern: { assertion: /-\s+"streetNumber"/ },
    rules: {
      enteredBySignup: (customer) => {
        const shortened = customer.addresses.map((one) => ({ ...one, fields: { ...one.fields, streetNumber: '' } }));
        return { ...customer, addresses: shortened };
      },
    },
  }),
  fault('signup-ignores-own-credentials', 'signup.credentials.separate-pair-logs-in', {
    why: 'A customer who chose a user name of their own cannot log in with it.',
    alsoBreaks: ['signup.credentials.separate-email-names-account'],
    failurePattern: { operation: 'logIn', check: 'status', expected: 200, status: 401 },
    deviation: changesArgument('loginCredentials', 0, ({ email, password }) => ({ email, password })),
  }),
  fault('signup-mixes-credentials', 'signup.credentials.separate-pair-logs-in', {
    why: 'The user name of one pair and the password of the other: neither logs in.',
    failurePattern: { operation: 'logIn', check: 'status', expected: 200, status: 401 },
    deviation: setsMembers('loginCredentials', (_, sent) => ({
      password: soundRules.loginCredentials({ ...sent, signup: null }).password,
    })),
  }),
  fault('signup-names-account-after-contact', 'signup.credentials.separate-email-names-account', {
    why: 'A customer who asks what they log in with is told the wrong e-mail.',
    failurePattern: { assertion: /toEqual[\s\S]*-\s+"conf-[\s\S]*\+\s+"conf-/ },
    rules: {
      accountsView: ({ accounts, profile }) => accounts.map(({ email }) => ({ id: profile['contactEmail'] ?? email })),
    },
  }),
  fault('signup-contacts-login-email', 'signup.credentials.separate-pair-keeps-contact-email', {
    why: 'Mails go to the name that logs in, which may be nobody’s mailbox.',
    failurePattern: { assertion: /-\s+"contactEmail"/ },
    rules: {
      enteredBySignup: (customer) => ({
        ...customer,
        profile: { ...customer.profile, contactEmail: customer.accounts[0]?.email ?? null },
      }),
    },
  }),
  fault('signup-refuses-same-pair', 'signup.credentials.accepts-same-pair', {
    why: 'The public storefront, which sends the pair twice, gets no new customers.',
    alsoBreaks: ['journey.storefront.signs-up'],
    failurePattern: { operation: 'signUp', check: 'status', expected: 201, status: 400 },
    deviation: alsoRefuses('checkSignup', 'signup.email', (body) => {
      const { email, signup } = (body ?? {}) as { email?: string; signup?: { email?: string } };
      return email !== undefined && signup?.email === email;
    }),
  }),
];
