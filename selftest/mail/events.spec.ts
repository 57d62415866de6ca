import { expect, test as base } from '@playwright/test';
import { Blocked } from '../../src/evidence/failures.ts';
import { EventCollector } from '../../src/mail/event-collector.ts';
import { eventNames, parseEvent } from '../../src/mail/published-event.ts';
import { EventReader } from '../../src/mail/event-reader.ts';
import { MailsFromEvents } from '../../src/mail/mails-from-events.ts';
import { signatureMatches, webhookHmac } from '../../src/mail/webhook-hmac.ts';
import { Inbox } from '../../src/mail/inbox.ts';
import { soundRules } from '../../tenant/index.ts';
import { runConformance, removeTemporaryFolders } from '../support/run-command.ts';
import { startTenantCommand } from '../support/tenant-command.ts';
import { findFreePort } from '../support/servers.ts';

const secret = 'a-secret-of-events';
const reset = {
  type: 'customer.password-reset',
  payload: { email: 'ann@example.test', token: 'abcdef', site: 'main' },
};

interface Delivery {
  readonly key?: string;
  readonly at?: string;
  readonly signature?: string;
}

const test = base.extend<{
  collector: EventCollector & { url: string };
  deliver: (body: unknown, how?: Delivery) => Promise<number>;
}>({
  collector: async ({}, use) => {
    const collector = await EventCollector.open({ host: '127.0.0.1', port: 0, path: '/events', secret });
    await use(collector);
    await collector.close();
  },
  deliver: async ({ collector }, use) =>
    use(async (body, { key = secret, at = new Date().toISOString(), signature = webhookHmac(key, body) } = {}) => {
      const headers = {
        'content-type': 'application/json',
        'emporix-event-signature': signature,
        'emporix-event-publish-time': at,
      };
      return (await fetch(collector.url, { method: 'POST', headers, body: JSON.stringify(body) })).status;
    }),
});

test.afterEach(removeTemporaryFolders);

test.describe('The signature of a delivery', () => {
  // Made with: printf '%s' '{"a":[{"b":1,"c":"\u00fc"}],"type":"x"}' | openssl dgst -sha256 -hmac key -binary | base64
  const known = {
    body: { type: 'x', a: [{ c: '\u00fc', b: 1.0 }] },
    signature: 'NADrqtnU5EtL85soq1mbcPiOO81ZJ4idR2R5A0D6Nqw=',
  };

  test('equals that of another implementation', () => {
    expect(webhookHmac('key', known.body)).toBe(known.signature);
    expect(soundRules.eventSignature(known.body, 'key')).toBe(known.signature);
  });

  test('matches in any order of members, but no other content, key or text', () => {
    const body = { z: 1, a: { 10: 'ten', 9: 'nine', y: [{ d: null, c: true }] } };
    const signature = soundRules.eventSignature(body, secret);

    expect(signatureMatches(secret, { a: { y: [{ c: true, d: null }], 9: 'nine', 10: 'ten' }, z: 1 }, signature)).toBe(
      true,
    );
    expect(signatureMatches(secret, { ...body, z: 2 }, signature)).toBe(false);
    expect(signatureMatches('another key', body, signature)).toBe(false);
    for (const wrong of ['', 'x', signature.slice(1), `${signature}=`])
      expect(signatureMatches(secret, body, wrong)).toBe(false);
  });
});

test.describe('The event collector', () => {
  test('answers HEAD and OPTIONS', async ({ collector }) => {
    for (const method of ['HEAD', 'OPTIONS']) expect((await fetch(collector.url, { method })).status).toBe(204);
    expect((await fetch(collector.url)).status).toBe(404);
  });

  test('accepts signed deliveries, refuses others and reports them', async ({ collector, deliver }) => {
    expect(await deliver(reset)).toBe(204);
    expect(await deliver({ ...reset, payload: { email: 'bob@example.test' } }, { key: 'another key' })).toBe(401);
    expect(await deliver({ ...reset, payload: { email: 'eve@example.test' } }, { signature: '' })).toBe(401);

    expect(collector.events).toHaveLength(1);
    const nothing = new EventReader(collector, 100).published({ name: 'customer.opt-in', about: {} });
    await expect(nothing).rejects.toThrow(/No event customer\.opt-in .* refused 2 deliveries .* check EVENTS_SECRET/);
    await expect(nothing).rejects.toBeInstanceOf(Blocked);
  });

  test('drops repeated deliveries and those of an earlier run', async ({ collector, deliver }) => {
    const [at, long] = [new Date().toISOString(), '2020-01-01T00:00:00Z'];
    for (const when of [at, at, long]) expect(await deliver(reset, { at: when })).toBe(204);

    expect(collector.events).toHaveLength(1);
  });

  test('answers 400 to invalid JSON', async ({ collector }) => {
    expect((await fetch(collector.url, { method: 'POST', body: '{"type": ' })).status).toBe(400);
  });
});

