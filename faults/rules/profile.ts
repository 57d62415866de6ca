import { soundRules } from '../../tenant/index.ts';
import type { Fault } from '../fault.ts';
import { profileContactEmailFaults } from './profile-contact-email.ts';
import { profileExpandFaults } from './profile-expand.ts';
import { profileMergeFaults } from './profile-merge.ts';
import { profilePatchFaults } from './profile-patch.ts';
import { profileReadOnlyFaults } from './profile-read-only.ts';
import { profileVersionFaults } from './profile-version.ts';

const read = 'GET-customer-retrieve-customer-profile';

type Profile = ReturnType<typeof soundRules.profileView>;

/** What a profile shows, with members changed; what is undefined is left out. */
const shown = (change: (view: Profile) => Profile) => ({
  rules: {
    profileView: (...given: Parameters<typeof soundRules.profileView>): Profile => {
      const view = soundRules.profileView(...given);
      return { ...view, ...change(view) };
    },
  },
});

const guests: readonly Fault[] = [
  {
    id: 'profile-guest-is-refused',
    why: 'A storefront that greets everybody from the profile fails for whoever has not logged in.',
    breaks: ['profile.guest.is-readable', 'profile.guest.has-no-identity', 'profile.guest.is-named-anonymous'],
    reads: /getGuestProfile[\s\S]*status: expected 200, received 403/,
    deviation: {
      rules: {
        tokenKindAllowed: (kind, allowed, operation) =>
          !(kind === 'anonymous' && operation === read) && soundRules.tokenKindAllowed(kind, allowed, operation),
      },
    },
    category: 205,
  },
  {
    id: 'profile-guest-has-a-number',
    why: 'A storefront takes the guest for a customer and offers an order history.',
    breaks: ['profile.guest.has-no-identity'],
    reads: /getGuestProfile[\s\S]*\/customerNumber: expected "00000000", received "10000001"/,
    deviation: {
      rules: { guestProfile: (settings) => ({ ...soundRules.guestProfile(settings), customerNumber: '10000001' }) },
    },
  },
  {
    id: 'profile-guest-has-an-account',
    why: 'A storefront that counts accounts shows a guest as logged in.',
    breaks: ['profile.guest.has-no-identity'],
    reads: /getGuestProfile[\s\S]*\/accounts: expected at most 0 item/,
    deviation: {
      rules: {
        guestProfile: (settings) => ({ ...soundRules.guestProfile(settings), accounts: [{ id: 'anonymous' }] }),
      },
    },
  },
  {
    id: 'profile-guest-is-called-guest',
    why: 'A storefront that tells guests by their name greets a Mr. Guest.',
    breaks: ['profile.guest.is-named-anonymous'],
    reads: /toMatchObject[\s\S]*-\s+"firstName": "Anonymous"/,
    deviation: {
      rules: { guestProfile: (settings) => ({ ...soundRules.guestProfile(settings), firstName: 'Guest' }) },
    },
  },
];

