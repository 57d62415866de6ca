import { expect, test } from '@playwright/test';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { env as environment } from 'node:process';
import { proxyFor } from '../../src/config/proxy.ts';
import { readSettings } from '../../src/config/index.ts';
import { TargetGuard } from '../../src/client/target-guard.ts';
import { makeCertificate } from '../support/gateway.ts';
import { removeTemporaryFolders, temporaryFolder } from '../support/run-command.ts';

const target = { API_URL: 'https://api.example.test/', TENANT: 'acme', STOREFRONT_CLIENT_ID: 'storefront' };

test.afterEach(removeTemporaryFolders);

for (const [what, own, message] of [
  ['an address with a query', { API_URL: 'https://a.test/?x=1' }, /^API_URL is ".*", but must be an http or https/],
  ['a host with a variable', { API_URL: 'https://$HOST/x' }, /^API_URL is ".*", but must be an http or https address/],
  [
    'a header without a value',
    { EXTRA_HEADERS: 'X-Api-Key' },
    /^EXTRA_HEADERS is \(a secret, not shown\), but must be one/,
  ],
  ['a header that is no word', { EXTRA_HEADERS: '{"X Api": "abc"}' }, /^EXTRA_HEADERS is \(a secret, not shown\)/],
  ['broken JSON', { EXTRA_HEADERS: '{"X-Api-Key": abc}' }, /^EXTRA_HEADERS is \(a secret, not shown\)/],
  [
    'a header of the suite',
    { EXTRA_HEADERS: 'Authorization: abc' },
    /^EXTRA_HEADERS .* does not set itself, unlike Auth/,
  ],
  ['a User-Agent of two lines', { USER_AGENT: 'a\nb' }, /^USER_AGENT is "a\\nb", but must be a line/],
  [
    'an authority that is not there',
    { CA_FILE: 'nowhere.pem' },
    /^CA_FILE is "nowhere\.pem", but must be a file that exi/,
  ],
  ['an authority that is none', { CA_FILE: 'package.json' }, /^CA_FILE is "package\.json", but must be .* in PEM/],
  ['a folder as authority', { CA_FILE: 'src' }, /^CA_FILE is "src", but must be a file that exists/],
  [
    "Node's authority that is not there",
    { NODE_EXTRA_CA_CERTS: 'no.pem' },
    /^NODE_EXTRA_CA_CERTS is "no\.pem", but must/,
  ],
  ['a key alone', { CLIENT_KEY: 'package.json' }, /^CLIENT_CERT is missing: CLIENT_KEY is set\./],
  ['a passphrase alone', { CLIENT_PASSPHRASE: 'abc' }, /^CLIENT_CERT is missing: CLIENT_PASSPHRASE is set\./],
  [
    'a certificate that is none',
    { CLIENT_CERT: 'package.json' },
    /^CLIENT_CERT and CLIENT_PASSPHRASE do not belong tog/,
  ],
] as const)
  test(`${what} is refused with the setting`, () => {
    const { problems } = readSettings({ ...target, ...own });

    expect(problems).toEqual([expect.stringMatching(message)]);
  });

