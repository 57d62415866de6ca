import { ImapFlow, type SearchObject } from 'imapflow';
import PostalMime from 'postal-mime';
import { secrets } from '../secrets/secrets.ts';
import type { InboxSettings } from '../config/index.ts';
import { Arrivals, type Waiting } from './arrival-signal.ts';
import type { Mail, MailSource, SourceState } from './mail.ts';

type Settings = Extract<InboxSettings, { kind: 'imap' }>;

/** Where a mail names whom it is for; a mailbox that takes the mails of many has the latter ones. */
const recipientHeaders = ['to', 'cc', 'delivered-to', 'x-original-to', 'envelope-to'] as const;

/** No mail with a token is longer, in bytes; what stands behind is not read. */
const longEnough = 256 * 1024;

/** A server that cannot say when a mail comes is asked this often, in milliseconds: first, then slower, then no slower. */
const pace = { first: 250, slower: 1.6, slowest: 5_000 } as const;

const isLocal = (host: string): boolean => ['localhost', '127.0.0.1', '::1'].includes(host);

/** What has been found for one address. */
interface Found {
  /** The UID from which on it has not been looked for. */
  next: number;
  readonly mails: Mail[];
}

/** A mailbox could not be opened. `refused`: the server answered, and said no. */
export class MailboxClosed extends Error {
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
  private readonly arrivals = new Arrivals();
  private readonly found = new Map<string, Found>();
  private client: ImapFlow | undefined;
  private turn: Promise<unknown> = Promise.resolve();
  private first = 0;
  private validity: bigint | undefined;

  private constructor(settings: Settings) {
    this.settings = settings;
    const { host, port, secure, mailbox } = settings;
    this.name = `${secure ? 'imaps' : 'imap'}://${host}:${port}, mailbox ${mailbox},`;
    secrets.add('password', settings.password);
  }

  /**
   * Opens a mailbox.
   * @throws MailboxClosed, in words without a secret
   */
  static async open(settings: Settings): Promise<ImapMailbox> {
    const mailbox = new ImapMailbox(settings);
    await mailbox.connected();
    return mailbox;
  }

  async mailsTo(address: string, waiting?: Waiting): Promise<readonly Mail[]> {
    let sleep: number = pace.first / pace.slower;
    const slower = (): number => (sleep = Math.min(sleep * pace.slower, pace.slowest));
    return this.arrivals.waitFor(() => this.inTurn(() => this.look(address)), waiting, slower);
  }

  state(): Promise<SourceState> {
    return Promise.resolve({ proven: [...this.found.values()].some(({ mails }) => mails.length > 0), note: '' });
  }

  async close(): Promise<void> {
    // An idle connection has to be woken before it can say goodbye; nobody has to wait for that.
    this.client?.close();
    await this.turn.catch(() => undefined);
  }

  /** One after the other: a connection does one thing at a time, and two looks for one address would find its mails twice. */
  private inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.turn.catch(() => undefined).then(work);
    this.turn = result;
    return result;
  }

  private async look(address: string): Promise<readonly Mail[]> {
    const client = await this.connected();
    const known = this.found.get(address) ?? { next: this.first, mails: [] };
    this.found.set(address, known);
    try {
      await client.noop();
      for (const uid of await this.uidsOf(client, address, known.next)) {
        known.next = uid + 1;
        const message = await client.fetchOne(String(uid), { source: { maxLength: longEnough } }, { uid: true });
        if (!message || !message.source) continue;
        const { subject = '', text, html = '' } = await PostalMime.parse(message.source);
        known.mails.push({ subject, text: text ?? html });
      }
    } catch (error) {
      throw this.closed(error, 'broke off');
    }
    // Not waited for: it lasts until the next command, and says when a mail comes.
    void client.idle();
    return [...known.mails];
  }

  /** The mails from a UID on that name an address as a recipient; a server's search takes longer addresses for it as well. */
  private async uidsOf(client: ImapFlow, address: string, from: number): Promise<readonly number[]> {
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

  private async connected(): Promise<ImapFlow> {
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
      if (this.validity !== undefined && this.validity !== uidValidity)
        throw new Error('it was made anew while the run was under way');
      this.validity = uidValidity;
      this.first ||= uidNext;
      return (this.client = client);
    } catch (error) {
      client.close();
      throw this.closed(error, 'could not be opened');
    }
  }

  /** imapflow's errors hold the command that failed: only the server's answer is fit to be passed on. */
  private closed(error: unknown, what: string): MailboxClosed {
    if (error instanceof MailboxClosed) return error;
    const { responseText, code, message } = error as { responseText?: string; code?: string; message?: string };
    const reason = secrets.scrub(responseText ?? [code, message].filter(Boolean).join(': '));
    return new MailboxClosed(`${this.name} ${what} for ${this.settings.user}: ${reason}`, responseText !== undefined);
  }
}
