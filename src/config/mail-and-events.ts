import type { Parsed } from './parsers.ts';

/** What a mailbox is opened with: a password, an OAuth 2 access token, or a command that prints one. */
export type MailboxLogin =
  | { readonly by: 'password'; readonly password: string }
  | { readonly by: 'token'; readonly token: string }
  | { readonly by: 'command'; readonly command: string };

/** Where mailed tokens are read: from mails that the suite takes itself, or from a mailbox that it looks into. */
export type InboxSettings =
  | { readonly kind: 'smtp'; readonly host: string; readonly port: number }
  | {
      readonly kind: 'imap';
      readonly host: string;
      readonly port: number;
      /** Whether TLS is there from the first byte. */
      readonly secure: boolean;
      readonly user: string;
      readonly login: MailboxLogin;
      readonly mailbox: string;
    };

/** Where the suite takes the tenant's webhook events. */
export interface EventsSettings {
  readonly host: string;
  readonly port: number;
  readonly path: string;
  /** The `secretKey` of the webhook's configuration. */
  readonly secret: string;
}

/** What the settings say about mails and events. */
export interface MailSettings {
  readonly inbox?: InboxSettings;
  readonly events?: EventsSettings;
  /** How long a mail or an event may take, in milliseconds. */
  readonly patience: number;
  /** The address of a customer of the run, with `{id}` in the place of the part that differs. */
  readonly mailAddress: string;
}

/** What reads settings: the house's, with its list of problems. */
interface Reader {
  readonly problems: string[];
  text(name: string): string | undefined;
  read<Value>(name: string, parse: (text: string) => Parsed<Value>): Value | undefined;
  require(name: string, because: string, mustBe: string): void;
}

const portOf = (url: URL, standard?: number): number | undefined => {
  const port = url.port === '' ? standard : Number(url.port);
  return port === 0 ? undefined : port;
};

const bare = (hostname: string): string => hostname.replace(/^\[(.*)\]$/, '$1');

const decoded = (text: string): string | undefined => {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
};

/** @param given what other settings say the mailbox is opened with; it goes before a password in the URL */
function imapOf(url: URL, given: MailboxLogin | undefined): InboxSettings | undefined {
  const secure = url.protocol === 'imaps:';
  const port = portOf(url, secure ? 993 : 143);
  const [user, password, mailbox] = [url.username, url.password, url.pathname.replace(/^\//, '')].map(decoded);
  const login = given ?? (password ? { by: 'password', password } : undefined);
  if (!user || !login || mailbox === undefined || port === undefined || url.search + url.hash !== '') return undefined;
  const where = { host: bare(url.hostname), port, secure };
  return { kind: 'imap', ...where, user, login, mailbox: mailbox === '' ? 'INBOX' : mailbox };
}

/** @param login what other settings say a mailbox is opened with */
export const asInbox =
  (login?: MailboxLogin) =>
  (text: string): Parsed<InboxSettings> => {
    const mustBe =
      'smtp://host:port, where the suite itself takes the mails of the target, or imaps://user:password@host/mailbox, a mailbox that receives them (imap:// for one without TLS, odd characters as %40; INBOX_PASSWORD for the password, or INBOX_TOKEN or INBOX_TOKEN_COMMAND for OAuth 2)';
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (!url || url.hostname === '') return { mustBe };
    if (/^imaps?:$/.test(url.protocol)) {
      const value = imapOf(url, login);
      return value ? { value } : { mustBe };
    }
    const port = portOf(url);
    const plain = url.protocol === 'smtp:' && port !== undefined && /^\/?$/.test(url.pathname + url.search + url.hash);
    return plain && url.username === '' ? { value: { kind: 'smtp', host: bare(url.hostname), port } } : { mustBe };
  };

/** The settings that each say what a mailbox is opened with. */
const loginSettings = {
  INBOX_PASSWORD: (password: string): MailboxLogin => ({ by: 'password', password }),
  INBOX_TOKEN: (token: string): MailboxLogin => ({ by: 'token', token }),
  INBOX_TOKEN_COMMAND: (command: string): MailboxLogin => ({ by: 'command', command }),
} as const;

function mailboxLogin(reading: Reader): MailboxLogin | undefined {
  const set = Object.entries(loginSettings).flatMap(([name, toLogin]) => {
    const text = reading.text(name);
    return text === undefined ? [] : [{ name, login: toLogin(text) }];
  });
  const names = set.map(({ name }) => name);
  if (names.length > 1)
    reading.problems.push(
      `${names.join(' and ')} are set, but a mailbox is opened with one of them: unset the others.`,
    );
  const [first] = set;
  if (first && first.login.by !== 'password')
    reading.require('INBOX', `${first.name} is set.`, 'imaps://user@host/mailbox, the mailbox that it opens');
  return first?.login;
}

const asEvents = (text: string): Parsed<Omit<EventsSettings, 'secret'>> => {
  const mustBe =
    'http://host:port or http://host:port/path, where the suite itself takes the webhook events of the target';
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const port = url && portOf(url, 80);
  if (url?.protocol !== 'http:' || port === undefined || url.username + url.search + url.hash !== '') return { mustBe };
  return { value: { host: bare(url.hostname), port, path: url.pathname } };
};

const asSeconds = (text: string): Parsed<number> =>
  /^\d{1,3}$/.test(text) && Number(text) >= 1 && Number(text) <= 600
    ? { value: Number(text) }
    : { mustBe: 'a whole number of seconds from 1 to 600' };

const asMailAddress = (text: string): Parsed<string> =>
  /^[\w.+-]{0,20}\{id\}[\w.+-]{0,10}@[\w-]+(\.[\w-]+)*$/.test(text)
    ? { value: text }
    : { mustBe: 'an address with {id} before the @, such as qa+{id}@example.com' };

/** The address of a customer of a run that nobody has told another one. */
export const reservedAddress = '{id}@example.test';

/** How long a mail may take, in seconds, where nothing else is set: less where it comes straight to the suite. */
const usualPatience = { straight: 10, roundabout: 30 } as const;

/** Reads what the settings say about mails and events. */
export function readMailSettings(reading: Reader): MailSettings {
  const inbox = reading.read('INBOX', asInbox(mailboxLogin(reading)));
  const where = reading.read('EVENTS', asEvents);
  const secret = reading.text('EVENTS_SECRET');
  if (where) reading.require('EVENTS_SECRET', 'EVENTS is set.', "the secretKey of the webhook's configuration");
  if (secret !== undefined) reading.require('EVENTS', 'EVENTS_SECRET is set.', 'where the suite takes the events');
  const usual = inbox?.kind === 'smtp' ? usualPatience.straight : usualPatience.roundabout;
  return {
    ...(inbox && { inbox }),
    ...(where && secret !== undefined && { events: { ...where, secret } }),
    patience: 1000 * (reading.read('INBOX_PATIENCE', asSeconds) ?? usual),
    mailAddress: reading.read('MAIL_ADDRESS', asMailAddress) ?? reservedAddress,
  };
}
