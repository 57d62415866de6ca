import { expect, test } from '@playwright/test';
import { readSettings } from '../../fixtures/settings/index.ts';

const target = { API_URL: 'http://127.0.0.1:4010', TENANT: 'acme', STOREFRONT_CLIENT_ID: 'storefront' };

const wrong: readonly (readonly [string, Record<string, string>, RegExp])[] = [
  ['an address that is none', { ...target, API_URL: 'foo' }, /^API_URL is "foo", but must be an http or https address/],
  ['an address with a path', { ...target, API_URL: 'http://127.0.0.1/api' }, /^API_URL is .* without path/],
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

test('an empty environment is the embedded tenant', () => {
  const { settings, problems } = readSettings({});

  expect(problems).toEqual([]);
  expect(settings).toMatchObject({ level: 'must', require: [], strict: false });
  expect(settings.outside).toBeUndefined();
});

test('a whole target is taken as it is', () => {
  const keys = { SERVICE_CLIENT_ID: 'id', SERVICE_CLIENT_SECRET: 'secret' };
  const { settings, problems } = readSettings({
    ...target,
    ...keys,
    INBOX: 'smtp://127.0.0.1:2525',
    SEED: '7',
    REQUIRE: 'inbox, clock',
  });

  expect(problems).toEqual([]);
  expect(settings.outside).toEqual({
    url: target.API_URL,
    main: { tenant: 'acme', clientId: 'storefront', service: { id: 'id', secret: 'secret' } },
  });
  expect(settings).toMatchObject({ seed: 7, inbox: { host: '127.0.0.1', port: 2525 }, require: ['inbox', 'clock'] });
});

test('production is allowed to whoever repeats the tenant', () => {
  const { problems } = readSettings({ ...target, API_URL: 'https://api.emporix.io', ALLOW_PRODUCTION: 'acme' });

  expect(problems).toEqual([]);
});
