import { secrets } from '../secrets/secrets.ts';
import { inOneLine, type Violation } from './violation.ts';

/**
 * An answer that was not what it had to be. It is made where the test speaks, before the request is sent, so that its stack
 * leads to the line of the test; what it says is known only after the answer.
 */
export class CheckFailure extends Error {
  override readonly name = 'CheckFailure';

  /** @param spoken the function that the test called: the stack begins at its caller */
  constructor(spoken: (...call: never[]) => unknown) {
    const { stackTraceLimit } = Error;
    // One stack is enough, and the one that a new error brings along begins here.
    Error.stackTraceLimit = 0;
    super();
    Error.stackTraceLimit = stackTraceLimit;
    Error.captureStackTrace(this, spoken);
  }

  /** Fills in what was found, each violation on a line of its own. */
  say(asked: string, violations: readonly Violation[]): this {
    this.message = secrets.redact([`${asked}:`, ...violations.map(inOneLine)].join('\n  '));
    const frames = (this.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
    this.stack = [`${this.name}: ${this.message}`, ...frames].join('\n');
    return this;
  }
}
