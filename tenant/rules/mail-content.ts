import type { RedirectUrls, TenantSettings } from '../settings.ts';
import type { TenantEvent } from '../tenant-event.ts';

export interface Mail {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** The events that send a mail, with its subject (our choice) and the page of its link (configuration guide: redirect URLs). */
const mails: {
  readonly [Name in TenantEvent['name']]?: { readonly subject: string; readonly page: keyof RedirectUrls };
} = {
  'customer.password-reset': { subject: 'Reset your password', page: 'passwordReset' },
  'customer.email-change-request': { subject: 'Confirm your new e-mail address', page: 'emailChange' },
  'customer.opt-in': { subject: 'Activate your account', page: 'optIn' },
};

/** The link of a mail. Source: configuration guide: redirect URLs end in `?token=`. */
export function mailedLink(redirectUrl: string, token: string): string {
  return `${redirectUrl}?token=${encodeURIComponent(token)}`;
}

/** The recipient of an event's mail; for an e-mail change the new address. Source: OpenAPI: Updating a customer email address. */
export function recipientOf(event: TenantEvent): string | undefined {
  if (!mails[event.name]) return undefined;
  if ('newEmail' in event) return event.newEmail;
  return 'email' in event ? event.email : undefined;
}

/** The subject of an event's mail; undefined for events without a mail. */
export function subjectOf(event: TenantEvent): string | undefined {
  return mails[event.name]?.subject;
}

/** The page that a mail links to; undefined for events without a mail. */
export function redirectUrlOf(event: TenantEvent, settings: TenantSettings): string | undefined {
  const mail = mails[event.name];
  return mail && settings.redirectUrls[mail.page];
}

/** The text of a mail with its link. Our choice of words. */
export function mailText(subject: string, link: string): string {
  return `${subject}:\n\n${link}\n`;
}
