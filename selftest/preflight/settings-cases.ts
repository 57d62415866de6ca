import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { findFreePort } from '../support/servers.ts';
import { belowAFile, lines, setting, written, type Case } from './setup.ts';

/** Credentials that are refused, or cannot be asked for. */
export const credentials: readonly Case[] = [
  [
    'the secret of the service key',
    2,
    /SERVICE_CLIENT_SECRET was refused: .*401/,
    setting({ SERVICE_CLIENT_SECRET: 'x' }),
  ],
  ['the id of the service key', 2, /SERVICE_CLIENT_ID or .* was refused/, setting({ SERVICE_CLIENT_ID: 'x' })],
  [
    'the secret of the other key',
    2,
    /OTHER_SERVICE_CLIENT_SECRET was refused/,
    setting({ OTHER_SERVICE_CLIENT_SECRET: 'x' }),
  ],
  [
    'the secret of the opt-in key',
    2,
    /OPTIN_SERVICE_CLIENT_SECRET was refused/,
    setting({ OPTIN_SERVICE_CLIENT_SECRET: 'x' }),
  ],
  [
    'a key of another tenant',
    2,
    /SERVICE_CLIENT_ID is a key of another tenant than shop/,
    ({ env }) => ({
      SERVICE_CLIENT_ID: env['OTHER_SERVICE_CLIENT_ID'] ?? '',
      SERVICE_CLIENT_SECRET: env['OTHER_SERVICE_CLIENT_SECRET'] ?? '',
    }),
  ],
  ['the client id', 2, /STOREFRONT_CLIENT_ID was refused: .*401/, setting({ STOREFRONT_CLIENT_ID: 'x' })],
  ['the tenant', 2, /TENANT or STOREFRONT_CLIENT_ID was refused: .*400/, setting({ TENANT: 'nobody1' })],
  ['the other client id', 2, /OTHER_STOREFRONT_CLIENT_ID was refused/, setting({ OTHER_STOREFRONT_CLIENT_ID: 'x' })],
  ['the other tenant', 2, /OTHER_TENANT or .* was refused/, setting({ OTHER_TENANT: 'nobody1' })],
  ['the opt-in client id', 2, /OPTIN_STOREFRONT_CLIENT_ID was refused/, setting({ OPTIN_STOREFRONT_CLIENT_ID: 'x' })],
  ['the opt-in tenant', 2, /OPTIN_TENANT or .* was refused/, setting({ OPTIN_TENANT: 'nobody1' })],
  [
    'the fixed customer',
    2,
    /CUSTOMER_EMAIL or CUSTOMER_PASSWORD was refused/,
    setting({ CUSTOMER_EMAIL: 'a@b.test', CUSTOMER_PASSWORD: 'wr0ng-p4ssword' }),
  ],
  ['the person of the provider', 2, /IDP_PASSWORD was refused/, setting({ IDP_PASSWORD: 'wr0ng-p4ssword' })],
  [
    'the client of the provider',
    2,
    /IDP_CLIENT_SECRET, .* was refused/,
    setting({ IDP_CLIENT_SECRET: 'wr0ng-s3cret' }),
  ],
  ['the client id at the provider', 2, /IDP_CLIENT_ID, .* was refused/, setting({ IDP_CLIENT_ID: 'nobody' })],
  ['the issuer', 2, /IDP_ISSUER, .* was refused/, ({ env }) => ({ IDP_ISSUER: `${env['API_URL'] ?? ''}/nothing` })],
  [
    'the provider, which is down',
    3,
    /identity provider .* gave no answer/,
    async () => ({ IDP_ISSUER: `http://127.0.0.1:${await findFreePort()}` }),
  ],
  [
    'the mailbox, which is down',
    3,
    /INBOX cannot be used/,
    async () => ({ INBOX: `imap://qa:geheim@127.0.0.1:${await findFreePort()}` }),
  ],
  [
    'the port of the inbox',
    2,
    /INBOX is smtp.*EADDRINUSE/,
    ({ env }) => ({ INBOX: (env['API_URL'] ?? '').replace('http', 'smtp') }),
  ],
  [
    'the port of the events',
    2,
    /EVENTS is http.*EADDRINUSE/,
    ({ env }) => ({ EVENTS: env['API_URL'] ?? '', EVENTS_SECRET: 'a-secret' }),
  ],
];

/** Settings, env files and folders that cannot be used. */
export const settings: readonly Case[] = [
  [
    'nothing, where an outside target is required',
    2,
    /API_URL is missing: REQUIRE names outside/,
    ({ env }) => ({
      ...Object.fromEntries(Object.keys(env).map((key) => [key, ''])),
      ...{ RETRIES: '', PATIENCE: '', REQUIRE: 'outside' },
    }),
  ],
  ['a target without an address', 2, /API_URL is missing: TENANT is set/, setting({ API_URL: '' })],
  ['an empty env file', 2, /ENV_FILE is ".*", which holds no setting/, written('empty.env', () => '')],
  [
    'an env file with a misspelt name',
    2,
    /API_ULR is no setting.*nearest is API_URL/,
    written('a.env', (env) => lines(env).replace('API_URL', 'API_ULR')),
  ],
  [
    'an env file with a cut secret',
    2,
    /EVENTS_SECRET cannot be read in line \d+: a # would/,
    written('a.env', (env) => `${lines(env)}\nEVENTS_SECRET=ab#c`),
  ],
  [
    'an env file with a variable',
    2,
    /API_URL is "http:\/\/\$\{HOST\}", but variables are not expanded/,
    written('a.env', (env) => lines({ ...env, API_URL: 'http://${HOST}' })),
  ],
  [
    'an env file that is not there',
    2,
    /ENV_FILE is "nowhere\.env", but there is no such file/,
    setting({ ENV_FILE: 'nowhere.env' }),
  ],
  [
    'a variable that nothing expanded',
    2,
    /API_URL is "\$STAGING", but variables are not expanded/,
    setting({ API_URL: '$STAGING' }),
  ],
  [
    'a certificate that is not there',
    2,
    /CLIENT_CERT is "nowhere", but must be a file/,
    setting({ CLIENT_CERT: 'nowhere' }),
  ],
  ['an authority that is none', 2, /CA_FILE is "package\.json", but must be/, setting({ CA_FILE: 'package.json' })],
  ['results below a file', 2, /^error: .*\n {2}RESULTS_DIR: .* cannot be written/, belowAFile('RESULTS_DIR')],
  ['a ledger below a file', 2, /LEDGER_DIR: .* cannot be written/, belowAFile('LEDGER_DIR')],
  ['a history below a file', 2, /HISTORY: .* cannot be written/, belowAFile('HISTORY')],
  [
    'a report that is a folder',
    2,
    /RESULTS_DIR: .*conformance\.json cannot be written/,
    ({ folder }) => {
      mkdirSync(path.join(folder, 'conformance.json'));
      return { RESULTS_DIR: folder };
    },
  ],
];
