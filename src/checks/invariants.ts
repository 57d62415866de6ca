import type { Violation } from './violation.ts';

/** What is known of the secrets in an answer. */
export interface KnownSecrets {
  /** Whether a text holds a password that the run has used. */
  readonly passwordIn: (text: string) => boolean;
  /** Whether a text holds a token that was issued before, to somebody other than the caller. */
  readonly foreignTokenIn: (text: string) => boolean;
}

/** Linear in whatever a tenant sends: no two repetitions that stand side by side match the same characters. */
const stackTraces = [
  /^[ \t]+at .[^(\r\n]*\(.+:\d+\)$/m,
  /\bat [\w$.]+\([\w$]+\.(java|kt|scala):\d+\)/,
  /Traceback \(most recent call last\)/,
  /\b(java|javax|org|com)(\.[a-z]\w+){1,20}\.[A-Z]\w*(Exception|Error)\b/,
  /node:internal\/|node_modules\//,
];

/**
 * Checks what is true of every answer: no server error, no stack trace, no echo of a password, no token of another session.
 * @returns the violations, never quoting a secret
 */
export function brokenInvariants(
  status: number,
  text: string,
  { passwordIn, foreignTokenIn }: KnownSecrets,
): readonly Violation[] {
  const trace = stackTraces.map((pattern) => pattern.exec(text)?.[0]).find((found) => found !== undefined);
  const check = 'invariant';
  return [
    ...(status >= 500 ? [{ check, expected: 'no server error', received: status } as const] : []),
    ...(trace === undefined ? [] : [{ check, expected: 'no stack trace', received: trace.trim() } as const]),
    ...(passwordIn(text) ? [{ check, expected: 'no password' } as const] : []),
    ...(foreignTokenIn(text) ? [{ check, expected: "no other session's token" } as const] : []),
  ];
}
