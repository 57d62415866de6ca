import { percentDecoded } from '../shared/text.ts';
import type { WaitOptions } from './arrival-signal.ts';

/** A mail as the tests need it. */
export interface Mail {
  readonly subject: string;
  readonly text: string;
}

/** What a source can say about itself when something does not come. */
export interface SourceState {
  /** Whether it has shown anything of the run yet: until then nobody knows that it works. */
  readonly proven: boolean;
  /** What it saw beside what was looked for, in a sentence; empty for nothing. */
  readonly note: string;
}

/** Where mails are looked for. */
export interface MailSource {
  /** As a reader knows it, such as `the embedded SMTP sink`. */
  readonly name: string;
  /**
   * The mails that have come for an address since the run began, the oldest first.
   * @param waiting leave it out to be answered at once
   */
  mailsTo(address: string, waiting?: WaitOptions): Promise<readonly Mail[]>;
  state(): Promise<SourceState>;
}

/** Reads the token out of a mail: from a link that ends in it, or from the line that names it. */
export function extractToken({ text }: Mail): string | undefined {
  const found = /[?&]token=([^&\s"'<>]+)/.exec(text) ?? /\btoken\b\W{1,4}([\w.~-]{8,})/i.exec(text);
  return found?.[1] === undefined ? undefined : percentDecoded(found[1]);
}
