import type { Violation } from './violation.ts';
import { shown } from '../shared/text.ts';

/** What an answer is held against beside its own row. */
export interface KnownSecrets {
  /** Whether a text holds a password that the run has used. */
  readonly passwordIn: (text: string) => boolean;
  /** Whether a text holds a token that was issued before, to somebody other than the caller. */
  readonly foreignTokenIn: (text: string) => boolean;
}

const stackTraces = [
  /^\s+at .+\(.+:\d+(:\d+)?\)$/m,
  /\bat [\w$.]+\([\w$]+\.(java|kt|scala):\d+\)/,
  /Traceback \(most recent call last\)/,
  /\b(java|javax|org|com)(\.[a-z]\w+)+\.[A-Z]\w*(Exception|Error)\b/,
  /node:internal\/|node_modules\//,
];

/**
 * Holds an answer against what is true of every answer: no server error, no stack trace, no echo of a password, no token of
 * another session.
 * @returns the violations, never quoting a secret
 */
export function brokenInvariants(
  status: number,
  text: string,
  { passwordIn, foreignTokenIn }: KnownSecrets,
): readonly Violation[] {
  const broken: Violation[] = [];
  const add = (expected: string, received: string) => broken.push({ check: 'invariant', expected, received });
  if (status >= 500) add('no server error', `status ${status}`);
  const trace = stackTraces.map((pattern) => pattern.exec(text)?.[0]).find((found) => found !== undefined);
  if (trace !== undefined) add('no stack trace', shown(trace.trim()));
  if (passwordIn(text)) add('no password in an answer', 'a password that the run has used');
  if (foreignTokenIn(text)) add("no token of another session's", 'a token that was issued before to somebody else');
  return broken;
}
