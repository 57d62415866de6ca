import type { MailTransport } from './mail-transport.ts';
import type { Mail } from './rules/mail-content.ts';
import type { Rules } from './rules/index.ts';
import type { TenantSettings } from './settings.ts';
import type { TenantEvent } from './tenant-event.ts';
import type { Webhook } from './webhook.ts';

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
