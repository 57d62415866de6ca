import http from 'node:http';
import https from 'node:https';
import type { JsonObject } from './json.ts';
import type { Envelope } from './rules/webhook-events.ts';
import type { Rules } from './rules/index.ts';

/** Where events are delivered, as a tenant's webhook configuration has it. */
export interface WebhookTarget {
  /** The documentation's `destinationUrl`. */
  readonly url: string;
  /** The documentation's `secretKey`; without it deliveries are not signed. */
  readonly secret?: string;
  /** Default `typed`. */
  readonly envelope?: Envelope;
  /** Whether the destination is subscribed at the moment; default always. */
  readonly isSubscribed?: () => boolean;
}

/** Delivers events in the background. */
export interface Webhook {
  /** Takes an event that is subscribed to and returns at once; it is tried twice, and a failure is logged without the event's content. */
  send(name: string, payload: JsonObject): void;
  /** Resolves when every event taken was delivered or given up. */
  close(): Promise<void>;
}

/** How long a destination may stay silent, in milliseconds. */
const patience = 5_000;

/** A plain request: nothing waits for a delivery, and `fetch` takes more of the processor than the operation that caused it. */
function post(url: string, body: string, headers: Readonly<Record<string, string>>): Promise<void> {
  const { request } = new URL(url).protocol === 'https:' ? https : http;
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { method: 'POST', headers, timeout: patience }, (answer) => {
      const { statusCode = 0 } = answer;
      answer.resume().once('error', reject);
      answer.once('end', () => {
        if (statusCode >= 200 && statusCode < 300) resolve();
        else reject(new Error(`it was answered ${statusCode}`));
      });
    });
    outgoing.once('timeout', () => outgoing.destroy(new Error(`it was silent for ${patience / 1000} s`)));
    outgoing.once('error', reject);
    outgoing.end(body);
  });
}

/** The deliveries of a tenant's events. Source: webhooks: HTTP strategy, HMAC configuration, changelog 2024 on the publish time. */
export function createWebhook(
  { url, secret, envelope = 'typed', isSubscribed = () => true }: WebhookTarget,
  rules: Rules,
): Webhook {
  const underway = new Set<Promise<void>>();

  const deliver = async (body: JsonObject): Promise<void> => {
    const text = JSON.stringify(body);
    const headers = {
      'content-type': 'application/json',
      'emporix-event-publish-time': new Date().toISOString(),
      ...(secret !== undefined && { 'emporix-event-signature': rules.eventSignature(body, secret) }),
    };
    try {
      await post(url, text, headers);
    } catch {
      await post(url, text, headers);
    }
  };

  return {
    send: (name, payload) => {
      if (!isSubscribed()) return;
      const delivery = deliver(rules.eventBody(name, payload, envelope))
        .catch((error: unknown) => {
          const cause = error instanceof Error ? (error.cause ?? error) : error;
          const reason = cause instanceof Error ? cause.message : String(cause);
          process.stderr.write(`An event ${name} could not be delivered to ${new URL(url).host}: ${reason}\n`);
        })
        .finally(() => underway.delete(delivery));
      underway.add(delivery);
    },
    close: async () => {
      await Promise.all(underway);
    },
  };
}
