import { ImapFlow, type SearchObject } from 'imapflow';
import PostalMime from 'postal-mime';
import { secrets } from '../secrets/secrets.ts';
import type { InboxSettings } from '../config/index.ts';
import { ArrivalSignal, type WaitOptions } from './arrival-signal.ts';
import type { Mail, MailSource, SourceState } from './mail.ts';

type Settings = Extract<InboxSettings, { kind: 'imap' }>;

/** Where a mail names whom it is for; a mailbox that takes the mails of many has the latter ones. */
const recipientHeaders = ['to', 'cc', 'delivered-to', 'x-original-to', 'envelope-to'] as const;

/** No mail with a token is longer, in bytes; what stands behind is not read. */
const maxMailSize = 256 * 1024;

/** A server that cannot say when a mail comes is asked this often, in milliseconds: first, then slower, then no slower. */
const pollInterval = { first: 250, slower: 1.6, slowest: 5_000 } as const;

const isLocal = (host: string): boolean => ['localhost', '127.0.0.1', '::1'].includes(host);

/** What has been found for one address. */
interface AddressMails {
  /** The UID from which on it has not been looked for. */
  next: number;
  readonly mails: Mail[];
}

/** A mailbox could not be opened. `refused`: the server answered, and said no. */
export class MailboxError extends Error {
  readonly refused: boolean;
  constructor(message: string, refused: boolean) {
    super(message);
    this.refused = refused;
  }
}

/**
 * A mailbox that is looked into over IMAP, by one connection for the whole run. It is opened read-only, only mails for the run's own
 * addresses are fetched, and only those that came after it was opened: mails of others are neither read nor marked nor removed.
 */
export class ImapMailbox implements MailSource {
  readonly name: string;
  private readonly settings: Settings;
  private readonly arrivals = new ArrivalSignal();
  private readonly found = new Map<string, AddressMails>();
  private client: ImapFlow | undefined;
  private queue: Promise<unknown> = Promise.resolve();
  private firstUid = 0;
  private uidValidity: bigint | undefined;

  private constructor(settings: Settings) {
    this.settings = settings;
    const { host, port, secure, mailbox } = settings;
    this.name = `${secure ? 'imaps' : 'imap'}://${host}:${port}, mailbox ${mailbox},`;
    secrets.add('password', settings.password);
  }

  /**
   * Opens a mailbox.
   * @throws MailboxError, in words without a secret
   */
  static async open(settings: Settings): Promise<ImapMailbox> {
    const mailbox = new ImapMailbox(settings);
    await mailbox.connect();
    return mailbox;
  }

  async mailsTo(address: string, waiting?: WaitOptions): Promise<readonly Mail[]> {
    let sleep: number = pollInterval.first / pollInterval.slower;
    const slower = (): number => (sleep = Math.min(sleep * pollInterval.slower, pollInterval.slowest));
    return this.arrivals.waitFor(() => this.runExclusively(() => this.fetchNewMails(address)), waiting, slower);
  }

  state(): Promise<SourceState> {
    return Promise.resolve({ proven: [...this.found.values()].some(({ mails }) => mails.length > 0), note: '' });
  }

  async close(): Promise<void> {
    // An idle connection has to be woken before it can say goodbye; nobody has to wait for that.
    this.client?.close();
    await this.queue.catch(() => undefined);
  }

  /** One after the other: a connection does one thing at a time, and two looks for one address would find its mails twice. */
  private runExclusively<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.queue.catch(() => undefined).then(work);
    this.queue = result;
    return result;
  }

  private async fetchNewMails(address: string): Promise<readonly Mail[]> {
    const client = await this.connect();
    const known = this.found.get(address) ?? { next: this.firstUid, mails: [] };
    this.found.set(address, known);
    try {
      await client.noop();
      for (const uid of await this.findUids(client, address, known.next)) {
        known.next = uid + 1;
        const message = await client.fetchOne(String(uid), { source: { maxLength: maxMailSize } }, { uid: true });
        if (!message || !message.source) continue;
        const { subject = '', text, html = '' } = await PostalMime.parse(message.source);
        known.mails.push({ subject, text: text ?? html });
      }
    } catch (error) {
      throw this.toMailboxError(error, 'broke off');
    }
    // Not waited for: it lasts until the next command, and says when a mail comes.
    void client.idle();
    return [...known.mails];
  }

  /** The mails from a UID on that name an address as a recipient; a server's search takes longer addresses for it as well. */
  private async findUids(client: ImapFlow, address: string, from: number): Promise<readonly number[]> {
    const [to, cc, ...others] = recipientHeaders;
    const named: SearchObject[] = [
      { [to]: address },
      { [cc]: address },
      ...others.map((name) => ({ header: { [name]: address } })),
    ];
    const uids = (await client.search({ uid: `${from}:*`, or: named }, { uid: true })) || [];
    // A range that begins behind the last mail means the last mail.
    const fresh = uids.filter((uid) => uid >= from).sort((one, other) => one - other);
    if (fresh.length === 0) return [];
    const headers = await client.fetchAll(fresh, { headers: [...recipientHeaders] }, { uid: true });
    const names = (bytes: Buffer | undefined): readonly string[] =>
      (bytes?.toString('utf8').toLowerCase() ?? '').split(/[\s<>,;:"]+/);
    const own = new Set(
      headers.filter((each) => names(each.headers).includes(address.toLowerCase())).map(({ uid }) => uid),
    );
    return fresh.filter((uid) => own.has(uid));
  }

  private async connect(): Promise<ImapFlow> {
    if (this.client?.usable) return this.client;
    const { host, port, secure, user, password, mailbox } = this.settings;
    const client = new ImapFlow({
      host,
      port,
      secure,
      auth: { user, pass: password },
      // Without TLS a password goes to this machine only.
      ...(!secure && !isLocal(host) && { doSTARTTLS: true }),
      logger: false,
      connectionTimeout: 8_000,
      greetingTimeout: 8_000,
    });
    client.on('exists', () => {
      this.arrivals.announce();
    });
    // Whoever asks next connects anew, and is told why where that fails.
    client.on('error', () => undefined);
    try {
      await client.connect();
      const { uidNext, uidValidity } = await client.mailboxOpen(mailbox, { readOnly: true });
      if (this.uidValidity !== undefined && this.uidValidity !== uidValidity)
        throw new Error('it was made anew while the run was under way');
      this.uidValidity = uidValidity;
      this.firstUid ||= uidNext;
      return (this.client = client);
    } catch (error) {
      client.close();
      throw this.toMailboxError(error, 'could not be opened');
    }
  }

  /** imapflow's errors hold the command that failed: only the server's answer is fit to be passed on. */
  private toMailboxError(error: unknown, what: string): MailboxError {
    if (error instanceof MailboxError) return error;
    const { responseText, code, message } = error as { responseText?: string; code?: string; message?: string };
    const reason = secrets.scrub(responseText ?? [code, message].filter(Boolean).join(': '));
    return new MailboxError(`${this.name} ${what} for ${this.settings.user}: ${reason}`, responseText !== undefined);
  }
}
