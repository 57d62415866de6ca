import type { FastifyInstance } from 'fastify';
import { ArrivalSignal, type WaitOptions } from './arrival-signal.ts';
import type { SourceState } from './mail.ts';
import type { EventsSettings } from '../config/index.ts';
import { isJsonObject } from '../shared/json-object.ts';
import { parseEvent, type EventName, type Payload, type PublishedEvent } from './published-event.ts';
import { signatureMatches, signatureHeader, webhookHmac } from './webhook-hmac.ts';

/** Selects events by name and payload. */
export interface EventFilter {
  readonly name: EventName;
  readonly about: Payload;
}

/** A source of published events. */
export interface EventSource {
  /** Its name in messages. */
  readonly name: string;
  /** The selected events since the run began, the oldest first. */
  published(wanted: EventFilter, waiting?: WaitOptions): Promise<readonly PublishedEvent[]>;
  /** The state for events of this name; until one has arrived, the tenant may not be subscribed to it. */
  stateOf(name: EventName): Promise<SourceState>;
}

/** How far the clocks of tenant and suite may differ, in milliseconds. */
const clockSkew = 60_000;

const publishTimeHeader = 'emporix-event-publish-time';

const headerText = (header: string | string[] | undefined): string => [header ?? ''].flat().join();

/** Whether a value contains another: further members and the order of lists do not count. */
const contains = (said: unknown, wanted: unknown): boolean => {
  if (Array.isArray(wanted))
    return Array.isArray(said) && wanted.every((each) => said.some((one) => contains(one, each)));
  if (!isJsonObject(wanted)) return said === wanted;
  return isJsonObject(said) && Object.entries(wanted).every(([member, value]) => contains(said[member], value));
};

/** Receives the webhook deliveries of a tenant and keeps the signed ones, without duplicates. */
export class EventCollector implements EventSource {
  readonly name = "the suite's event collector";
  readonly events: PublishedEvent[] = [];
  readonly arrivals = new ArrivalSignal();
  /** Deliveries whose signature was wrong. */
  private refused = 0;
  private readonly deliveries = new Set<string>();
  private readonly began = Date.now();
  readonly secret: string;
  private server: FastifyInstance | undefined;

  private constructor(secret: string) {
    this.secret = secret;
  }

  /**
   * Opens a collector. It answers HEAD and OPTIONS, by which tenants verify a webhook's destination.
   * @param settings port 0 for any free port
   * @throws the system's error when the port is taken
   */
  static async open({ host, port, path, secret }: EventsSettings): Promise<EventCollector & { readonly url: string }> {
    const { default: fastify } = await import('fastify');
    const collector = new EventCollector(secret);
    const server = fastify({ forceCloseConnections: true, bodyLimit: 1024 * 1024, exposeHeadRoutes: false });
    collector.server = server;
    server.route({ method: ['HEAD', 'OPTIONS'], url: path, handler: (_, reply) => reply.code(204).send() });
    // The documentation names no media type of a delivery; whatever it is, the body has to be JSON.
    server.removeAllContentTypeParsers();
    server.addContentTypeParser('*', { parseAs: 'string' }, server.getDefaultJsonParser('ignore', 'ignore'));
    server.post(path, ({ body, headers }, reply) => {
      const accepted = collector.accept(
        body,
        headerText(headers[signatureHeader]),
        headerText(headers[publishTimeHeader]),
      );
      return reply.code(accepted ? 204 : 401).send();
    });
    const url = await server.listen({ host, port });
    return Object.assign(collector, { url: url + path });
  }

  published({ name, about }: EventFilter, waiting?: WaitOptions): Promise<readonly PublishedEvent[]> {
    const isWanted = (event: PublishedEvent): boolean => event.name === name && contains(event.payload, about);
    return this.arrivals.waitFor(() => this.events.filter(isWanted), waiting);
  }

  stateOf(name: EventName): Promise<SourceState> {
    return Promise.resolve({ proven: this.events.some((event) => event.name === name), note: this.note });
  }

  /** The number of refused deliveries, in a sentence. */
  get note(): string {
    return this.refused > 0
      ? `It refused ${this.refused} deliveries whose signature does not fit: check EVENTS_SECRET against the secretKey of the webhook.`
      : '';
  }

  async close(): Promise<void> {
    await this.server?.close();
  }

  /** @returns whether the signature is valid; duplicates and events older than the run are accepted and dropped */
  private accept(body: unknown, signature: string, publishTime: string): boolean {
    if (!signatureMatches(this.secret, body, signature)) {
      this.refused++;
      return false;
    }
    const published = Date.parse(publishTime);
    const delivery = `${webhookHmac(this.secret, body)} ${published}`;
    const event = parseEvent(body, this.events);
    if (!event || this.deliveries.has(delivery) || published < this.began - clockSkew) return true;
    this.deliveries.add(delivery);
    this.events.push(event);
    this.arrivals.announce();
    return true;
  }
}
