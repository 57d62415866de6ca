import { expect, test } from '@playwright/test';
import type { MailboxLogin } from '../../src/config/mail-and-events.ts';
import { PreflightProblem } from '../../src/evidence/run-problem.ts';
import { openMailAndEvents } from '../../src/mail/open-mail-and-events.ts';
import { secrets } from '../../src/secrets/secrets.ts';
import { startImapPeer } from '../support/imap-peer.ts';

const token = 'ya29.a0AfB-of_the-run~1';
const ofPeer = ['XOAUTH2', 'OAUTHBEARER', 'PLAIN'];

/** Opens the mailbox of a peer that offers these mechanisms, and takes this token. */
async function open(mechanisms: readonly string[], login: MailboxLogin, taken: string = token) {
  const peer = await startImapPeer({ mechanisms, token: taken });
  const inbox = {
    kind: 'imap',
    host: '127.0.0.1',
    port: peer.port,
    secure: false,
    user: 'qa',
    mailbox: 'INBOX',
    login,
  };
  const opened = await openMailAndEvents({ inbox: { ...inbox, kind: 'imap' } }).catch((error: unknown) => error);
  if (!(opened instanceof Error)) await (opened as Awaited<ReturnType<typeof openMailAndEvents>>).close();
  await peer.close();
  return { opened, logins: peer.logins };
}

const printing = (text: string): MailboxLogin => ({
  by: 'command',
  command: `"${process.execPath}" -e "process.stdout.write(Buffer.from('${Buffer.from(text).toString('hex')}','hex'))"`,
});

for (const [what, mechanisms, login, sent] of [
  ['a token by XOAUTH2', ['XOAUTH2'], { by: 'token', token }, 'user=qa\u0001auth='],
  ['a token by OAUTHBEARER', ofPeer, { by: 'token', token }, 'n,a=qa,\u0001host='],
  ['a token that a command prints', ofPeer, printing(`${token}\n`), 'n,a=qa,'],
  ['a token that a command prints in JSON', ofPeer, printing(JSON.stringify({ accessToken: token })), 'n,a=qa,'],
] as const)
  test(`a mailbox is opened with ${what}, which is a secret`, async () => {
    const { opened, logins } = await open(mechanisms, login);

    expect(opened).not.toBeInstanceOf(Error);
    expect(logins).toEqual([expect.stringContaining(sent)]);
    expect(secrets.scrub(`Bearer ${token}`)).toMatch(/^Bearer <access-token:\d+>$/);
  });

const password = { by: 'password', password: 'a-password-1' } as const;

for (const [what, mechanisms, login, message] of [
  [
    'OAuth 2 alone',
    ['XOAUTH2'],
    password,
    /Check its user and password\. The server takes OAuth 2 .*INBOX_TOKEN_COMMAND/,
  ],
  ['OAuth 2 beside a refused password', ofPeer, password, /takes OAuth 2 .* set INBOX_TOKEN or INBOX_TOKEN_COMMAND/],
  ['no OAuth 2', ['PLAIN'], { by: 'token', token }, /set INBOX_PASSWORD in place of INBOX_TOKEN/],
  ['another token', ofPeer, { by: 'token', token: 'expired-token-1' }, /Invalid credentials.* is not expired/],
] as const)
  test(`a server that takes ${what} is told as such, with the settings`, async () => {
    const { opened } = await open(mechanisms, login);

    expect(opened).toBeInstanceOf(PreflightProblem);
    expect(String(opened)).toMatch(message);
    expect(opened).toMatchObject({ problem: { verdict: 'error' } });
    expect(String(opened)).not.toMatch(/a-password-1|expired-token-1|ya29/);
  });

for (const [what, command, message] of [
  ['prints nothing', printing(''), /INBOX_TOKEN_COMMAND printed nothing, but must print an access token alone/],
  ['prints something else', printing('hush hush\nERROR'), /printed something else, but must print an access token/],
  ['fails', { by: 'command', command: 'echo hush >&2; exit 7' }, /INBOX_TOKEN_COMMAND ended with exit 7/],
  ['is not there', { by: 'command', command: 'no-such-command-0815' }, /INBOX_TOKEN_COMMAND ended with exit 127/],
] as const)
  test(`a command that ${what} is told as such`, async () => {
    const { opened } = await open(ofPeer, command);

    expect(String(opened)).toMatch(message);
    expect(String(opened)).not.toContain('hush');
  });
