import type { TenantEvent } from '../notifications.ts';
import type { TenantSettings } from '../settings.ts';

export interface Mail {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** The link of a mail. Source: configuration guide: redirect URLs end in `?token=`. */
export function mailedLink(redirectUrl: string, token: string): string {
  return `${redirectUrl}?token=${encodeURIComponent(token)}`;
}

/** Who gets the mail of an event: for an e-mail change the new address. Source: OpenAPI: Updating a customer email address. */
export function recipientOf(event: TenantEvent): string | undefined {
  switch (event.name) {
    case 'customer.password-reset':
    case 'customer.opt-in':
      return event.email;
    case 'customer.email-change-request':
      return event.newEmail;
    default:
      return undefined;
  }
}

/** The subject of the mail of an event, undefined for events that send none. Our choice of words. */
export function subjectOf(event: TenantEvent): string | undefined {
  switch (event.name) {
    case 'customer.password-reset':
      return 'Reset your password';
    case 'customer.email-change-request':
      return 'Confirm your new e-mail address';
    case 'customer.opt-in':
      return 'Activate your account';
    default:
      return undefined;
  }
}

/** The page a mail leads to, undefined for events that send none. Source: configuration guide: redirect URLs. */
export function redirectUrlOf(event: TenantEvent, settings: TenantSettings): string | undefined {
  switch (event.name) {
    case 'customer.password-reset':
      return settings.redirectUrls.passwordReset;
    case 'customer.email-change-request':
      return settings.redirectUrls.emailChange;
    case 'customer.opt-in':
      return settings.redirectUrls.optIn;
    default:
      return undefined;
  }
}

/** The text of a mail with its link. Our choice of words. */
export function mailText(subject: string, link: string): string {
  return `${subject}:\n\n${link}\n`;
}
