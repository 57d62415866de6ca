import { expect, test } from '@playwright/test';
import { readSettings } from '../../src/config/index.ts';

const target = { API_URL: 'http://127.0.0.1:4010', TENANT: 'acme', STOREFRONT_CLIENT_ID: 'storefront' };

for (const [url, password, read] of [
  [
    'imaps://qa:pw@mail.example.com',
    undefined,
    { secure: true, port: 993, user: 'qa', password: 'pw', mailbox: 'INBOX' },
  ],
  [
    'imap://qa%40a.test:p%2Fw@[::1]:1143/In/Sub%20box',
    undefined,
    { host: '::1', secure: false, port: 1143, user: 'qa@a.test', password: 'p/w', mailbox: 'In/Sub box' },
  ],
  ['imap://qa@mail.example.com', 'p w:@/%', { port: 143, password: 'p w:@/%' }],
] as const)
  test(`${url} is a mailbox`, () => {
    const env = { ...target, INBOX: url, ...(password && { INBOX_PASSWORD: password }) };

    const { settings, problems } = readSettings(env);

    expect(problems).toEqual([]);
    expect(settings).toMatchObject({ inbox: { kind: 'imap', ...read }, patience: 30_000 });
  });

test('the password of a mailbox is never shown', () => {
  for (const form of [
    'imaps://qa:hush@host:port',
    'imaps:qa:hush@host',
    'imaps://qa:hush',
    'imap://qa:hu@sh@host/%zz',
    'IMAPS://qa:hush',
  ])
    expect(readSettings({ ...target, INBOX: form }).problems.join()).not.toMatch(/hush|hu@|sh@/);
});

test('events are taken where the settings say', () => {
  const { settings, problems } = readSettings({ ...target, EVENTS: 'http://0.0.0.0:4020/hooks', EVENTS_SECRET: 'x y' });

  expect(problems).toEqual([]);
  expect(settings.events).toEqual({ host: '0.0.0.0', port: 4020, path: '/hooks', secret: 'x y' });
});
