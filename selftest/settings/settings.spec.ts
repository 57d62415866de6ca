import { expect, test } from '@playwright/test';
import { readSettings } from '../../src/config/index.ts';

const target = { API_URL: 'http://127.0.0.1:4010', TENANT: 'acme', STOREFRONT_CLIENT_ID: 'storefront' };

const wrong: readonly (readonly [string, Record<string, string>, RegExp])[] = [
  ['an address that is none', { ...target, API_URL: 'foo' }, /^API_URL is "foo", but must be an http or https address/],
  [
    'a target without tenant',
    { API_URL: target.API_URL, STOREFRONT_CLIENT_ID: 'x' },
    /^TENANT is missing: API_URL names an outside target/,
  ],
  ['a target without client', { API_URL: target.API_URL, TENANT: 'acme' }, /^STOREFRONT_CLIENT_ID is missing/],
  ['a tenant in upper case', { ...target, TENANT: 'Acme' }, /^TENANT is "Acme", but must be a tenant name: 3 to 16/],
  ['a tenant of 2 characters', { ...target, TENANT: 'ab' }, /^TENANT is "ab"/],
  ['a tenant of 17 characters', { ...target, TENANT: 'abcdefghijklmnopq' }, /^TENANT is "abcdefghijklmnopq"/],
  ['another kind of inbox', { ...target, INBOX: 'ftp://x' }, /^INBOX is "ftp:\/\/x", but must be smtp:\/\/host:port/],
  ['a sink without a port', { ...target, INBOX: 'smtp://127.0.0.1' }, /^INBOX is "smtp:\/\/127\.0\.0\.1", but must be/],
  [
    'a mailbox without a user',
    { ...target, INBOX: 'imaps://mail.example.com' },
    /^INBOX is "imaps:\/\/\*\*\*", but must be/,
  ],
  [
    'a mailbox without a password',
    { ...target, INBOX: 'imaps://qa@mail.example.com' },
    /^INBOX is "imaps:\/\/\*\*\*@mail\.example\.com", but must be .* imaps:\/\/user:password@host\/mailbox/,
  ],
  [
    'events at a path with a question',
    { ...target, EVENTS: 'http://127.0.0.1:4020/?a=b' },
    /^EVENTS is ".*", but must be http:\/\/host:port/,
  ],
  [
    'events over TLS',
    { ...target, EVENTS: 'https://127.0.0.1:4020' },
    /^EVENTS is ".*", but must be http:\/\/host:port/,
  ],
  [
    'events without a secret',
    { ...target, EVENTS: 'http://127.0.0.1:4020' },
    /^EVENTS_SECRET is missing: EVENTS is set/,
  ],
  ['a secret of no events', { ...target, EVENTS_SECRET: 'x' }, /^EVENTS is missing: EVENTS_SECRET is set/],
  [
    'events of no target',
    { EVENTS: 'http://127.0.0.1:4020', EVENTS_SECRET: 'x' },
    /^API_URL is missing: EVENTS is set/,
  ],
  [
    'no patience with mails',
    { ...target, INBOX_PATIENCE: '0' },
    /^INBOX_PATIENCE is "0", but must be a whole number of seconds from 1 to 600/,
  ],
  [
    'an address for all',
    { ...target, MAIL_ADDRESS: 'qa@example.com' },
    /^MAIL_ADDRESS is ".*", but must be an address with \{id\} before the @/,
  ],
  ['an unknown level', { LEVEL: 'all' }, /^LEVEL is "all", but must be must or should/],
  [
    'an unknown capability',
    { REQUIRE: 'teleport' },
    /^REQUIRE is "teleport", but must be a list with commas of: inbox, service/,
  ],
  ['a seed that is no number', { SEED: 'abc' }, /^SEED is "abc", but must be a whole number/],
  [
    'production',
    { ...target, API_URL: 'https://api.emporix.io' },
    /^API_URL is https:\/\/api.emporix.io, which is production/,
  ],
  [
    'production in another spelling',
    { ...target, API_URL: 'http://API.emporix.io.' },
    /^API_URL is http:\/\/api.emporix.io., which is production/,
  ],
  [
    'a clock on another host',
    { ...target, CLOCK_CONTROL_URL: 'http://127.0.0.1:4011/-/clock' },
    /^CLOCK_CONTROL_URL is "http:\/\/127.0.0.1:4011\/-\/clock", but must be an address of API_URL/,
  ],
  ['no patience', { ...target, PATIENCE: '0' }, /^PATIENCE is "0", but must be a whole number from 1 to 600/],
  ['too many retries', { ...target, RETRIES: '11' }, /^RETRIES is "11", but must be a whole number from 0 to 10/],
  [
    'a budget that is no number',
    { ...target, RETRY_BUDGET: 'all' },
    /^RETRY_BUDGET is "all", but must be a whole number/,
  ],
  ['a rate of nothing', { ...target, MAX_RPS: '0' }, /^MAX_RPS is "0", but must be a number above 0/],
  [
    'a rate in words',
    { ...target, MAX_LOGINS_PER_MINUTE: '10/min' },
    /^MAX_LOGINS_PER_MINUTE is "10\/min", but must be a number/,
  ],
  ['a negative rate', { ...target, MAX_MAILS_PER_MINUTE: '-1' }, /^MAX_MAILS_PER_MINUTE is "-1", but must be a number/],
  [
    'production for another tenant',
    { ...target, API_URL: 'https://api.emporix.io', ALLOW_PRODUCTION: 'other' },
    /^API_URL .* production/,
  ],
  [
    'half a service key',
    { ...target, SERVICE_CLIENT_ID: 'x' },
    /^SERVICE_CLIENT_SECRET is missing: SERVICE_CLIENT_ID is set/,
  ],
  ['a tenant without a target', { TENANT: 'acme' }, /^API_URL is missing: TENANT is set/],
  [
    'half a fixed customer',
    { ...target, CUSTOMER_EMAIL: 'ada@example.test' },
    /^CUSTOMER_PASSWORD is missing: CUSTOMER_EMAIL is set/,
  ],
  [
    'a fixed customer without an address',
    { ...target, CUSTOMER_EMAIL: 'ada', CUSTOMER_PASSWORD: 'secret' },
    /^CUSTOMER_EMAIL is "ada", but must be an e-mail address/,
  ],
  ['half a companion', { ...target, OPTIN_TENANT: 'acmeoptin' }, /^OPTIN_STOREFRONT_CLIENT_ID is missing/],
  [
    'an origin with a slash',
    { ...target, STOREFRONT_ORIGIN: 'https://shop.example.com/' },
    /^STOREFRONT_ORIGIN is "https:\/\/shop.example.com\/", but must be an origin/,
  ],
  ['a switch that is none', { STRICT: 'yes' }, /^STRICT is "yes", but must be 1 or 0/],
];

