import { expect, test as base } from '@playwright/test';
import { Inbox } from '../../src/mail/inbox.ts';
import { ImapMailbox } from '../../src/mail/imap-mailbox.ts';
import { asInbox } from '../../src/config/mail-and-events.ts';
import { dovecotMissing, startDovecot, type Dovecot } from '../support/dovecot.ts';
import { runConformance, removeTemporaryFolders } from '../support/run-command.ts';
import { startTenantCommand } from '../support/tenant-command.ts';
import { startOutsideTenant } from '../support/servers.ts';

const test = base.extend<{ dovecot: Dovecot }>({
  dovecot: async ({}, use, testInfo) => {
    const missing = dovecotMissing();
    testInfo.skip(missing !== undefined, missing);
    const dovecot = await startDovecot();
    await use(dovecot);
    await dovecot.close();
  },
});

async function openMailbox({ url }: Dovecot): Promise<ImapMailbox> {
  const parsed = asInbox()(url);
  if (!('value' in parsed) || parsed.value.kind !== 'imap') throw new Error(`${url} is no mailbox.`);
  return ImapMailbox.open(parsed.value);
}

const ann = 'conf-1-aa-1@example.test';
const mail = (to: string, token: string) => ({
  to,
  subject: `for ${to}`,
  text: `https://shop.example/?token=${token}`,
});

test.afterEach(removeTemporaryFolders);

test.describe('A mailbox over IMAP', { tag: '@heavy' }, () => {
  test('returns the newest mail to an address since the request, among mails of others', async ({ dovecot }) => {
    await dovecot.deliver(mail(ann, 'of-an-earlier-run'));
    const mailbox = await openMailbox(dovecot);
    const inbox = new Inbox(mailbox, 10_000);
    await dovecot.deliver(mail(ann, 'before-the-request'));
    const before = await inbox.mailCount(ann);

    const token = await inbox.tokenMailedTo(ann, async () => {
      await dovecot.deliver(mail('somebody.else@example.test', 'of-somebody-else'));
      await dovecot.deliver(mail(`x${ann}`, 'of-a-longer-address'));
      await dovecot.deliver(mail(ann, 'first-of-the-request'));
      await dovecot.deliver(mail(ann, 'newest'));
      await dovecot.deliver(mail('somebody.else@example.test', 'of-somebody-else-again'));
    });
    await mailbox.close();

    expect({ before, token }).toEqual({ before: 1, token: 'newest' });
  });

  test('leaves every mail unchanged: none read, none marked, none removed', async ({ dovecot }) => {
    for (const to of [ann, 'somebody.else@example.test', 'support@example.test'])
      await dovecot.deliver(mail(to, 'a-token'));
    const mailbox = await openMailbox(dovecot);
    const inbox = new Inbox(mailbox, 10_000);
    await inbox.tokenMailedTo(ann, () => dovecot.deliver(mail(ann, 'another-token')));
    const files = dovecot.files();
    await mailbox.close();

    expect(files).toEqual([1, 2, 3, 4].map(() => expect.stringMatching(/^new\//)));
    expect(dovecot.files()).toEqual(files);
  });

  test('gives up in time and names the mailbox and the subjects', async ({ dovecot }) => {
    const mailbox = await openMailbox(dovecot);
    const inbox = new Inbox(mailbox, 1_000);

    const nothing = inbox.tokenMailedTo(ann, () => dovecot.deliver({ to: ann, subject: 'Welcome', text: 'Hello.' }));

    await expect(nothing).rejects.toThrow(
      /No token reached conf-1-aa-1@example\.test within 1 s: imap:\/\/127\.0\.0\.1:\d+, mailbox INBOX, holds 1 mail\(s\) without a token that can be read \("Welcome"\); there is no link in it/,
    );
    await mailbox.close();
  });

  for (const [what, change, message] of [
    [
      'a wrong password',
      (url: string) => url.replace(/:[^:]*@/, ':guessed-wrong@'),
      /could not be opened .*Authentication failed/,
    ],
    [
      'a mailbox that is not there',
      (url: string) => `${url}/Nowhere`,
      /mailbox Nowhere, could not be opened .*doesn't exist/,
    ],
  ] as const)
    test(`with ${what} ends the run with exit 2 before any customer is created`, async ({ dovecot }) => {
      const tenant = await startOutsideTenant({}, { withInbox: false });

      const run = await runConformance({ ...tenant.env, INBOX: change(dovecot.url) });
      await tenant.close();

      expect(run.code, run.output).toBe(2);
      expect(run.output).toMatch(/^\s*error: .*INBOX cannot be used/);
      expect(run.output).toMatch(message);
      expect(run.output).not.toMatch(/guessed-wrong|a\/secret|secret%2Bp/);
    });

  test('serves all workers of a whole run against an outside tenant', async ({ dovecot }) => {
    test.slow();
    const tenant = await startTenantCommand('--lmtp', `127.0.0.1:${dovecot.lmtp.port}`, '--identity-provider', '0');
    await dovecot.deliver(mail('somebody.else@example.test', 'of-somebody-else'));

    const run = await runConformance({ ...tenant.env, INBOX: dovecot.url, MAIL_ADDRESS: 'qa+{id}@example.test' }, [
      '--workers=2',
    ]);
    await tenant.close();

    expect(run.code, run.output).toBe(0);
    expect(run.report()).toMatchObject({ verdict: 'conforms', ledger: { left: 0 } });
    expect(run.report().notRun.map(({ capability }) => capability)).toEqual(['events', 'clock']);
    expect(dovecot.files().filter((file) => !file.startsWith('new/'))).toEqual([]);
  });
});
