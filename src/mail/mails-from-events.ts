import type { MailPurpose } from '../../contract/operation.ts';
import type { WaitOptions } from './arrival-signal.ts';
import type { Mail, MailSource, SourceState } from './mail.ts';
import type { EventCollector } from './event-collector.ts';
import type { PublishedEvent } from './published-event.ts';

/** The e-mails of customers by their number, from the events about their creation. */
function addressesByNumber(events: readonly PublishedEvent[]): ReadonlyMap<unknown, readonly unknown[]> {
  const created = events.filter(({ name }) => name === 'customer.created');
  return new Map(
    created.map(({ payload: { customerNumber, contactEmail, accounts } }) => [
      customerNumber,
      [contactEmail, ...(Array.isArray(accounts) ? (accounts as unknown[]) : [])],
    ]),
  );
}

/** The recipients of an event's token; the opt-in event names no e-mail, only the customer. */
function recipients({ name, payload }: PublishedEvent, events: readonly PublishedEvent[]): readonly unknown[] {
  if (name === 'customer.password-reset') return [payload['email']];
  if (name === 'customer.email-change-request') return [payload['newEmail']];
  if (name === 'customer.opt-in') return addressesByNumber(events).get(payload['customerNumber']) ?? [];
  return [];
}

/** What the token of an event is for. */
const purposesOf: Readonly<Partial<Record<PublishedEvent['name'], MailPurpose>>> = {
  'customer.password-reset': 'password-reset',
  'customer.email-change-request': 'email-change',
  'customer.opt-in': 'opt-in',
};

function mailOf({ name, payload: { token } }: PublishedEvent): Mail {
  const purpose = purposesOf[name];
  const tokens = typeof token === 'string' ? [{ value: token, purposes: purpose ? [purpose] : [] }] : [];
  return { subject: name, tokens, links: [] };
}

/** Reads events with a mailed token as the mails that they replace. */
export class MailsFromEvents implements MailSource {
  readonly name: string;
  private readonly collector: EventCollector;

  constructor(collector: EventCollector) {
    this.collector = collector;
    this.name = collector.name;
  }

  mailsTo(address: string, waiting?: WaitOptions): Promise<readonly Mail[]> {
    const wanted = address.toLowerCase();
    const isFor = (event: PublishedEvent): boolean =>
      recipients(event, this.collector.events).some(
        (each) => typeof each === 'string' && each.toLowerCase() === wanted,
      );
    return this.collector.arrivals.waitFor(() => this.collector.events.filter(isFor).map(mailOf), waiting);
  }

  state(): Promise<SourceState> {
    const { events, note } = this.collector;
    const reached = events.filter((event) => recipients(event, events).length > 0);
    const strange = events.filter(({ name }) => name === 'customer.opt-in').filter((event) => !reached.includes(event));
    const unknown = `It holds ${strange.length} events customer.opt-in of customers whom no event customer.created has named.`;
    return Promise.resolve({
      proven: reached.length > 0,
      note: [note, strange.length > 0 ? unknown : ''].join(' ').trim(),
    });
  }
}
