import { soundRules } from '../../tenant/index.ts';
import { answersInstead, replacesAnswer } from '../answer-families.ts';
import { fault, type Fault } from '../fault.ts';
import { allows, changesResult, keepsFirst, setsMembers } from '../rule-families.ts';

export const emailChangeFaults: readonly Fault[] = [
  fault('email-change-confirm-answers-200', 'email-change.confirm.answers-empty', {
    why: 'A client that waits for 204 shows an error for a change that is in force.',
    ...answersInstead('confirmEmailChange', 204, 200, { message: 'Confirmed.' }),
  }),
  fault('email-change-confirm-changes-contact-only', 'email-change.confirm.new-email-logs-in', {
    why: 'A customer is told that the new e-mail is theirs and cannot log in with it.',
    alsoBreaks: ['email-change.confirm.old-email-is-refused'],
    failurePattern: { operation: 'logIn', check: 'status', status: [200, 401] },
    rules: {
      afterEmailChange: (customer, _old, newEmail) => ({
        ...customer,
        profile: { ...customer.profile, contactEmail: newEmail },
      }),
    },
  }),
  fault('email-change-confirm-adds-login', 'email-change.confirm.old-email-is-refused', {
    why: 'Whoever holds the old mailbox still gets into the account.',
    alsoBreaks: ['email-change.confirm.renames-account'],
    failurePattern: [
      { operation: 'logIn', check: 'status', expected: 401, status: 200 },
      { assertion: /e-mails of the accounts/ },
    ],
    deviation: setsMembers('afterEmailChange', ({ accounts }, customer) => ({
      accounts: [...customer.accounts, ...accounts],
    })),
  }),
  fault('email-change-profile-shows-stale-account', 'email-change.confirm.renames-account', {
    why: 'The profile page shows an e-mail that no longer logs in.',
    failurePattern: { assertion: /e-mails of the accounts/ },
    deviation: keepsFirst('accountsView', ({ id }) => id),
  }),
  fault('email-change-never-syncs-contact-email', 'email-change.confirm.syncs-contact-email', {
    why: 'Order mails go on to a mailbox that the customer asked to leave.',
    failurePattern: { assertion: /toMatchObject[\s\S]*contactEmail/ },
    rules: { syncsContactEmail: () => false },
  }),
  fault('email-change-syncs-contact-email-unasked', 'email-change.confirm.keeps-contact-email', {
    why: 'The address that a company has registered for its invoices is replaced unasked.',
    failurePattern: { assertion: /toMatchObject[\s\S]*contactEmail/ },
    rules: { syncsContactEmail: (sent) => sent['syncContactEmail'] !== false },
  }),
  fault('email-change-confirm-hides-refusal', 'email-change.confirm.refuses-unknown-token', {
    why: 'A customer with a mangled link is told that the new e-mail is confirmed.',
    alsoBreaks: ['email-change.confirm.refuses-used-token'],
    failurePattern: { operation: 'confirmEmailChange', check: 'status', expected: 400, status: 204 },
    deviation: replacesAnswer('confirmEmailChange', 400, 204),
  }),
  fault('email-change-request-answers-200', 'email-change.request.answers-empty', {
    why: 'A client that waits for 204 tells its customer that the change failed, and asks again.',
    ...answersInstead('requestEmailChange', 204, 200, { message: 'A mail is on its way.' }),
  }),
  fault('email-change-mails-old-address', 'email-change.request.mails-new-address', {
    why: 'Whoever reads the old mailbox confirms an address that its owner has never seen.',
    alsoBreaks: ['email-change.request.spares-old-address'],
    failurePattern: [
      { notDelivered: 'token' },
      { operation: 'confirmEmailChange', check: 'status', expected: 400, status: 204 },
    ],
    deviation: changesResult('recipientOf', (sound, event) =>
      event.name === 'customer.email-change-request' ? event.email : sound,
    ),
  }),
  fault('email-change-mails-both-addresses', 'email-change.request.spares-old-address', {
    why: 'The token in the old mailbox confirms the change without anybody reading the new one.',
    failurePattern: { operation: 'confirmEmailChange', check: 'status', expected: 400, status: 204 },
    deviation: changesResult('recipientOf', (sound, event) =>
      event.name === 'customer.email-change-request' ? `${event.email}, ${event.newEmail}` : sound,
    ),
  }),
  fault('email-change-mails-nothing', 'email-change.request.mails-new-address', {
    why: 'A customer who has lost the old mailbox waits for a mail that never comes.',
    failurePattern: { notDelivered: 'token' },
    deviation: changesResult('subjectOf', (sound, event) =>
      event.name === 'customer.email-change-request' ? undefined : sound,
    ),
  }),
  fault('email-change-mail-lacks-token', 'email-change.request.mails-new-address', {
    why: 'The link of the mail leads to a page that cannot confirm anything.',
    failurePattern: { unreadable: 'token' },
    blocks: true,
    deviation: changesResult('mailedLink', (sound, url) => (url.includes('change-email') ? url : sound)),
  }),
  fault('email-change-takes-effect-unconfirmed', 'email-change.request.changes-nothing-yet', {
    why: 'A typing error in the new address locks the customer out.',
    failurePattern: { operation: 'logIn', check: 'status', expected: 200, status: 401 },
    rules: {
      whileEmailChangeWaits: (customer, oldEmail, newEmail) =>
        soundRules.afterEmailChange(customer, oldEmail, newEmail, false),
    },
  }),
  fault('email-change-unconfirmed-email-logs-in', 'email-change.request.changes-nothing-yet', {
    why: 'An address that nobody has confirmed is a second key to the account.',
    failurePattern: { operation: 'logIn', check: 'status', expected: 400, status: 200 },
    rules: {
      whileEmailChangeWaits: (customer, oldEmail, newEmail) => {
        const [renamed] = soundRules.afterEmailChange(customer, oldEmail, newEmail, false).accounts;
        return renamed ? { ...customer, accounts: [...customer.accounts, renamed] } : customer;
      },
    },
  }),
  fault('email-change-takes-any-password', 'email-change.request.refuses-wrong-password', {
    why: 'Whoever finds an open session takes the account over for good.',
    failurePattern: { operation: 'requestEmailChange', check: 'status', expected: 400, status: 204 },
    deviation: allows('samePassword', (_given, _hash, asking) => asking === 'email-change'),
    category: 102,
  }),
  fault('email-change-takes-any-current-email', 'email-change.request.refuses-wrong-email', {
    why: 'A storefront that mixes up two customers changes the e-mail of the wrong one.',
    failurePattern: { operation: 'requestEmailChange', check: 'status', expected: 400, status: 204 },
    deviation: allows('isOwnLoginEmail', (_given, _account, as) => as === 'email'),
    category: 102,
  }),
];
