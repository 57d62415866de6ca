import { Blocked, NotDelivered } from '../evidence/failures.ts';
import { recorder } from '../evidence/recorder.ts';
import { secrets } from '../secrets/secrets.ts';
import type { EventSource, EventFilter } from './event-collector.ts';
import type { Payload } from './published-event.ts';

/** Reads what the tenant publishes about the run's customers. */
export class EventReader {
  private readonly source: EventSource;
  private readonly patience: number;
  private readonly subscribe: (isOn: boolean) => void;

  /**
   * @param patience how long an event may take, in milliseconds
   * @param subscribe tells a tenant that can be told whether events are read
   */
  constructor(source: EventSource, patience: number, subscribe: (isOn: boolean) => void = () => undefined) {
    this.source = source;
    this.patience = patience;
    this.subscribe = subscribe;
  }

  /** Lets them be read for the time that `read` takes; the tenant need not publish others. */
  async subscribeWhile(read: () => Promise<void>): Promise<void> {
    this.subscribe(true);
    await read();
    this.subscribe(false);
  }

  /**
   * Waits for the event that a request publishes.
   * @param wanted its name, and what it says; events that were there before the request do not count
   * @returns what the event says
   * @throws when none comes, saying where it was looked for
   */
  async publishedBy(wanted: EventFilter, request: () => Promise<unknown>): Promise<Payload> {
    const before = (await this.source.published(wanted)).length;
    await request();
    return this.published(wanted, before);
  }

  /**
   * Waits for an event about something that did not exist before the request.
   * @param known how many such events do not count
   * @returns what the event says
   * @throws as `publishedBy` does
   */
  async published(wanted: EventFilter, known = 0): Promise<Payload> {
    const waiting = { moreThan: known, within: this.patience };
    const event = (await this.source.published(wanted, waiting))[known];
    if (!event) throw await this.noEventError(wanted);
    secrets.addFrom(event.payload);
    return event.payload;
  }

  /** A tenant that has published such an event before does send it here; of any other nobody knows. */
  private async noEventError({ name, about }: EventFilter): Promise<Error> {
    const { proven, note } = await this.source.stateOf(name);
    const wanted = `No event ${name} with ${JSON.stringify(about)} reached ${this.source.name} within ${this.patience / 1000} s.`;
    const message = [wanted, note].join(' ').trim();
    if (proven) {
      recorder.fail('behaviour');
      return new NotDelivered(message, { what: name, where: this.source.name, others: 0 });
    }
    recorder.fail('blocked');
    return new Blocked(`${message} None of that name has come in this run: check that the tenant is subscribed to it.`);
  }
}
