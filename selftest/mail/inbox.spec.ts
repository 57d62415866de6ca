import { expect, test } from '@playwright/test';
import { createTransport } from 'nodemailer';
import { Blocked, UnreadableMail } from '../../src/evidence/failures.ts';
import { secrets } from '../../src/secrets/secrets.ts';
import { Inbox } from '../../src/mail/inbox.ts';
import { openMailAndEvents } from '../../src/mail/open-mail-and-events.ts';
import { SmtpSink } from '../../src/mail/smtp-sink.ts';
import { runConformance, removeTemporaryFolders } from '../support/run-command.ts';
import { findFreePort, startOutsideTenant } from '../support/servers.ts';

const ann = 'conf-1-aa-1@example.test';

/** Starts a sink with an inbox and a way to send mails to it. */
async function startSink() {
  const sink = await SmtpSink.open();
  const transport = createTransport({ host: '127.0.0.1', port: sink.port, ignoreTLS: true });
  const send = (to: string, text: string, subject = 'A mail') =>
    transport.sendMail({ from: 'shop@example.test', to, subject, text });
  return { sink, send, inbox: new Inbox(sink, 1_000) };
}

test.afterEach(removeTemporaryFolders);

test.describe('The inbox', () => {
  test('closes at once although the target keeps its connection open', async () => {
    test.setTimeout(15_000);
    const sink = await SmtpSink.open();
    const pooled = createTransport({ pool: true, host: '127.0.0.1', port: sink.port, ignoreTLS: true });
    await pooled.sendMail({ from: 'shop@example.test', to: ann, subject: 'A mail', text: 'Welcome' });

    await sink.close();
    pooled.close();
  });

  test('reads the newest token since the request', async () => {
    const { sink, send, inbox } = await startSink();
    await send(ann, 'https://shop.example/?token=before');

    const token = await inbox.tokenMailedTo(ann, async () => {
      await send(ann, 'https://shop.example/?token=first');
      await send('somebody.else@example.test', 'https://shop.example/?token=of-somebody-else');
      await send(ann, 'https://shop.example/?token=newest');
      await send(ann, 'A notice without any.');
    });
    await sink.close();

    expect(token).toBe('newest');
  });

  test('waits for a late mail, but no longer than its patience', async () => {
    const { sink, send, inbox } = await startSink();
    const later = setTimeout(() => void send(ann, 'https://shop.example/?token=late-one'), 300);

    expect(await inbox.tokenMailedTo(ann, () => Promise.resolve())).toBe('late-one');
    await expect(inbox.tokenMailedTo(ann, () => Promise.resolve())).rejects.toThrow(/within 1 s/);
    clearTimeout(later);
    await sink.close();
  });

  test('whose mail holds no token that can be read is blocked, and names the links without their values', async () => {
    const { sink, send, inbox } = await startSink();
    const link = 'https://click.tracker.example/c?id=4711-secret';

    const error = await inbox
      .tokenMailedTo(ann, () => send(ann, `Reset it: ${link}`, 'Reset your password'))
      .catch((thrown: unknown) => thrown);
    await sink.close();

    expect(error).toBeInstanceOf(UnreadableMail);
    expect(error).toMatchObject({ delivery: { what: 'token', where: "the suite's SMTP sink" } });
    expect(String(error)).toMatch(
      /1 mail\(s\) without a token that can be read \("Reset your password"\); the links lead to https:\/\/click\.tracker\.example\/c\?id=…; no link/,
    );
  });

  test('without any mail yet is blocked, and with one blames the tenant', async () => {
    const { sink, send, inbox } = await startSink();
    const nothing = () => inbox.tokenMailedTo(ann, () => Promise.resolve()).catch((error: unknown) => error);

    const first = await nothing();
    await send('conf-1-aa-2@example.test', 'https://shop.example/?token=something');
    const second = await nothing();
    await sink.close();

    expect(first).toBeInstanceOf(Blocked);
    expect(String(first)).toMatch(/holds no mail for it since the request\. It has shown nothing of this run yet/);
    expect(second).not.toBeInstanceOf(Blocked);
    expect(String(second)).toMatch(
      /No token reached conf-1-aa-1@example\.test within 1 s: the suite's SMTP sink holds no mail/,
    );
  });
});

test.describe('A run', () => {
  const settings = (port: number) => ({
    INBOX: `imap://qa:not-to-be-shown@127.0.0.1:${port}`,
    TENANT: 'shop',
    STOREFRONT_CLIENT_ID: 'x',
  });

  test('whose mailbox is not there is blocked before its first customer', async () => {
    const tenant = await startOutsideTenant({}, { withInbox: false });

    const run = await runConformance({ ...tenant.env, ...settings(await findFreePort()), ...tenant.env });
    await tenant.close();

    expect(run.code, run.output).toBe(3);
    expect(run.output).toMatch(
      /^\s*blocked: .*INBOX cannot be used: imap:\/\/127\.0\.0\.1:\d+, mailbox INBOX, could not be opened for qa: .*ECONNREFUSED.*Check its host and port/,
    );
    expect(run.output).not.toContain('not-to-be-shown');
  });

  for (const [name, value, more] of [
    ['INBOX', (port: string) => `smtp://127.0.0.1:${port}`, {}],
    ['EVENTS', (port: string) => `http://127.0.0.1:${port}/events`, { EVENTS_SECRET: 'a-secret-of-events' }],
  ] as const)
    test(`whose ${name} names a port in use ends with exit 2`, async () => {
      const tenant = await startOutsideTenant({}, { withInbox: false });
      const { port } = new URL(tenant.url);

      const run = await runConformance({ ...tenant.env, ...more, [name]: value(port) });
      await tenant.close();

      expect(run.code, run.output).toBe(2);
      expect(run.output).toMatch(
        new RegExp(`${name} is .*:${port}.*, but the suite cannot listen there: .*EADDRINUSE`),
      );
    });
});

test('the password of a mailbox is a secret', async () => {
  const host = '127.0.0.1';
  const inbox = {
    kind: 'imap',
    host,
    port: await findFreePort(),
    secure: false,
    user: 'qa',
    login: { by: 'password', password: 'pass word@1' },
    mailbox: 'INBOX',
  } as const;

  await expect(openMailAndEvents({ inbox })).rejects.toThrow(/^INBOX cannot be used/);

  expect(secrets.scrub('it is pass word@1, as a part of a URL pass%20word%401')).toMatch(
    /^it is <password:\d+>, as a part of a URL <password:\d+>$/,
  );
});
