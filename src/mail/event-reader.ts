import { Blocked, NotDelivered } from '../evidence/failures.ts';
import { recorder } from '../evidence/recorder.ts';
import { secrets } from '../secrets/secrets.ts';
import type { EventSource, EventFilter } from './event-collector.ts';
import type { Payload } from './published-event.ts';

/** Waits for events about the run's customers. */
export class EventReader {
  private readonly source: EventSource;
  private readonly patience: number;
  private readonly subscribe: (isOn: boolean) => void;

  /**
   * @param patience how long an event may take, in milliseconds
   * @param subscribe switches the publishing of the embedded tenant on and off
   */
  constructor(source: EventSource, patience: number, subscribe: (isOn: boolean) => void = () => undefined) {
    this.source = source;
    this.patience = patience;
    this.subscribe = subscribe;
  }

  /** Subscribes to events for the duration of `read`. */
  async subscribeWhile(read: () => Promise<void>): Promise<void> {
    this.subscribe(true);
    await read();
    this.subscribe(false);
  }

  /**
   * Waits for the event that a request publishes.
   * @param wanted its name and payload; events before the request do not count
   * @returns the payload
   * @throws when none arrives
   */
  async publishedBy(wanted: EventFilter, request: () => Promise<unknown>): Promise<Payload> {
    const before = (await this.source.published(wanted)).length;
    await request();
    return this.published(wanted, before);
  }

  /**
   * Waits for an event about something that did not exist before the request.
   * @param known how many such events do not count
   * @returns the payload
   * @throws as `publishedBy` does
   */
  async published(wanted: EventFilter, known = 0): Promise<Payload> {
    const waiting = { moreThan: known, within: this.patience };
    const event = (await this.source.published(wanted, waiting))[known];
    if (!event) throw await this.noEventError(wanted);
    secrets.addFrom(event.payload);
    return event.payload;
  }

  /** A missing event is a fault of the tenant only if one of its name has arrived before; else the run is blocked. */
  private async noEventError({ name, about }: EventFilter): Promise<Error> {
    const { proven, note } = await this.source.stateOf(name);
    const wanted = `No event ${name} with ${JSON.stringify(about)} reached ${this.source.name} within ${this.patience / 1000} s.`;
    const message = [wanted, note].join(' ').trim();
    if (proven) {
      recorder.fail('behaviour');
      return new NotDelivered(message, { what: name, where: this.source.name });
    }
    recorder.fail('blocked');
    return new Blocked(`${message} None of that name has come in this run: check that the tenant is subscribed to it.`);
  }
}
