import { Blocked, NotDelivered } from '../evidence/failures.ts';
import { recorder } from '../evidence/recorder.ts';
import { secrets } from '../secrets/secrets.ts';
import { extractToken, type Mail, type MailSource } from './mail.ts';

/** What to find in mails; `what` names it in messages. */
interface Search<Found> {
  readonly what: string;
  readonly find: (mails: readonly Mail[]) => Found | undefined;
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
   * @returns the token of the newest mail that has one
   * @throws when none arrives, with the name of the source and the subjects of other mails
   */
  async tokenMailedTo(address: string, request: () => Promise<unknown>): Promise<string> {
    const find = (mails: readonly Mail[]) => mails.map(extractToken).findLast((found) => found !== undefined);
    const token = await this.waitForMail(address, request, { what: 'token', find });
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
    await request();
    const end = Date.now() + this.patience;
    let seen: readonly Mail[] = [];
    do {
      const waiting = { moreThan: before + seen.length, within: Math.max(0, end - Date.now()) };
      seen = (await this.source.mailsTo(address, waiting)).slice(before);
      const found = find(seen);
      if (found !== undefined) return found;
    } while (Date.now() < end);
    throw await this.noMailError(what, address, seen);
  }

  /** A missing mail is a fault of the tenant only if the inbox has received one before; else the run is blocked. */
  private async noMailError(what: string, address: string, seen: readonly Mail[]): Promise<Error> {
    const { name } = this.source;
    const { proven, note } = await this.source.state();
    const subjects = seen.map(({ subject }) => `"${subject}"`).join(', ');
    const saw = seen.length === 0 ? 'no mail' : `${seen.length} mail(s) without a token (${subjects})`;
    const looked = `${name} holds ${saw} for it since the request.`;
    const message = [`No ${what} reached ${address} within ${this.patience / 1000} s: ${looked}`, note]
      .join(' ')
      .trim();
    if (seen.length > 0 || proven) {
      recorder.fail('behaviour');
      return new NotDelivered(message, { what, where: name, others: seen.length });
    }
    recorder.fail('blocked');
    return new Blocked(`${message} It has shown nothing of this run yet: check what the tenant sends there.`);
  }
}