const customers: readonly Fault[] = [
  {
    id: 'profile-cached-for-everybody',
    why: 'Whoever asks next reads the name and the e-mail of whoever asked before.',
    breaks: ['profile.read.is-own'],
    reads: /toMatchObject[\s\S]*-\s+"customerNumber"[\s\S]*\+\s+"customerNumber"/,
    deviation: () => {
      let kept: Profile | undefined;
      return { rules: { expandProfile: (...given) => (kept ??= soundRules.expandProfile(...given)) } };
    },
    category: 206,
  },
  {
    id: 'profile-number-differs-from-id',
    why: 'Orders are filed under a number that no customer has.',
    breaks: ['profile.read.is-own'],
    reads: /toMatchObject[\s\S]*\+\s+"customerNumber": "C\d+"/,
    deviation: shown(({ id }) => ({ customerNumber: typeof id === 'string' ? `C${id}` : id })),
  },
  {
    id: 'profile-accounts-are-social-only',
    why: 'A customer who logs in with a password cannot see by which e-mail.',
    breaks: ['profile.read.lists-login-account'],
    reads: /toContain[\s\S]*Received array: .*\[\]/,
    deviation: {
      rules: { accountsView: (customer) => soundRules.accountsView(customer).filter(({ providerId }) => providerId) },
    },
  },
  {
    id: 'profile-account-shows-contact-email',
    why: 'A customer who has changed the contact e-mail is told to log in with it, and cannot.',
    breaks: ['profile.read-only.login-email'],
    reads: /toEqual[\s\S]*-\s+".+@/,
    deviation: {
      rules: { accountsView: ({ profile }) => [{ id: profile['contactEmail'] }] },
    },
  },
  {
    id: 'profile-password-has-a-provider',
    why: 'A storefront hides the change of the password from whoever has a provider: from everybody.',
    breaks: ['profile.read.no-provider-for-password-account'],
    reads: /the providerId of the login e-mail[\s\S]*Received: .*"internal"/,
    deviation: {
      rules: {
        accountsView: (customer) =>
          soundRules.accountsView(customer).map((account) => ({ providerId: 'internal', ...account })),
      },
    },
  },
  {
    id: 'profile-hides-contact-email',
    why: 'The checkout asks for an e-mail that the customer gave at signup.',
    breaks: ['profile.read.returns-contact-email'],
    reads: /toMatchObject[\s\S]*-\s+"contactEmail"/,
    deviation: shown(() => ({ contactEmail: undefined })),
  },
  {
    id: 'profile-everybody-is-business',
    why: 'Private customers see prices without tax.',
    breaks: ['profile.read.consumer-is-b2c'],
    reads: /toMatchObject[\s\S]*-\s+"businessModel": "B2C"[\s\S]*\+\s+"businessModel": "B2B"/,
    deviation: { rules: { businessModelOf: (companies) => (companies.length >= 0 ? 'B2B' : 'B2C') } },
  },
  {
    id: 'profile-business-begins-with-two-companies',
    why: 'A buyer of one company sees the prices of private customers.',
    breaks: ['profile.read.company-member-is-b2b'],
    reads: /toMatchObject[\s\S]*-\s+"businessModel": "B2B"[\s\S]*\+\s+"businessModel": "B2C"/,
    deviation: { rules: { businessModelOf: (companies) => (companies.length > 1 ? 'B2B' : 'B2C') } },
  },
  {
    id: 'profile-company-swaps-its-ids',
    why: 'Whoever ends an assignment by the id shown ends nothing, or another one.',
    breaks: ['profile.read.lists-legal-entities'],
    reads: /toMatchObject[\s\S]*-\s+"contactAssignmentId"/,
    deviation: {
      rules: {
        companiesOf: (...given) =>
          soundRules.companiesOf(...given).map(({ id, contactAssignmentId, ...others }) => ({
            ...others,
            id: contactAssignmentId,
            contactAssignmentId: id,
          })),
      },
    },
  },
  {
    id: 'profile-hides-companies',
    why: 'A buyer cannot choose the company to order for.',
    breaks: ['profile.read.lists-legal-entities'],
    reads: /toMatchObject[\s\S]*-\s+"b2b"/,
    deviation: shown(() => ({ b2b: undefined })),
  },
  {
    id: 'profile-has-no-version',
    why: 'A client cannot say which state its change is meant for, and overwrites what came between.',
    breaks: ['profile.read.carries-version'],
    reads: /metadata\.version[\s\S]*Received: .*undefined/,
    deviation: shown(() => ({ metadata: {} })),
  },
];

export const profileFaults: readonly Fault[] = [
  ...guests,
  ...customers,
  ...profileExpandFaults,
  ...profilePatchFaults,
  ...profileMergeFaults,
  ...profileContactEmailFaults,
  ...profileVersionFaults,
  ...profileReadOnlyFaults,
];
