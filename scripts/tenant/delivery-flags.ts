import type { MailServer, WebhookTarget } from '../../tenant/index.ts';
import { Misused } from '../cli/misused.ts';

/** What was typed about mails and events. */
interface Given {
  readonly smtp?: string | undefined;
  readonly lmtp?: string | undefined;
  readonly webhook?: string | undefined;
  readonly 'webhook-secret'?: string | undefined;
  readonly 'webhook-envelope': string;
}

/** @throws Misused when a flag's text is no whole number in its limits */
export function wholeNumber(flag: string, found: string, least: number, most: number): number {
  const value = /^\d+$/.test(found) ? Number(found) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new Misused(`--${flag}: found "${found}", expected a whole number from ${least} to ${most}.`);
}

/**
 * The server that takes the mails.
 * @throws Misused when it cannot be read, or two are named
 */
export function mailServer({ smtp, lmtp }: Given): MailServer | undefined {
  const [flag, found] = lmtp === undefined ? ['smtp', smtp] : ['lmtp', lmtp];
  if (smtp !== undefined && lmtp !== undefined)
    throw new Misused('--lmtp: found beside --smtp, expected one of the two: mails go to one server.');
  if (found === undefined) return undefined;
  const [, host, port] = /^(.+):(\d+)$/.exec(found) ?? [];
  if (host === undefined || port === undefined) {
    throw new Misused(`--${flag}: found "${found}", expected host:port, for example 127.0.0.1:1025.`);
  }
  return { host, port: wholeNumber(flag, port, 1, 65535), lmtp: flag === 'lmtp' };
}

/**
 * Where the events go.
 * @throws Misused when it cannot be read, or a part is missing
 */
export function webhookOf(given: Given): WebhookTarget | undefined {
  const { webhook: url, 'webhook-secret': secret, 'webhook-envelope': envelope } = given;
  if (envelope !== 'typed' && envelope !== 'bare')
    throw new Misused(`--webhook-envelope: found "${envelope}", expected typed or bare.`);
  if (url === undefined) {
    if (secret !== undefined) throw new Misused('--webhook-secret: found without --webhook, expected both.');
    return undefined;
  }
  if (!/^https?:\/\/[^/]/.test(url) || !URL.canParse(url))
    throw new Misused(
      `--webhook: found "${url}", expected an http or https address, such as http://127.0.0.1:4020/events.`,
    );
  return { url, envelope, ...(secret !== undefined && { secret }) };
}
