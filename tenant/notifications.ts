import type { JsonObject } from './json.ts';
import type { MailTransport } from './mail-transport.ts';
import type { Mail } from './rules/mail-content.ts';
import type { Rules } from './rules/index.ts';
import type { TenantSettings } from './settings.ts';
import type { Webhook } from './webhook.ts';

/** An event under its documented name. `email` is the login e-mail of its account. Source: webhooks: customer events. */
export type TenantEvent =
  | { readonly name: 'customer.created'; readonly customer: JsonObject }
  | { readonly name: 'customer.updated'; readonly customer: JsonObject; readonly changed: JsonObject }
  | {
      readonly name: 'customer.deleted';
      readonly customerNumber: string;
      readonly email: string;
      readonly triggeredBy: string;
    }
  | { readonly name: 'customer.password-reset'; readonly email: string; readonly token: string; readonly site?: string }
  | {
      readonly name: 'customer.email-change-request' | 'customer.email-change';
      readonly customerId: string;
      readonly token: string;
      readonly email: string;
      readonly newEmail: string;
    }
  | {
      readonly name: 'customer.opt-in';
      readonly customerNumber: string;
      readonly token: string;
      readonly email: string;
    }
  | { readonly name: 'customer.refresh-token'; readonly email: string }
  | { readonly name: 'customer.logged.in'; readonly sessionId: string; readonly customerId: string };

/** Sends the mail of an event and publishes it, without waiting for either. */
export type Notify = (event: TenantEvent, settings: TenantSettings) => void;

/** Composes the mail of an event; most events have none. */
function composeMail(event: TenantEvent, settings: TenantSettings, rules: Rules): Mail | undefined {
  const to = rules.recipientOf(event);
  const subject = rules.subjectOf(event);
  const redirectUrl = rules.redirectUrlOf(event, settings);
  if (to === undefined || subject === undefined || redirectUrl === undefined || !('token' in event)) return undefined;
  const text = rules.mailText(subject, rules.mailedLink(redirectUrl, event.token));
  return { from: settings.mailFrom, to, subject, text };
}

export function createNotifier(rules: Rules, mails: MailTransport, webhook: Webhook | undefined): Notify {
  return (event, settings) => {
    const mail = composeMail(event, settings, rules);
    if (mail) mails.send(mail);
    if (!webhook || !rules.publishedEvents().includes(event.name)) return;
    const optInUrl = 'token' in event ? rules.mailedLink(settings.redirectUrls.optIn, event.token) : '';
    webhook.send(event.name, rules.eventPayload(event, optInUrl, settings));
  };
}
