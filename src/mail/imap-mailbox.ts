import { ImapFlow, type SearchObject } from 'imapflow';
import { secrets } from '../secrets/secrets.ts';
import type { InboxSettings } from '../config/index.ts';
import { ArrivalSignal, type WaitOptions } from './arrival-signal.ts';
import { printedToken } from './access-token.ts';
import type { Mail, MailSource, SourceState } from './mail.ts';
import { MailboxError, type MailboxTrouble } from './mailbox-error.ts';
import { parseMail } from './parse-mail.ts';

type Settings = Extract<InboxSettings, { kind: 'imap' }>;

/** Headers that name a recipient; catch-all mailboxes use the last three. */
const recipientHeaders = ['to', 'cc', 'delivered-to', 'x-original-to', 'envelope-to'] as const;

/** How much of a mail is read, in bytes; no mail with a token is longer. */
const maxMailSize = 256 * 1024;

/** The poll interval in milliseconds, for servers that do not announce mails; it grows by the factor up to the longest. */
const pollInterval = { first: 250, factor: 1.6, longest: 5_000 } as const;

const isLocal = (host: string): boolean => ['localhost', '127.0.0.1', '::1'].includes(host);

/** The mails found for one address. */
interface AddressMails {
  /** The first UID that has not been searched. */
  next: number;
  readonly mails: Mail[];
}

const oauthMechanisms = ['AUTH=XOAUTH2', 'AUTH=OAUTHBEARER', 'AUTH=XOAUTH'] as const;

/** What imapflow says of a failed command. */
interface ImapFailure {
  readonly responseText?: string;
  /** The answer to a login. */
  readonly response?: unknown;
  readonly authenticationFailed?: boolean;
  readonly code?: string;
  readonly message?: string;
}

/**
 * A mailbox over IMAP, on one connection for the whole run. It is opened read-only. Only mails to the run's addresses that arrive
 * after it was opened are fetched: other mails are neither read nor marked nor removed.
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
    if (settings.login.by === 'password') secrets.add('password', settings.login.password);
  }

  /**
   * Opens a mailbox.
   * @throws MailboxError, without a secret in its message
   */
  static async open(settings: Settings): Promise<ImapMailbox> {
    const mailbox = new ImapMailbox(settings);
    await mailbox.connect();
    return mailbox;
  }

  async mailsTo(address: string, waiting?: WaitOptions): Promise<readonly Mail[]> {
    let interval: number = pollInterval.first / pollInterval.factor;
    const next = (): number => (interval = Math.min(interval * pollInterval.factor, pollInterval.longest));
    return this.arrivals.waitFor(() => this.runExclusively(() => this.fetchNewMails(address)), waiting, next);
  }

  state(): Promise<SourceState> {
    return Promise.resolve({ proven: [...this.found.values()].some(({ mails }) => mails.length > 0), note: '' });
  }

  async close(): Promise<void> {
    // An idle connection would have to be woken for a LOGOUT; closing it is enough.
    this.client?.close();
    await this.queue.catch(() => undefined);
  }

  /** Runs one task at a time: a connection takes one command, and two searches for an address would find its mails twice. */
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
        known.mails.push(await parseMail(message.source));
      }
    } catch (error) {
      throw this.toMailboxError(error, 'broke off');
    }
    // Not awaited: it lasts until the next command and announces new mails.
    void client.idle();
    return [...known.mails];
  }

  /** The UIDs of mails to an address, from a UID on. The headers are compared too, because a search also finds longer addresses. */
  private async findUids(client: ImapFlow, address: string, from: number): Promise<readonly number[]> {
    const [to, cc, ...others] = recipientHeaders;
    const named: SearchObject[] = [
      { [to]: address },
      { [cc]: address },
      ...others.map((name) => ({ header: { [name]: address } })),
    ];
    const uids = (await client.search({ uid: `${from}:*`, or: named }, { uid: true })) || [];
    // IMAP reads a range that begins after the last mail as the last mail.
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
    const { host, port, secure, mailbox } = this.settings;
    const client = new ImapFlow({
      host,
      port,
      secure,
      auth: await this.logInWith(),
      // Without TLS a password is sent to this machine only.
      ...(!secure && !isLocal(host) && { doSTARTTLS: true }),
      logger: false,
      connectionTimeout: 8_000,
      greetingTimeout: 8_000,
    });
    client.on('exists', () => {
      this.arrivals.announce();
    });
    // The next search reconnects and reports a failure.
    client.on('error', () => undefined);
    try {
      await client.connect();
      const { uidNext, uidValidity } = await client.mailboxOpen(mailbox, { readOnly: true });
      if (this.uidValidity !== undefined && this.uidValidity !== uidValidity)
        throw new Error('it was recreated during the run');
      this.uidValidity = uidValidity;
      this.firstUid ||= uidNext;
      return (this.client = client);
    } catch (error) {
      client.close();
      throw this.toMailboxError(error, 'could not be opened', client);
    }
  }

  /** Asked for each connection, as an access token lives for an hour or less. */
  private async logInWith(): Promise<
    { readonly user: string } & ({ readonly pass: string } | { readonly accessToken: string })
  > {
    const { user, login } = this.settings;
    if (login.by === 'password') return { user, pass: login.password };
    const accessToken = login.by === 'token' ? login.token : await printedToken(login.command);
    secrets.add('access-token', accessToken);
    return { user, accessToken };
  }

  /** Why a login or another command failed; a client tells what its server offers. */
  private troubleOf({ authenticationFailed, responseText, message }: ImapFailure, client?: ImapFlow): MailboxTrouble {
    const offersOAuth = oauthMechanisms.some((mechanism) => client?.capabilities.has(mechanism));
    if (this.settings.login.by !== 'password') {
      if (message === 'Unsupported authentication mechanism') return 'no OAuth';
      if (authenticationFailed) return 'token refused';
    }
    if (authenticationFailed) return offersOAuth ? 'OAuth offered' : 'password refused';
    return responseText === undefined ? 'unreachable' : 'refused';
  }

  /** Keeps only the server's answer: imapflow's errors contain the failed command, which may hold a password. */
  private toMailboxError(error: unknown, what: string, client?: ImapFlow): MailboxError {
    if (error instanceof MailboxError) return error;
    const failure = error as ImapFailure;
    const { responseText, response, code, message } = failure;
    const answer = responseText ?? (typeof response === 'string' ? response : undefined);
    const reason = secrets.scrub(answer ?? [code, message].filter(Boolean).join(': '));
    const trouble = this.troubleOf(failure, client);
    return new MailboxError(`${this.name} ${what} for ${this.settings.user}: ${reason}`, trouble);
  }
}
