import type { JsonObject } from './json.ts';
import type { MailTransport } from './mail.ts';
import type { Rules } from './rules/index.ts';
import type { TenantSettings } from './settings.ts';

/** What happened, under the documented event names. `email` is the account concerned. Source: webhooks: customer events. */
export type TenantEvent =
  | { readonly name: 'customer.created' | 'customer.updated'; readonly customer: JsonObject }
  | { readonly name: 'customer.deleted'; readonly customerNumber: string; readonly email: string }
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

/** Tells the world what happened: the single place where mails go out. Never waits for them. */
export type Notify = (event: TenantEvent, settings: TenantSettings) => void;

export function createNotify(rules: Rules, mails: MailTransport): Notify {
  return (event, settings) => {
    const to = rules.recipientOf(event);
    const subject = rules.subjectOf(event);
    const redirectUrl = rules.redirectUrlOf(event, settings);
    if (to === undefined || subject === undefined || redirectUrl === undefined || !('token' in event)) return;
    mails.send({
      from: settings.mailFrom,
      to,
      subject,
      text: rules.mailText(subject, rules.mailedLink(redirectUrl, event.token)),
    });
  };
}
