import type { MailServer, WebhookTarget } from '../../tenant/index.ts';
import { CommandError, wholeNumber } from '../cli/command-error.ts';

/** What was typed about mails and events. */
interface Given {
  readonly smtp?: string | undefined;
  readonly lmtp?: string | undefined;
  readonly webhook?: string | undefined;
  readonly 'webhook-secret'?: string | undefined;
  readonly 'webhook-envelope': string;
}

/**
 * The server that takes the mails.
 * @throws CommandError when it cannot be read, or two are named
 */
export function mailServer({ smtp, lmtp }: Given): MailServer | undefined {
  const [flag, found] = lmtp === undefined ? ['smtp', smtp] : ['lmtp', lmtp];
  if (smtp !== undefined && lmtp !== undefined)
    throw new CommandError('--lmtp: found beside --smtp, expected one of the two: mails go to one server.');
  if (found === undefined) return undefined;
  const [, host, port] = /^(.+):(\d+)$/.exec(found) ?? [];
  if (host === undefined || port === undefined) {
    throw new CommandError(`--${flag}: found "${found}", expected host:port, for example 127.0.0.1:1025.`);
  }
  return { host, port: wholeNumber(flag, port, 1, 65535), lmtp: flag === 'lmtp' };
}

/**
 * Where the events go.
 * @throws CommandError when it cannot be read, or a part is missing
 */
export function webhookOf(given: Given): WebhookTarget | undefined {
  const { webhook: url, 'webhook-secret': secret, 'webhook-envelope': envelope } = given;
  if (envelope !== 'typed' && envelope !== 'bare')
    throw new CommandError(`--webhook-envelope: found "${envelope}", expected typed or bare.`);
  if (url === undefined) {
    if (secret !== undefined) throw new CommandError('--webhook-secret: found without --webhook, expected both.');
    return undefined;
  }
  if (!/^https?:\/\/[^/]/.test(url) || !URL.canParse(url))
    throw new CommandError(
      `--webhook: found "${url}", expected an http or https address, such as http://127.0.0.1:4020/events.`,
    );
  return { url, envelope, ...(secret !== undefined && { secret }) };
}
