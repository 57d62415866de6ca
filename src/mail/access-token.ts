import { exec } from 'node:child_process';
import { promisify } from 'node:util';
import { isJsonObject } from '../shared/json-object.ts';
import { MailboxError } from './mailbox-error.ts';

/** How long the command may take, in milliseconds, and how much it may print, in bytes. */
const limits = { timeout: 30_000, maxBuffer: 64 * 1024 } as const;

const run = promisify(exec);

/** An access token alone on a line, or in JSON as the command lines of cloud providers print it. */
function tokenIn(output: string): string | undefined {
  const text = output.trim();
  try {
    const answer: unknown = JSON.parse(text);
    const token = isJsonObject(answer) ? (answer['access_token'] ?? answer['accessToken']) : undefined;
    if (typeof token === 'string' && token !== '') return token;
  } catch {
    // It is no JSON.
  }
  return /^[\w.~+/=-]{8,}$/.test(text) ? text : undefined;
}

/** What became of a command that failed; what it printed may be a secret. */
function endOf(error: unknown): string {
  const { code, killed, signal } = error as { code?: string | number; killed?: boolean; signal?: string };
  if (killed) return `was stopped after ${limits.timeout / 1000} s`;
  if (code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER') return `printed more than ${limits.maxBuffer} bytes`;
  return typeof code === 'number' ? `ended with exit ${code}` : `could not be run (${code ?? signal})`;
}

/**
 * Has the command of INBOX_TOKEN_COMMAND print an access token.
 * @throws MailboxError when it prints none; what it prints instead is not shown
 */
export async function printedToken(command: string): Promise<string> {
  const { stdout } = await run(command, limits).catch((error: unknown) => {
    throw new MailboxError(`the command of INBOX_TOKEN_COMMAND ${endOf(error)}`, 'no token');
  });
  const token = tokenIn(stdout);
  if (token !== undefined) return token;
  const expected = 'an access token alone on a line, or JSON with access_token';
  throw new MailboxError(
    `the command of INBOX_TOKEN_COMMAND printed ${stdout.trim() === '' ? 'nothing' : 'something else'}, but must print ${expected}`,
    'no token',
  );
}
