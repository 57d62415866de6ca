import type { Rules } from '../../tenant/index.ts';
import { fault, type Fault } from '../fault.ts';
import { changesArgument, changesResult, setsMembers } from '../rule-families.ts';

type EventName = ReturnType<Rules['publishedEvents']>[number];

const withheld = (name: EventName, why: string, breaks: Fault['breaks']): Fault => ({
  id: `events-withhold-${name.replaceAll('.', '-')}`,
  why,
  breaks,
  failurePattern: { notDelivered: name },
  deviation: changesResult('publishedEvents', (names) => names.filter((each) => each !== name)),
});

/** The payload of one event with other members. */
const saying = (name: EventName, members: () => object) =>
  setsMembers('eventPayload', (_, event) => (event.name === name ? members() : {}));

const anotherToken = () => ({ token: 'x'.repeat(64) });

export const eventFaults: readonly Fault[] = [
  withheld('customer.created', 'A system that keeps the accounts never hears of a new customer.', [
    'signup.create.emits-event',
  ]),
  withheld('customer.updated', 'Other systems send parcels to where a customer no longer lives.', [
    'profile.patch.emits-event',
    'address.patch.emits-event',
  ]),
  withheld('customer.deleted', 'Other systems keep the data of a customer who is to be forgotten.', [
    'service.remove.emits-event',
  ]),
  withheld('customer.password-reset', 'A shop that mails by itself mails no link to reset a password.', [
    'password.reset-request.emits-event',
  ]),
  withheld('customer.email-change-request', 'A shop that mails by itself mails no link to confirm an e-mail.', [
    'email-change.request.emits-event',
  ]),
  withheld('customer.email-change', 'Other systems write to an address that the customer has given up.', [
    'email-change.confirm.emits-event',
  ]),
  withheld('customer.opt-in', 'A shop that mails by itself mails no link to activate an account.', [
    'opt-in.signup.emits-event',
  ]),
  withheld('customer.refresh-token', 'Nobody counts how often an activation link is asked for again.', [
    'opt-in.resend.emits-event',
  ]),
  withheld('customer.logged.in', 'A system that watches over logins sees none.', ['login.event.emits-logged-in']),
  fault('events-password-reset-names-another-token', 'password.reset-request.emits-event', {
    why: 'The link that a shop mails by itself resets nothing.',
    failurePattern: { operation: 'resetPassword', check: 'status', expected: 204, status: 400 },
    deviation: saying('customer.password-reset', anotherToken),
  }),
  fault('events-password-reset-forgets-site', 'password.reset-request.emits-event', {
    why: 'A shop of several sites mails the link of the wrong one.',
    failurePattern: { assertion: /site/ },
    deviation: saying('customer.password-reset', () => ({ site: undefined })),
  }),
  fault('events-email-change-request-names-another-token', 'email-change.request.emits-event', {
    why: 'The link that a shop mails by itself confirms nothing.',
    failurePattern: { operation: 'confirmEmailChange', check: 'status', expected: 204, status: 400 },
    deviation: saying('customer.email-change-request', anotherToken),
  }),
  fault('events-opt-in-names-another-token', 'opt-in.signup.emits-event', {
    why: 'The link that a shop mails by itself activates nobody.',
    failurePattern: { operation: 'confirmOptIn', check: 'status', expected: 200, status: 400 },
    deviation: saying('customer.opt-in', anotherToken),
  }),
  fault('events-are-signed-with-another-key', 'signup.create.emits-event', {
    why: 'A receiver that checks signatures takes no event at all.',
    alsoBreaks: ['login.event.emits-logged-in'],
    failurePattern: { notDelivered: 'event' },
    deviation: changesArgument('eventSignature', 1, () => 'another key'),
  }),
];