test('what stands between is taken as it is', async () => {
  const folder = temporaryFolder();
  const [ours, theirs] = [await makeCertificate('ours'), await makeCertificate('theirs')];
  const file = (name: string, text: string): string => {
    writeFileSync(path.join(folder, name), text);
    return path.join(folder, name);
  };
  const env = {
    ...target,
    EXTRA_HEADERS: '{"X-Api-Key": "abc", "X-Other": "d: e"}',
    CA_FILE: file('ca.pem', `${theirs.cert}\n${ours.cert}`),
    CLIENT_CERT: file('cert.pem', ours.cert),
    CLIENT_KEY: file('key.pem', ours.key),
  };

  const { settings, problems } = readSettings({ ...env, API_URL: 'https://gateway.example.test/emporix/v1/' });

  expect(problems).toEqual([]);
  expect(settings.outside?.url).toBe('https://gateway.example.test/emporix/v1');
  expect(settings.outside?.network).toMatchObject({
    headers: { 'X-Api-Key': 'abc', 'X-Other': 'd: e' },
    clientCertificate: { cert: Buffer.from(ours.cert), key: Buffer.from(ours.key) },
  });
  expect(settings.outside?.network.authorities?.match(/BEGIN CERTIFICATE/g)).toHaveLength(2);
  expect(readSettings({ ...env, CLIENT_KEY: file('other.pem', theirs.key) }).problems).toEqual([
    expect.stringMatching(/^CLIENT_CERT, CLIENT_KEY and CLIENT_PASSPHRASE do not belong together/),
  ]);
  expect(readSettings({ ...env, CLIENT_KEY: '' }).problems).toEqual([expect.stringMatching(/^CLIENT_KEY is missing/)]);
  mkdirSync(path.join(folder, 'folder'));
  expect(readSettings({ ...env, API_URL: 'http://a.test' }).problems).toEqual([
    expect.stringMatching(/^CLIENT_CERT is set, but API_URL is an http address/),
  ]);
});

const variables = [
  'HTTPS_PROXY',
  'https_proxy',
  'HTTP_PROXY',
  'http_proxy',
  'ALL_PROXY',
  'all_proxy',
  'NO_PROXY',
  'no_proxy',
];

test.describe('A proxy', () => {
  const earlier = { ...environment };
  const asked = 'https://api.example.test';

  test.beforeEach(() => {
    for (const name of variables) environment[name] = '';
  });

  test.afterAll(() => {
    for (const name of variables) environment[name] = earlier[name] ?? '';
  });

  test('is the one that the variable of the scheme names, in upper or lower case', () => {
    Object.assign(environment, { https_proxy: 'proxy.test:3128', HTTP_PROXY: 'http://u:p%40ss@other.test:3129' });

    expect(proxyFor(asked)).toEqual({ variable: 'https_proxy', server: 'http://proxy.test:3128' });
    expect(proxyFor('http://api.example.test')).toEqual({
      ...{ variable: 'HTTP_PROXY', server: 'http://other.test:3129' },
      ...{ username: 'u', password: 'p@ss' },
    });
  });

  test('is not used for this machine, nor for what NO_PROXY excepts', () => {
    Object.assign(environment, { ALL_PROXY: 'http://proxy.test:3128', NO_PROXY: '.example.test,intern' });

    for (const url of [asked, 'http://intern', 'http://127.0.0.1:1', 'https://localhost', 'http://[::1]:80'])
      expect(proxyFor(url)).toBeUndefined();
    expect(proxyFor('https://api.example.com')).toMatchObject({ variable: 'ALL_PROXY' });
  });

  test('that is none is refused with its variable', () => {
    environment['HTTPS_PROXY'] = 'ftp://proxy.test';

    expect(readSettings(target).problems).toEqual([expect.stringMatching(/^HTTPS_PROXY is no address of a proxy/)]);
  });
});

test('a path in API_URL stands before every path, and no path climbs out of it', () => {
  const guard = new TargetGuard('https://gateway.example.test/emporix/v1', [{ tenant: 'shop' }]);
  const admit = (at: string) => guard.admit({ method: 'GET', path: at, headers: {} }).href;

  expect(admit('/customer/shop/me?a=b')).toBe('https://gateway.example.test/emporix/v1/customer/shop/me?a=b');
  expect(admit('/../../customer/shop/me')).toBe('https://gateway.example.test/emporix/v1/customer/shop/me');
  expect(() => admit('/customer/other/me')).toThrow(/nothing is sent to the tenant "other"/);
  expect(() => admit('//elsewhere.test/customer/shop/me')).toThrow(/nothing is sent to https:\/\/elsewhere/);
});
