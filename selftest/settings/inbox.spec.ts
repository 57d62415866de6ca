import { expect, test } from '@playwright/test';
import { readSettings } from '../../src/config/index.ts';

const target = { API_URL: 'http://127.0.0.1:4010', TENANT: 'acme', STOREFRONT_CLIENT_ID: 'storefront' };

const password = (text: string) => ({ by: 'password', password: text });

for (const [url, login, read] of [
  [
    'imaps://qa:pw@mail.example.com',
    {},
    { secure: true, port: 993, user: 'qa', login: password('pw'), mailbox: 'INBOX' },
  ],
  [
    'imap://qa%40a.test:p%2Fw@[::1]:1143/In/Sub%20box',
    {},
    { host: '::1', secure: false, port: 1143, user: 'qa@a.test', login: password('p/w'), mailbox: 'In/Sub box' },
  ],
  ['imap://qa@mail.example.com', { INBOX_PASSWORD: 'p w:@/%' }, { port: 143, login: password('p w:@/%') }],
  ['imaps://qa@mail.example.com', { INBOX_TOKEN: 'ya29.a0' }, { login: { by: 'token', token: 'ya29.a0' } }],
  [
    'imaps://qa@mail.example.com',
    { INBOX_TOKEN_COMMAND: 'token-of ${USER}' },
    { login: { by: 'command', command: 'token-of ${USER}' } },
  ],
] as const)
  test(`${url} with ${Object.keys(login).join() || 'its own password'} is a mailbox`, () => {
    const { settings, problems } = readSettings({ ...target, INBOX: url, ...login });

    expect(problems).toEqual([]);
    expect(settings).toMatchObject({ inbox: { kind: 'imap', ...read }, patience: 30_000 });
  });

test('a mailbox has one login', () => {
  const INBOX = 'imaps://qa@mail.example.com';
  const problemsOf = (env: Record<string, string>) => readSettings({ ...target, ...env }).problems;

  expect(problemsOf({ INBOX, INBOX_PASSWORD: 'hush', INBOX_TOKEN: 'hush-hush' })).toEqual([
    'INBOX_PASSWORD and INBOX_TOKEN are set, but a mailbox is opened with one of them: unset the others.',
  ]);
  expect(problemsOf({ INBOX_TOKEN_COMMAND: 'token' })).toEqual([expect.stringMatching(/^INBOX is missing: .*imaps:/)]);
  expect(problemsOf({ INBOX })).toEqual([expect.stringMatching(/^INBOX is .* INBOX_TOKEN or INBOX_TOKEN_COMMAND/)]);
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
