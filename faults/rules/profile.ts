import { replacesAnswerWhen } from '../answer-families.ts';
import { fault, type Fault } from '../fault.ts';
import { operationIds } from '../operation-ids.ts';
import { changesArgument, changesResult, denies, dropsMembers, keepsFirst, setsMembers } from '../rule-families.ts';

/** What a profile shows. */
export const profileFaults: readonly Fault[] = [
  fault('profile-guest-is-refused', 'profile.guest.is-readable', {
    why: 'A storefront that greets everybody from the profile fails for whoever has not logged in.',
    alsoBreaks: ['profile.guest.has-no-identity', 'profile.guest.is-named-anonymous'],
    failurePattern: { operation: 'getGuestProfile', check: 'status', expected: 200, status: 403 },
    deviation: denies(
      'tokenKindAllowed',
      (kind, _allowed, operation) => kind === 'anonymous' && operation === operationIds.getProfile,
    ),
    category: 205,
  }),
  fault('profile-guest-has-a-number', 'profile.guest.has-no-identity', {
    why: 'A storefront takes the guest for a customer and offers an order history.',
    failurePattern: { operation: 'getGuestProfile', check: 'schema', pointer: '/customerNumber' },
    deviation: setsMembers('guestProfile', { customerNumber: '10000001' }),
  }),
  fault('profile-guest-has-an-account', 'profile.guest.has-no-identity', {
    why: 'A storefront that counts accounts shows a guest as logged in.',
    failurePattern: { operation: 'getGuestProfile', check: 'schema', pointer: '/accounts' },
    deviation: setsMembers('guestProfile', { accounts: [{ id: 'anonymous' }] }),
  }),
  fault('profile-guest-is-called-guest', 'profile.guest.is-named-anonymous', {
    why: 'A storefront that tells guests by their name greets a Mr. Guest.',
    failurePattern: { assertion: /toMatchObject[\s\S]*-\s+"firstName": "Anonymous"/ },
    deviation: setsMembers('guestProfile', { firstName: 'Guest' }),
  }),
  fault('profile-cached-for-everybody', 'profile.read.is-own', {
    why: 'Whoever asks next reads the name and the e-mail of whoever asked before.',
    failurePattern: { assertion: /toMatchObject[\s\S]*-\s+"customerNumber"[\s\S]*\+\s+"customerNumber"/ },
    deviation: keepsFirst('expandProfile'),
    category: 206,
  }),
  fault('profile-number-differs-from-id', 'profile.read.is-own', {
    why: 'Orders are filed under a number that no customer has.',
    failurePattern: { assertion: /toMatchObject[\s\S]*\+\s+"customerNumber": "C\d+"/ },
    deviation: setsMembers('profileView', ({ id }) => ({ customerNumber: typeof id === 'string' ? `C${id}` : id })),
  }),
  fault('profile-accounts-are-social-only', 'profile.read.lists-login-account', {
    why: 'A customer who logs in with a password cannot see by which e-mail.',
    failurePattern: { assertion: /toContain[\s\S]*Received array: .*\[\]/ },
    deviation: changesResult('accountsView', (sound) => sound.filter(({ providerId }) => providerId)),
  }),
  fault('profile-account-shows-contact-email', 'profile.read-only.login-email', {
    why: 'A customer who has changed the contact e-mail is told to log in with it, and cannot.',
    failurePattern: { assertion: /toEqual[\s\S]*-\s+".+@/ },
    rules: { accountsView: ({ profile }) => [{ id: profile['contactEmail'] }] },
  }),
  fault('profile-password-has-a-provider', 'profile.read.no-provider-for-password-account', {
    why: 'A storefront hides the change of the password from whoever has a provider: from everybody.',
    failurePattern: { assertion: /the providerId of the login e-mail[\s\S]*Received: .*"internal"/ },
    deviation: changesResult('accountsView', (sound) =>
      sound.map((account) => ({ providerId: 'internal', ...account })),
    ),
  }),
  fault('profile-hides-contact-email', 'profile.read.returns-contact-email', {
    why: 'The checkout asks for an e-mail that the customer gave at signup.',
    failurePattern: { assertion: /toMatchObject[\s\S]*-\s+"contactEmail"/ },
    deviation: dropsMembers('profileView', 'contactEmail'),
  }),
  fault('profile-everybody-is-business', 'profile.read.consumer-is-b2c', {
    why: 'Private customers see prices without tax.',
    failurePattern: { assertion: /toMatchObject[\s\S]*-\s+"businessModel": "B2C"[\s\S]*\+\s+"businessModel": "B2B"/ },
    rules: { businessModelOf: (companies) => (companies.length >= 0 ? 'B2B' : 'B2C') },
  }),
  fault('profile-business-begins-with-two-companies', 'profile.read.company-member-is-b2b', {
    why: 'A buyer of one company sees the prices of private customers.',
    failurePattern: { assertion: /toMatchObject[\s\S]*-\s+"businessModel": "B2B"[\s\S]*\+\s+"businessModel": "B2C"/ },
    rules: { businessModelOf: (companies) => (companies.length > 1 ? 'B2B' : 'B2C') },
  }),
  fault('profile-company-swaps-its-ids', 'profile.read.lists-legal-entities', {
    why: 'Whoever ends an assignment by the id shown ends nothing, or another one.',
    failurePattern: { assertion: /toMatchObject[\s\S]*-\s+"contactAssignmentId"/ },
    deviation: changesResult('companiesOf', (sound) =>
      sound.map(({ id, contactAssignmentId, ...others }) => ({
        ...others,
        id: contactAssignmentId,
        contactAssignmentId: id,
      })),
    ),
  }),
  fault('profile-hides-companies', 'profile.read.lists-legal-entities', {
    why: 'A buyer cannot choose the company to order for.',
    failurePattern: { assertion: /toMatchObject[\s\S]*-\s+"b2b"/ },
    deviation: dropsMembers('profileView', 'b2b'),
  }),
  fault('profile-has-no-version', 'profile.read.carries-version', {
    why: 'A client cannot say which state its change is meant for, and overwrites what came between.',
    failurePattern: { assertion: /metadata\.version[\s\S]*Received: .*undefined/ },
    deviation: setsMembers('profileView', { metadata: {} }),
  }),
  fault('profile-expand-ends-after-two', 'profile.expand.addresses', {
    why: 'A customer with three addresses cannot ship to the third.',
    failurePattern: { assertion: /toEqual[\s\S]*-\s+"\w+",/ },
    deviation: changesArgument('expandProfile', 2, (addresses) => addresses.slice(0, 2)),
  }),
  fault('profile-expand-gives-ids-only', 'profile.expand.addresses', {
    why: 'The address book shows empty cards.',
    failurePattern: { assertion: /arrayContaining|ArrayContaining/ },
    deviation: changesArgument('expandProfile', 2, (addresses) =>
      addresses.map(({ id, contactName }) => ({ id, contactName })),
    ),
  }),
  fault('profile-expand-is-always-on', 'profile.expand.addresses-left-out', {
    why: 'Each page of the storefront carries fifty addresses that nobody asked for.',
    failurePattern: { assertion: /toEqual[\s\S]*\+\s+"\w+",/ },
    deviation: changesArgument('expandProfile', 1, (words) => [...words, 'addresses']),
  }),
  fault('profile-expand-misspells-mixins', 'profile.expand.mixins', {
    why: 'The preferences that a storefront keeps in a mixin come back to nobody.',
    alsoBreaks: ['profile.expand.takes-list', 'profile.patch.stores-mixins'],
    failurePattern: { assertion: /toMatchObject[\s\S]*-\s+"(mixins|deliveryOptions)"/ },
    deviation: changesResult('expandProfile', ({ mixins, ...others }, _view, words) =>
      words.includes('mixins:*') && mixins !== undefined ? { ...others, mixins } : others,
    ),
  }),
  fault('profile-expand-takes-one-word', 'profile.expand.takes-list', {
    why: 'A storefront that asks for addresses and mixins in one request gets neither.',
    failurePattern: { assertion: /the profile with expand=addresses,mixin[\s\S]*toMatchObject[\s\S]*-\s+"addresses"/ },
    rules: { expandWords: (expand) => [expand ?? ''] },
  }),
  fault('profile-expand-takes-first-word', 'profile.expand.takes-list', {
    why: 'Whether the addresses come depends on the order in which they are asked for.',
    failurePattern: {
      assertion: /the profile with expand=mixin:\*,addresses[\s\S]*toMatchObject[\s\S]*-\s+"addresses"/,
    },
    deviation: changesResult('expandWords', (sound) => sound.slice(0, 1)),
  }),
  fault('profile-expand-refuses-lists', 'profile.expand.takes-list', {
    why: 'A list is held against the known words as a whole, and refused.',
    failurePattern: { operation: 'getProfile', check: 'status', expected: 200, status: 400 },
    deviation: replacesAnswerWhen('getProfile', 400, 'expand is not valid.', ({ request }) =>
      (request.query['expand'] ?? '').includes(','),
    ),
  }),
];
