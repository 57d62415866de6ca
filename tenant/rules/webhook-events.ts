import { createHmac } from 'node:crypto';
import { defined, isObject, omit, pick } from '../json.ts';
import type { Json, JsonObject } from '../json.ts';
import type { TenantSettings } from '../settings.ts';
import type { TenantEvent } from '../tenant-event.ts';

/** The form of a delivery: `{type, payload}`, as public clients read it, or the payload alone. The documentation shows neither. */
export type Envelope = 'typed' | 'bare';

const createdMembers = [
  ...['customerNumber', 'id', 'title', 'firstName', 'lastName', 'middleName', 'company', 'preferredSite'],
  ...['preferredCurrency', 'preferredLanguage', 'contactPhone', 'contactEmail', 'active', 'onHold', 'b2b', 'type'],
  ...['metadata', 'mixins'],
];

/** The e-mails of a customer's accounts: objects in a profile, strings in an event. */
const accountsOf = (profile: JsonObject): readonly Json[] => {
  const accounts = profile['accounts'];
  return Array.isArray(accounts) ? accounts.flatMap((each: Json) => (isObject(each) ? (each['id'] ?? []) : [])) : [];
};

/** The events that are published: every documented one. Source: webhooks: customer events. */
export function publishedEvents(): readonly TenantEvent['name'][] {
  return [
    ...(['customer.created', 'customer.updated', 'customer.deleted', 'customer.password-reset'] as const),
    ...(['customer.email-change-request', 'customer.email-change', 'customer.opt-in'] as const),
    ...(['customer.refresh-token', 'customer.logged.in'] as const),
  ];
}

/** The payload of an event. Source: webhooks: customer events; the event of an opt-in names neither e-mail nor tenant. */
export function eventPayload(event: TenantEvent, optInUrl: string, settings: TenantSettings): JsonObject {
  const tenant = settings.name;
  switch (event.name) {
    case 'customer.created':
    case 'customer.updated': {
      const profile = { ...pick(event.customer, createdMembers), accounts: accountsOf(event.customer), tenant };
      return event.name === 'customer.created' ? profile : { ...profile, ...event.changed };
    }
    case 'customer.password-reset':
      return defined({ email: event.email, token: event.token, site: event.site });
    case 'customer.opt-in':
      return { customerNumber: event.customerNumber, activateAccountUrl: optInUrl, token: event.token };
    default:
      return { ...omit({ ...event }, 'name'), tenant };
  }
}

/** The body of a delivery. Our choice of both. */
export function eventBody(name: string, payload: JsonObject, envelope: Envelope): JsonObject {
  return envelope === 'typed' ? { type: name, payload } : payload;
}

/**
 * The signature of a delivery: base64 of the HMAC-SHA256 of its JSON, the members of every object in alphabetical order.
 * Source: webhooks: HMAC configuration.
 */
export function eventSignature(body: JsonObject, secret: string): string {
  const sorted = (value: Json): string => {
    if (Array.isArray(value)) return `[${value.map((item: Json) => sorted(item)).join(',')}]`;
    if (!isObject(value)) return JSON.stringify(value);
    const members = Object.entries(defined(value)).sort(([one], [other]) => (one < other ? -1 : 1));
    return `{${members.map(([member, inner]) => `${JSON.stringify(member)}:${sorted(inner ?? null)}`).join(',')}}`;
  };
  return createHmac('sha256', secret).update(sorted(body)).digest('base64');
}
