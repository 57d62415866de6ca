import { soundRules } from '../../tenant/index.ts';
import { on, replaceAnswer, without } from '../exchange.ts';
import { fault, type FailurePattern, type Fault } from '../fault.ts';
import { changesArgument, changesResult } from '../rule-families.ts';

type Members = Parameters<typeof soundRules.afterProfileChange>[2];

const flagOf = (sent: Members, member: string, otherwise: boolean): boolean =>
  typeof sent[member] === 'boolean' ? sent[member] : otherwise;

/** A change with a version that is not the stored one is taken. */
const staleIsTaken: FailurePattern = [
  { operation: 'updateProfile', check: 'status', status: 200 },
  { assertion: /the winners of round \d[\s\S]*Received length: .*2/ },
];

/** What a change of the profile must keep, must name and cannot change. */
export const profileReadOnlyFaults: readonly Fault[] = [
  fault('profile-contact-email-is-fixed', 'profile.contact-email.can-be-replaced', {
    why: 'The invoices go to the e-mail of the signup for ever.',
    failurePattern: { assertion: /toMatchObject[\s\S]*-\s+"contactEmail"[\s\S]*\+\s+"contactEmail"/ },
    deviation: changesArgument('mergeProfile', 1, (sent) => without(sent, 'contactEmail')),
  }),
  fault('profile-contact-email-can-be-unset', 'profile.contact-email.survives-null', {
    why: 'The shop has a customer whom it cannot tell that the parcel is late.',
    alsoBreaks: ['profile.contact-email.survives-empty-string'],
    failurePattern: {
      assertion: /the contactEmail after (null|an empty string)[\s\S]*Received: .*(undefined|null|"")/,
    },
    rules: { contactEmailIsUnset: () => false },
    category: 102,
  }),
  fault('profile-contact-email-can-be-emptied', 'profile.contact-email.survives-empty-string', {
    why: 'Only null is looked for: a form sent empty leaves an e-mail without a letter in it.',
    failurePattern: { assertion: /the contactEmail after an empty string[\s\S]*Received: .*""/ },
    rules: { contactEmailIsUnset: (_, merged) => merged['contactEmail'] === undefined },
    category: 102,
  }),
  fault('profile-contact-email-can-be-removed', 'profile.contact-email.survives-null', {
    why: 'Only the empty text is looked for: a merge patch removes the e-mail.',
    failurePattern: { assertion: /the contactEmail after null[\s\S]*Received: .*undefined/ },
    rules: { contactEmailIsUnset: (_, merged) => merged['contactEmail'] === '' },
    category: 102,
  }),
  fault('profile-company-needs-no-surname', 'profile.b2b.requires-company-details', {
    why: 'A company has a buyer without a name, to whom no offer can be addressed.',
    failurePattern: { operation: 'updateProfile', check: 'status', status: 200 },
    deviation: changesResult('missingCompanyDetails', (sound) => sound.filter((member) => member !== 'lastName')),
    category: 102,
  }),
  fault('profile-company-details-are-checked-at-signup-only', 'profile.b2b.requires-company-details', {
    why: 'Whoever joins a company later is asked for nothing.',
    failurePattern: { operation: 'updateProfile', check: 'status', status: 200 },
    deviation: changesResult('missingCompanyDetails', (sound, profile) =>
      profile['contactEmail'] === undefined ? sound : [],
    ),
    category: 102,
  }),
  fault('profile-version-is-required', 'profile.version.is-optional', {
    why: 'Storefronts that know of no versions, as most do, cannot save a profile.',
    failurePattern: { operation: 'updateProfile', check: 'status', status: 409 },
    rules: { versionMatches: (sent, stored) => sent === stored },
  }),
  fault('profile-version-is-required-after-first', 'profile.version.is-optional', {
    why: 'The first change goes well, and each that follows is refused.',
    failurePattern: { operation: 'updateProfile', check: 'status', status: 409 },
    rules: { versionMatches: (sent, stored) => sent === stored || (sent === undefined && stored === 1) },
  }),
  fault('profile-version-wants-the-next', 'profile.version.accepts-current', {
    why: 'Off by one: the client has to guess the version that its change will make.',
    failurePattern: { operation: 'updateProfile', check: 'status', status: 409 },
    rules: { versionMatches: (sent, stored) => sent === undefined || sent === stored + 1 },
  }),
  fault('profile-version-is-ignored', 'profile.version.refuses-stale', {
    why: 'Of two who edit one profile the slower one overwrites the other and does not learn of it.',
    alsoBreaks: ['races.profile.version-wins-once'],
    failurePattern: staleIsTaken,
    rules: { versionMatches: () => true },
  }),
  fault('profile-version-takes-the-former', 'profile.version.refuses-stale', {
    why: 'A change that comes late by one overwrites the one before.',
    alsoBreaks: ['races.profile.version-wins-once'],
    failurePattern: staleIsTaken,
    rules: { versionMatches: (sent, stored) => sent === undefined || sent >= stored - 1 },
  }),
  fault('profile-version-takes-the-future', 'profile.version.refuses-stale', {
    why: 'A client that sends a high number always wins.',
    failurePattern: { operation: 'updateProfile', check: 'status', status: 200 },
    rules: { versionMatches: (sent, stored) => sent === undefined || sent >= stored },
  }),
  fault('profile-version-is-checked-after-writing', 'profile.version.refuses-stale', {
    why: 'The customer is told that nothing was saved, and what came between is overwritten all the same.',
    failurePattern: { assertion: /toMatchObject[\s\S]*\+\s+"company": "stale"/ },
    deviation: () => {
      let late = false;
      return {
        rules: {
          versionMatches: (...given) => {
            late = !soundRules.versionMatches(...given);
            return true;
          },
        },
        wire: on('updateProfile', (exchange) => {
          if (late) replaceAnswer(exchange, 409, { status: 409, message: 'The version is not the current one.' });
          late = false;
        }),
      };
    },
  }),
  fault('profile-version-stands-still', 'profile.version.increases', {
    why: 'The version never tells one state from another: locking by it locks nothing.',
    failurePattern: { assertion: /the version after the first change[\s\S]*toBeGreaterThan/ },
    rules: { bumpVersion: (version) => version },
  }),
  fault('profile-version-counts-to-two', 'profile.version.increases', {
    why: 'The version only says that a profile was changed, not how often.',
    failurePattern: { assertion: /the version after the second change[\s\S]*toBeGreaterThan/ },
    rules: { bumpVersion: () => 2 },
  }),
  fault('profile-patch-moves-login-along', 'profile.read-only.login-email', {
    why: 'Who gives another contact e-mail can no longer log in with their own, and nobody has confirmed the new one.',
    failurePattern: { operation: 'logIn', check: 'status', expected: 200, status: 401 },
    rules: {
      afterProfileChange: (customer, profile, sent) => {
        const { contactEmail } = sent;
        if (typeof contactEmail !== 'string') return { ...customer, profile };
        return { ...customer, profile, accounts: customer.accounts.map((one) => ({ ...one, email: contactEmail })) };
      },
    },
  }),
  fault('profile-patch-stores-whole-body', 'profile.read-only.id', {
    why: 'The document is stored as it is sent: a customer gives themselves a number, a company and a past.',
    alsoBreaks: ['profile.read-only.business-model', 'profile.read-only.accounts', 'profile.read-only.last-login'],
    failurePattern: {
      assertion:
        /toMatchObject[\s\S]*\+\s+"(id|customerNumber)"|the (businessModel|accounts|lastLogin) after the PATCH/,
    },
    rules: {
      keepProfileMembers: (sent) => without(sent, 'metadata'),
      profileView: (customer, ...given) => ({
        ...soundRules.profileView(customer, ...given),
        ...without(customer.profile, 'metadata'),
      }),
    },
    category: 203,
  }),
  fault('profile-patch-sets-status', 'profile.read-only.status', {
    why: 'Whom the shop has suspended reinstates himself.',
    failurePattern: { assertion: /toMatchObject[\s\S]*[+-]\s+"(active|onHold)"/ },
    rules: {
      afterProfileChange: (customer, profile, sent) => ({
        ...customer,
        profile,
        active: flagOf(sent, 'active', customer.active),
        onHold: flagOf(sent, 'onHold', customer.onHold),
      }),
    },
    category: 203,
  }),
  fault('profile-patch-ends-hold', 'profile.read-only.status', {
    why: 'Any change of the profile counts as a sign of life and ends a suspension.',
    failurePattern: { assertion: /toMatchObject[\s\S]*-\s+"onHold": true/ },
    rules: { afterProfileChange: (customer, profile) => ({ ...customer, profile, active: true, onHold: false }) },
  }),
  fault('profile-patch-sets-accounts', 'profile.read-only.accounts', {
    why: 'Who has a token for a minute adds a login of their own, for ever.',
    failurePattern: { assertion: /the accounts after the PATCH[\s\S]*\+\s+"id": "somebody\.else/ },
    rules: {
      afterProfileChange: (customer, profile, sent) => {
        const named = Array.isArray(sent['accounts']) ? (sent['accounts'] as readonly Members[]) : [];
        const added = named.map(({ id }) => ({ email: typeof id === 'string' ? id : '', initialPassword: false }));
        return { ...customer, profile, accounts: [...customer.accounts, ...added] };
      },
    },
    category: 203,
  }),
  fault('profile-patch-counts-as-login', 'profile.read-only.last-login', {
    why: 'The shop believes that a customer logged in when an old client only synchronised.',
    failurePattern: { assertion: /the lastLogin after the PATCH[\s\S]*Expected: .*"\d{4}-/ },
    rules: {
      afterProfileChange: (customer, profile) => ({ ...customer, profile, lastLogin: new Date(Date.now() + 60_000) }),
    },
  }),
];
