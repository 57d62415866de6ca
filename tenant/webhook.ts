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
  /** Queues a subscribed event and returns at once. A delivery is tried twice; a failure is logged without the content. */
  send(name: string, payload: JsonObject): void;
  /** Resolves when every queued event was delivered or has failed. */
  close(): Promise<void>;
}

const timeout = 5_000;

/** Uses a plain request because `fetch` takes more processor time than the operation that caused the event. */
function post(url: string, body: string, headers: Readonly<Record<string, string>>): Promise<void> {
  const { request } = new URL(url).protocol === 'https:' ? https : http;
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { method: 'POST', headers, timeout }, (answer) => {
      const { statusCode = 0 } = answer;
      answer.resume().once('error', reject);
      answer.once('end', () => {
        if (statusCode >= 200 && statusCode < 300) resolve();
        else reject(new Error(`it was answered ${statusCode}`));
      });
    });
    outgoing.once('timeout', () => outgoing.destroy(new Error(`it was silent for ${timeout / 1000} s`)));
    outgoing.once('error', reject);
    outgoing.end(body);
  });
}

/** Creates the webhook of a tenant. Source: webhooks: HTTP strategy, HMAC configuration, changelog 2024 on the publish time. */
export function createWebhook(
  { url, secret, envelope = 'typed', isSubscribed = () => true }: WebhookTarget,
  rules: Rules,
  logError: (error: string) => void,
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
          logError(`An event ${name} could not be delivered to ${new URL(url).host}: ${reason}`);
        })
        .finally(() => underway.delete(delivery));
      underway.add(delivery);
    },
    close: async () => {
      await Promise.all(underway);
    },
  };
}