for (const [what, env, message] of wrong)
  test(`${what} is refused with the setting, its value and what it must be`, () => {
    const { problems } = readSettings(env);

    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(message);
  });

test('all problems are told at once', () => {
  const { problems } = readSettings({ API_URL: 'foo', TENANT: 'A', SEED: '-1', LEVEL: 'x' });

  expect(problems).toHaveLength(5);
});

test('a secret is never shown', () => {
  const { problems } = readSettings({ ...target, SERVICE_CLIENT_ID: 'x', SERVICE_CLIENT_SECRET: 'top secret' });

  expect(problems).toEqual(['SERVICE_CLIENT_SECRET is (a secret, not shown), but must be one word without spaces.']);
});

test('the origin of the storefront is the one that is set', () => {
  expect(readSettings({ ...target, STOREFRONT_ORIGIN: 'http://localhost:3000' })).toMatchObject({
    problems: [],
    settings: { storefrontOrigin: 'http://localhost:3000' },
  });
});

test('an empty environment is the embedded tenant', () => {
  const { settings, problems } = readSettings({});

  expect(problems).toEqual([]);
  expect(settings).toMatchObject({ level: 'must', require: [], strict: false });
  expect(settings.outside).toBeUndefined();
});

test('the history lies beside the results, unless HISTORY names another file', () => {
  expect(readSettings({ RESULTS_DIR: '/tmp/a' }).settings.historyFile).toBe('/tmp/a/history.jsonl');
  expect(readSettings({ RESULTS_DIR: '/tmp/a', HISTORY: '/tmp/b/kept.jsonl' }).settings.historyFile).toBe(
    '/tmp/b/kept.jsonl',
  );
});

test('a whole target is taken as it is', () => {
  const keys = { SERVICE_CLIENT_ID: 'id', SERVICE_CLIENT_SECRET: 'secret' };
  const { settings, problems } = readSettings({
    ...target,
    ...keys,
    INBOX: 'smtp://127.0.0.1:2525',
    SEED: '7',
    REQUIRE: 'inbox, clock',
    MAIL_ADDRESS: 'qa+{id}@example.com',
    INBOX_PATIENCE: '45',
  });

  expect(problems).toEqual([]);
  expect(settings.outside).toEqual({
    url: target.API_URL,
    network: { headers: {} },
    main: { tenant: 'acme', clientId: 'storefront', service: { id: 'id', secret: 'secret' } },
  });
  expect(settings).toMatchObject({
    seed: 7,
    inbox: { kind: 'smtp', host: '127.0.0.1', port: 2525 },
    require: ['inbox', 'clock'],
  });
});

test('production is allowed to whoever repeats the tenant', () => {
  const { problems } = readSettings({ ...target, API_URL: 'https://api.emporix.io', ALLOW_PRODUCTION: 'acme' });

  expect(problems).toEqual([]);
});