test.describe('Events as mails', () => {
  test('reach the recipient of their token, in either envelope', async ({ collector, deliver }) => {
    const inbox = new Inbox(new MailsFromEvents(collector), 1_000);
    const change = {
      tenant: 'shop',
      customerId: '1',
      token: 'change-token',
      email: 'ann@example.test',
      newEmail: 'new@example.test',
    };
    const created = {
      customerNumber: '7',
      contactEmail: 'joy@example.test',
      accounts: ['joy@example.test'],
      tenant: 'shop',
    };
    const optIn = { customerNumber: '7', activateAccountUrl: 'https://shop.example', token: 'opt-in-token' };

    for (const envelope of ['bare', 'typed']) {
      const at = new Date(Date.now() + envelope.length).toISOString();
      const send = (type: string, payload: object) =>
        deliver(envelope === 'typed' ? { type, payload } : payload, { at });

      const tokens = [
        await inbox.tokenMailedTo('ann@example.test', () => send(reset.type, reset.payload)),
        await inbox.tokenMailedTo('New@example.test', () => send('customer.email-change-request', change)),
        // The documentation does not say which of the two comes first.
        await inbox.tokenMailedTo('joy@example.test', async () => {
          await send('customer.opt-in', optIn);
          await send('customer.created', created);
        }),
      ];

      expect(tokens, envelope).toEqual(['abcdef', 'change-token', 'opt-in-token']);
    }
  });

  test('are told apart by their members without an envelope', () => {
    const change = { tenant: 't', customerId: '1', token: 'x', email: 'a', newEmail: 'b' };
    expect(parseEvent(change)?.name).toBe('customer.email-change-request');
    const asked = { name: 'customer.email-change-request', payload: change } as const;
    expect(parseEvent(change, [asked])?.name).toBe('customer.email-change');
    expect(parseEvent({ ...change, token: 'y' }, [asked])?.name).toBe('customer.email-change-request');
    expect(parseEvent({ email: 'a', token: 'x', site: 'main' })?.name).toBe('customer.password-reset');
    expect(parseEvent({ email: 'a', tenant: 't' })?.name).toBe('customer.refresh-token');
    expect(parseEvent({ tenant: 't', sessionId: 's', customerId: '1' })?.name).toBe('customer.logged.in');
    for (const none of [{}, [], null, 'x', { type: 'order.created', payload: {} }, { name: 'x' }])
      expect(parseEvent(none)).toBeUndefined();
  });
});

for (const envelope of ['typed', 'bare'])
  test(`a whole run works with the events of an outside tenant, ${envelope}`, { tag: '@heavy' }, async () => {
    test.slow();
    const url = `http://127.0.0.1:${await findFreePort()}/hooks/customers`;
    const events = ['--webhook', url, '--webhook-secret', secret, '--webhook-envelope', envelope];
    const tenant = await startTenantCommand(...events, '--identity-provider', '0');

    const run = await runConformance({ ...tenant.env, EVENTS: url, EVENTS_SECRET: secret }, ['--workers=2']);
    await tenant.close();

    expect(run.code, run.output).toBe(0);
    expect(run.report()).toMatchObject({ verdict: 'conforms', ledger: { left: 0 } });
    expect(run.report().notRun.map(({ capability }) => capability)).toEqual(['mailbox', 'clock']);
  });

test('the tenant publishes every event whose members are documented, and no other', () => {
  expect([...soundRules.publishedEvents(), 'customer.sign-up'].sort()).toEqual([...eventNames].sort());
});
