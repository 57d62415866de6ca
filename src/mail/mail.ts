import { percentDecoded } from '../shared/text.ts';
import type { WaitOptions } from './arrival-signal.ts';

/** A mail as the tests need it. */
export interface Mail {
  readonly subject: string;
  readonly text: string;
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

/** The token in a mail: from a link, or from a line that names it. */
export function extractToken({ text }: Mail): string | undefined {
  const found = /[?&]token=([^&\s"'<>]+)/.exec(text) ?? /\btoken\b\W{1,4}([\w.~-]{8,})/i.exec(text);
  return found?.[1] === undefined ? undefined : percentDecoded(found[1]);
}
