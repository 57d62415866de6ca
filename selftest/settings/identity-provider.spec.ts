import { expect, test } from '@playwright/test';
import { readSettings } from '../../src/config/index.ts';

const target = { API_URL: 'http://127.0.0.1:4010', TENANT: 'acme', STOREFRONT_CLIENT_ID: 'storefront' };

const provider = {
  ...target,
  IDP_ISSUER: 'https://login.example.com/realms/shop',
  IDP_CLIENT_ID: 'storefront',
  IDP_USER: 'ida@example.com',
  IDP_PASSWORD: 'horse battery',
  IDP_CONFIG: 'shop',
};

const wrongProviders: readonly (readonly [string, Record<string, string>, RegExp])[] = [
  [
    'an issuer that is none',
    { ...provider, IDP_ISSUER: 'login' },
    /^IDP_ISSUER is "login", but must be an http or https/,
  ],
  [
    'an issuer with a query',
    { ...provider, IDP_ISSUER: 'https://login.example.com/?a=b' },
    /^IDP_ISSUER is .* without query/,
  ],
  ['an issuer without a user', { ...provider, IDP_USER: '' }, /^IDP_USER is missing: IDP_ISSUER is set/],
  ['an issuer without a configuration', { ...provider, IDP_CONFIG: '' }, /^IDP_CONFIG is missing: IDP_ISSUER is set/],
  [
    'an issuer without a target',
    { ...provider, API_URL: '', TENANT: '', STOREFRONT_CLIENT_ID: '' },
    /^API_URL is missing/,
  ],
  ['a redirect URI that is none', { ...provider, IDP_REDIRECT_URI: '/callback' }, /^IDP_REDIRECT_URI is "\/callback"/],
  ['scopes without openid', { ...provider, IDP_SCOPE: 'email' }, /^IDP_SCOPE is "email", but must be .* openid/],
  [
    'a secret without its client',
    { ...provider, IDP_OTHER_CLIENT_SECRET: 'x' },
    /^IDP_OTHER_CLIENT_ID is missing: IDP_OTHER_CLIENT_SECRET is set/,
  ],
  [
    'a browser that is not there',
    { ...target, IDP_BROWSER: '/no/chromium' },
    /^IDP_BROWSER is "\/no\/chromium", but must be 1/,
  ],
  ['hosts without a browser', { ...target, IDP_BROWSER_HOSTS: 'cdn.example.com' }, /^IDP_BROWSER is missing/],
  [
    'hosts that are addresses',
    { ...target, IDP_BROWSER: '1', IDP_BROWSER_HOSTS: 'https://a' },
    /^IDP_BROWSER_HOSTS is "https/,
  ],
  [
    'a closed tenant without an issuer',
    { ...target, CLOSED_TENANT: 'acmeclosed', CLOSED_STOREFRONT_CLIENT_ID: 'x' },
    /^IDP_ISSUER is missing: CLOSED_TENANT is set/,
  ],
];

for (const [what, env, message] of wrongProviders)
  test(`${what} is refused with the setting, its value and what it must be`, () => {
    const { problems } = readSettings(env);

    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(message);
  });

test('an identity provider is taken as it is, with what is left out', () => {
  const { settings, problems } = readSettings({ ...provider, IDP_OTHER_AUDIENCE: 'warehouse' });

  expect(problems).toEqual([]);
  expect(settings.outside?.identity).toEqual({
    issuer: 'https://login.example.com/realms/shop',
    client: { id: 'storefront' },
    user: 'ida@example.com',
    password: 'horse battery',
    config: 'shop',
    redirectUri: 'https://storefront.example.test/callback',
    scope: 'openid email profile',
    untrusted: { audience: 'warehouse' },
  });
});
