import { rowOf } from '../../contract/operations/index.ts';
import type { MailPurpose } from '../../contract/operation.ts';
import { Blocked, NotDelivered, UnreadableMail } from '../evidence/failures.ts';
import { recorder } from '../evidence/recorder.ts';
import { secrets } from '../secrets/secrets.ts';
import { plural } from '../shared/text.ts';
import type { Mail, MailSource } from './mail.ts';
import { chosenToken } from './tokens-in-mail.ts';

/** What to find in mails; `what` names it in messages. */
interface Search<Found> {
  readonly what: string;
  readonly find: (mails: readonly Mail[], purposes: readonly MailPurpose[]) => Found | undefined;
}

/** What the tokens are for that the requests since then mail. */
const purposesSince = (asked: number): readonly MailPurpose[] =>
  recorder.operationsSince(asked).flatMap((operation) => rowOf(operation).mails ?? []);

/** The newest token that serves one of the purposes. */
const newestToken = (mails: readonly Mail[], purposes: readonly MailPurpose[]): string | undefined =>
  mails.map(({ tokens }) => chosenToken(tokens, purposes)).findLast((found) => found !== undefined);

/** How many links a message names. */
const mostLinks = 5;

const listed = (links: readonly string[]): string =>
  [...links.slice(0, mostLinks), ...(links.length > mostLinks ? [`and ${links.length - mostLinks} more`] : [])].join(
    ', ',
  );

/** What mails hold instead of the token that was asked for. */
function unreadInWords(mails: readonly Mail[]): string {
  const subjects = mails.map(({ subject }) => `"${subject}"`).join(', ');
  const links = [...new Set(mails.flatMap((mail) => mail.links))];
  const led = links.length === 0 ? 'there is no link in it' : `the links lead to ${listed(links)}`;
  const others = mails.flatMap(({ tokens }) => tokens);
  const why =
    others.length === 0
      ? 'no link that could be decoded holds a token'
      : `it holds ${plural(others.length, 'token')}, of which none can be told to be the one that was asked for`;
  return `${mails.length} mail(s) without a token that can be read (${subjects}); ${led}; ${why}`;
}

/** Waits for mails to the run's customers. */
export class Inbox {
  private readonly source: MailSource;
  private readonly patience: number;

  /** @param patience how long a mail may take, in milliseconds */
  constructor(source: MailSource, patience: number) {
    this.source = source;
    this.patience = patience;
  }

  /**
   * Waits for the token that a request mails.
   * @param address the recipient; mails before the request do not count
   * @returns the token of the newest mail that has one for what was requested
   * @throws NotDelivered when no mail arrives; UnreadableMail when none of those that did has such a token
   */
  async tokenMailedTo(address: string, request: () => Promise<unknown>): Promise<string> {
    const token = await this.waitForMail(address, request, { what: 'token', find: newestToken });
    secrets.add('mailed-token', token);
    return token;
  }

  /**
   * Waits for any mail that a request sends.
   * @throws as `tokenMailedTo` does
   */
  async mailSentTo(address: string, request: () => Promise<unknown>): Promise<void> {
    await this.waitForMail(address, request, { what: 'mail', find: (mails) => mails[0] });
  }

  /** How many mails an address has received since the run began. */
  async mailCount(address: string): Promise<number> {
    return (await this.source.mailsTo(address)).length;
  }

  private async waitForMail<Found>(
    address: string,
    request: () => Promise<unknown>,
    { what, find }: Search<Found>,
  ): Promise<Found> {
    const before = (await this.source.mailsTo(address)).length;
    const asked = recorder.requestCount;
    await request();
    const purposes = purposesSince(asked);
    const end = Date.now() + this.patience;
    let seen: readonly Mail[] = [];
    do {
      const waiting = { moreThan: before + seen.length, within: Math.max(0, end - Date.now()) };
      seen = (await this.source.mailsTo(address, waiting)).slice(before);
      const found = find(seen, purposes);
      if (found !== undefined) return found;
    } while (Date.now() < end);
    throw await this.noMailError(what, address, seen);
  }

  /**
   * A missing mail is a fault of the tenant only if the inbox has received one before. A mail without a token that can be read is none:
   * something on the way may have rewritten it.
   */
  private async noMailError(what: string, address: string, seen: readonly Mail[]): Promise<Error> {
    const { name: where } = this.source;
    const { proven, note } = await this.source.state();
    const waited = `No ${what} reached ${address} within ${this.patience / 1000} s: ${where}`;
    const behindNote = note === '' ? '' : ` ${note}`;
    const hasMails = seen.length > 0;
    if (!hasMails && proven) {
      recorder.fail('behaviour');
      const message = `${waited} holds no mail for it since the request.${behindNote}`;
      return new NotDelivered(message, { what, where });
    }
    recorder.fail('blocked');
    if (hasMails) return new UnreadableMail(`${waited} holds ${unreadInWords(seen)}.${behindNote}`, { what, where });
    return new Blocked(
      `${waited} holds no mail for it since the request.${behindNote} It has shown nothing of this run yet: check what the tenant sends there.`,
    );
  }
}
