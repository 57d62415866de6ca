import type { MailPurpose } from '../../contract/operation.ts';
import type { WaitOptions } from './arrival-signal.ts';

/** A token in a mail. */
export interface TokenInMail {
  readonly value: string;
  /** What its link leads to, as far as the link says; empty where it says nothing. */
  readonly purposes: readonly MailPurpose[];
}

/** A mail as the tests need it: nothing else of it is kept. */
export interface Mail {
  readonly subject: string;
  readonly tokens: readonly TokenInMail[];
  /** Where its links lead, without any value, for the message about a mail whose token cannot be read. */
  readonly links: readonly string[];
}

/** The state of a source, for the message about a missing mail or event. */
export interface SourceState {
  /** Whether it has received anything of the run; until then it may not work at all. */
  readonly proven: boolean;
  /** What else it has received, in a sentence; empty for nothing. */
  readonly note: string;
}

/** A source of mails. */
export interface MailSource {
  /** Its name in messages, such as `the embedded SMTP sink`. */
  readonly name: string;
  /**
   * The mails to an address since the run began, the oldest first.
   * @param waiting without it, answers at once
   */
  mailsTo(address: string, waiting?: WaitOptions): Promise<readonly Mail[]>;
  state(): Promise<SourceState>;
}
