import { soundRules } from '../../tenant/index.ts';
import type { Fault } from '../fault.ts';

/** The address and the separate credentials of a signup. */
export const signupCredentialsFaults: readonly Fault[] = [
  {
    id: 'signup-loses-address',
    why: 'A customer types her address at the signup and again at the checkout.',
    breaks: ['signup.address.becomes-first-address'],
    reads: /the addresses of a customer who signed up with one/,
    deviation: { rules: { enteredBySignup: (customer) => ({ ...customer, addresses: [] }) } },
  },
  {
    id: 'signup-writes-address-twice',
    why: 'A customer finds her one address twice and does not know which one to correct.',
    breaks: ['signup.address.becomes-first-address'],
    reads: /the addresses of a customer who signed up with one/,
    deviation: {
      rules: {
        enteredBySignup: (customer) => ({
          ...customer,
          addresses: [
            ...customer.addresses,
            ...customer.addresses.map((address) => ({ ...address, id: soundRules.newAddressId(), isDefault: false })),
          ],
        }),
      },
    },
    category: 104,
  },
  {
    id: 'signup-shortens-address',
    why: 'The parcel goes to the right street and to no house in it.',
    breaks: ['signup.address.becomes-first-address'],
    reads: /-\s+"streetNumber"/,
    deviation: {
      rules: {
        enteredBySignup: (customer) => ({
          ...customer,
          addresses: customer.addresses.map((address) => ({
            ...address,
            fields: { ...address.fields, streetNumber: '' },
          })),
        }),
      },
    },
  },
  {
    id: 'signup-ignores-own-credentials',
    why: 'A customer who chose a user name of her own cannot log in with it.',
    breaks: ['signup.credentials.separate-pair-logs-in', 'signup.credentials.separate-email-names-account'],
    reads: /logIn[\s\S]*status: expected 200, received 401/,
    deviation: {
      rules: { loginCredentials: ({ email, password }) => soundRules.loginCredentials({ email, password }) },
    },
  },
  {
    id: 'signup-mixes-credentials',
    why: 'The user name of one pair and the password of the other: neither logs in.',
    breaks: ['signup.credentials.separate-pair-logs-in'],
    reads: /logIn[\s\S]*status: expected 200, received 401/,
    deviation: {
      rules: {
        loginCredentials: (sent) => ({
          email: soundRules.loginCredentials(sent).email,
          password: soundRules.loginCredentials({ ...sent, signup: null }).password,
        }),
      },
    },
  },
  {
    id: 'signup-names-account-after-contact',
    why: 'A customer who asks what she logs in with is told the wrong e-mail.',
    breaks: ['signup.credentials.separate-email-names-account'],
    reads: /toEqual[\s\S]*-\s+"conf-[\s\S]*\+\s+"conf-/,
    deviation: {
      rules: {
        accountsView: ({ accounts, profile }) =>
          accounts.map(({ email }) => ({ id: profile['contactEmail'] ?? email })),
      },
    },
  },
  {
    id: 'signup-contacts-login-email',
    why: 'Mails go to the name that logs in, which may be nobody’s mailbox.',
    breaks: ['signup.credentials.separate-pair-keeps-contact-email'],
    reads: /-\s+"contactEmail"/,
    deviation: {
      rules: {
        enteredBySignup: (customer) => ({
          ...customer,
          profile: { ...customer.profile, contactEmail: customer.accounts[0]?.email ?? null },
        }),
      },
    },
  },
  {
    id: 'signup-refuses-same-pair',
    why: 'The public storefront, which sends the pair twice, gets no new customers.',
    breaks: ['signup.credentials.accepts-same-pair', 'journey.storefront.signs-up'],
    reads: /signUp[\s\S]*status: expected 201, received 400/,
    deviation: {
      rules: {
        checkSignup: (body) => {
          const { email, signup: own } = (body ?? {}) as { email?: unknown; signup?: { email?: unknown } };
          const same = own?.email !== undefined && own.email === email;
          const violation = {
            field: 'signup.email',
            type: 'invalid_value' as const,
            message: 'signup.email is not another one.',
          };
          return [...soundRules.checkSignup(body), ...(same ? [violation] : [])];
        },
      },
    },
  },
];
