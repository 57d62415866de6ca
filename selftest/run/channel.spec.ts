import { createTransport } from 'nodemailer';
import { expect, test } from '@playwright/test';
import { readSettings } from '../../src/config/index.ts';
import { Inbox } from '../../src/mail/inbox.ts';
import { openMailAndEvents } from '../../src/mail/open-mail-and-events.ts';
import { holdState, openRunChannel } from '../../src/run/run-channel.ts';
import { connectToRun, type WorkerChannel } from '../../src/run/worker-channel.ts';
import { secrets } from '../../src/secrets/secrets.ts';
import { findFreePort } from '../support/servers.ts';

/** The run's end of a channel, and as many workers as a test asks for. */
async function openChannel(settings: Readonly<Record<string, string>>, workers: number) {
  const state = holdState({ ...readSettings(settings).settings, name: '' });
  const close = await openRunChannel();
  const connected = await Promise.all(Array.from({ length: workers }, () => connectToRun('')));
  const channels = connected.filter((each): each is WorkerChannel => each !== undefined);
  const end = async (): Promise<void> => {
    for (const channel of channels) await channel.close();
    await close();
  };
  return { state, channels, end };
}

test('the workers of a run share its limits', async () => {
  const { channels, end } = await openChannel({ MAX_RPS: '1', RETRY_BUDGET: '1' }, 2);
  const [one, other] = channels.map(({ limits }) => limits);

  const turns = [await one?.turn(undefined), await other?.turn(undefined), await one?.turn('login')];
  expect(turns.map((wait = -1) => Math.round(wait / 1000))).toEqual([0, 1, 2]);
  expect(await one?.lost({ what: 'x', wishes: true })).toEqual({ mayRepeat: true });
  expect(await other?.lost({ what: 'x', wishes: true })).toEqual({ mayRepeat: false });
  await other?.answered();
  expect(await one?.unreachable()).toBeUndefined();
  await end();
});

test('the workers of a run read the mails of its one inbox', async () => {
  const port = await findFreePort();
  const { state, end } = await openChannel({}, 0);
  state.mailAndEvents = await openMailAndEvents({ inbox: { kind: 'smtp', host: '127.0.0.1', port } });
  const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true });
  const channels = await Promise.all([1, 2, 3].map(() => connectToRun('')));

  const tokens = channels.map((channel, index) => {
    const to = `conf-1-aa-${index}@example.test`;
    if (!channel?.mails) throw new Error('The run has no mails.');
    const mail = { from: 'shop@example.test', to, subject: 'A mail', text: `https://shop.example/?token=for-${to}` };
    return new Inbox(channel.mails, 5_000).tokenMailedTo(to, () => transport.sendMail(mail));
  });

  expect(await Promise.all(tokens)).toEqual([0, 1, 2].map((index) => `for-conf-1-aa-${index}@example.test`));
  expect(channels[0]?.events).toBeUndefined();
  for (const channel of channels) await channel?.close();
  await end();
  await state.mailAndEvents.close();
});

test('a run knows what the preflight found of a target, and secrets of its workers', async () => {
  const { state, end } = await openChannel({}, 0);
  state.stopped = { verdict: 'blocked', message: 'nobody is there' };

  const channel = await connectToRun('');
  secrets.add('password', 'Aa1-told-by-a-worker-7');

  expect(channel?.facts.stopped).toEqual({ verdict: 'blocked', message: 'nobody is there' });
  await channel?.close();
  await end();
  expect(secrets.knows('Aa1-told-by-a-worker-7')).toBe(true);
});
