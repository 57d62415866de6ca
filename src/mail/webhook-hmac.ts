import { createHmac, timingSafeEqual } from 'node:crypto';
import stringify from 'json-stable-stringify';

/** The header that carries a delivery's signature. */
export const signatureHeader = 'emporix-event-signature';

/**
 * The signature of a delivery: the base64 of the HMAC-SHA256 of its JSON with all members sorted, at every depth, and whole
 * numbers without decimals. Source: webhooks: HMAC configuration.
 */
export const webhookHmac = (secret: string, body: unknown): string =>
  createHmac('sha256', secret)
    .update(stringify(body) ?? '')
    .digest('base64');

/** Whether a delivery is signed with this secret. */
export function signatureMatches(secret: string, body: unknown, signature: string): boolean {
  const [expected, received] = [Buffer.from(webhookHmac(secret, body)), Buffer.from(signature)];
  return expected.length === received.length && timingSafeEqual(expected, received);
}
