import { soundRules, type Rules } from '../../tenant/index.ts';
import type { Fault } from '../fault.ts';

type EventName = ReturnType<Rules['publishedEvents']>[number];

const without = (name: EventName) => ({
  rules: { publishedEvents: () => soundRules.publishedEvents().filter((each) => each !== name) },
});

const withheld = (name: EventName, why: string, breaks: Fault['breaks']): Fault => ({
  id: `events-withhold-${name.replaceAll('.', '-')}`,
  why,
  breaks,
  reads: new RegExp(`No event ${name} with .* reached`),
  deviation: without(name),
});

/** The payload of one event, changed. */
const saying = (name: EventName, change: (payload: ReturnType<Rules['eventPayload']>) => object) => ({
  rules: {
    eventPayload: (...given: Parameters<Rules['eventPayload']>) => {
      const payload = soundRules.eventPayload(...given);
      return given[0].name === name ? { ...payload, ...change(payload) } : payload;
    },
  },
});

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
  {
    id: 'events-password-reset-names-another-token',
    why: 'The link that a shop mails by itself resets nothing.',
    breaks: ['password.reset-request.emits-event'],
    reads: /resetPassword[\s\S]*status: expected 204, received 400/,
    deviation: saying('customer.password-reset', anotherToken),
  },
  {
    id: 'events-password-reset-forgets-site',
    why: 'A shop of several sites mails the link of the wrong one.',
    breaks: ['password.reset-request.emits-event'],
    reads: /site/,
    deviation: saying('customer.password-reset', () => ({ site: undefined })),
  },
  {
    id: 'events-email-change-request-names-another-token',
    why: 'The link that a shop mails by itself confirms nothing.',
    breaks: ['email-change.request.emits-event'],
    reads: /confirmEmailChange[\s\S]*status: expected 204, received 400/,
    deviation: saying('customer.email-change-request', anotherToken),
  },
  {
    id: 'events-opt-in-names-another-token',
    why: 'The link that a shop mails by itself activates nobody.',
    breaks: ['opt-in.signup.emits-event'],
    reads: /confirmOptIn[\s\S]*status: expected 200, received 400/,
    deviation: saying('customer.opt-in', anotherToken),
  },
  {
    id: 'events-are-signed-with-another-key',
    why: 'A receiver that checks signatures takes no event at all.',
    breaks: ['signup.create.emits-event', 'login.event.emits-logged-in'],
    reads: /No event .* reached/,
    deviation: { rules: { eventSignature: (body) => soundRules.eventSignature(body, 'another key') } },
  },
];
