/** Why a mailbox cannot be used. */
export type MailboxTrouble =
  | 'unreachable'
  /** The server refused a command, such as the opening of the mailbox. */
  | 'refused'
  | 'password refused'
  /** The password was refused by a server that takes access tokens too, as those do that take nothing else. */
  | 'OAuth offered'
  | 'token refused'
  /** There is an access token, and the server takes none. */
  | 'no OAuth'
  | 'no token';

/** A mailbox cannot be used. Its message holds no secret. */
export class MailboxError extends Error {
  readonly trouble: MailboxTrouble;
  constructor(message: string, trouble: MailboxTrouble) {
    super(message);
    this.trouble = trouble;
  }
}

/** What to do about it. */
export const hintAbout: Readonly<Record<MailboxTrouble, string>> = {
  unreachable: 'Check its host and port, and that it is up.',
  refused: 'Check its user and mailbox.',
  'password refused': 'Check its user and password.',
  'OAuth offered':
    'Check its user and password. The server takes OAuth 2 access tokens too, and many such servers take no password: set INBOX_TOKEN or INBOX_TOKEN_COMMAND in its place.',
  'token refused':
    'Check that the token of INBOX_TOKEN or INBOX_TOKEN_COMMAND is not expired, is of this user, and has the scope for IMAP.',
  'no OAuth': 'It takes no OAuth 2 access tokens: set INBOX_PASSWORD in place of INBOX_TOKEN or INBOX_TOKEN_COMMAND.',
  'no token': 'Check INBOX_TOKEN_COMMAND.',
};
