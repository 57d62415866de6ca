import { expect, test } from '@playwright/test';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readEnvironment } from '../../src/config/environment.ts';
import { readAll } from '../../src/config/index.ts';
import { removeTemporaryFolders, temporaryFolder } from '../support/run-command.ts';

const target = { API_URL: 'http://127.0.0.1:4010', TENANT: 'acme', STOREFRONT_CLIENT_ID: 'storefront' };
const lines = Object.entries(target).map(([name, value]) => `${name}=${value}`);
const text = lines.join('\n');

type Variables = Readonly<Record<string, string>>;

/** Writes an env file, and says where it is. */
function aFile(content: string | Uint8Array, name = 'staging.env', folder = temporaryFolder()): string {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
}

/** What a run takes from an environment and its env file. */
function read(env: Variables, folders: readonly string[] = [temporaryFolder()]) {
  const { env: all, problems, notes, because } = readEnvironment(env, folders);
  const found = readAll(all, [], because);
  return { ...found, problems: [...problems, ...found.problems], notes: [...notes, ...found.notes] };
}

const readFile = (content: string | Uint8Array, env: Variables = {}) => read({ ENV_FILE: aFile(content), ...env });

test.afterEach(removeTemporaryFolders);

const utf16 = (all: string): Buffer => Buffer.from(all, 'utf16le');

for (const [what, content] of [
  ['UTF-8', text],
  ['UTF-8 with a byte order mark', `\ufeff${text}`],
  ['UTF-16 LE with a byte order mark', utf16(`\ufeff${text}`)],
  ['UTF-16 LE without one', utf16(text)],
  ['UTF-16 BE with a byte order mark', utf16(`\ufeff${text}`).swap16()],
  ['UTF-16 BE without one', utf16(text).swap16()],
  ['CRLF', lines.join('\r\n')],
  ['CR alone', lines.join('\r')],
  ['export', lines.map((line) => `export ${line}`).join('\n')],
  ['YAML', text.replaceAll('=', ': ')],
  ['quotes', lines.map((line) => line.replace(/=(.*)/, "='$1' # comment")).join('\n')],
] as const)
  test(`an env file is read that is written with ${what}`, () => {
    const { problems, notes, targets } = readFile(content);

    expect({ problems, notes }).toEqual({ problems: [], notes: [] });
    expect(targets).toMatchObject([
      { outside: { url: target.API_URL, main: { tenant: 'acme', clientId: 'storefront' } } },
    ]);
  });

const secret = 'SERVICE_CLIENT_ID=x\nSERVICE_CLIENT_SECRET=';

for (const [what, content, message] of [
  ['nothing', '', /^ENV_FILE is ".*staging.env", which holds no setting\./],
  ['comments alone', '# API_URL=http://x\n\n', /, which holds no setting\./],
  ["other programs' variables alone", 'NODE_ENV=production', /, which holds no setting\./],
  ['no target', 'LEVEL=should', /^API_URL is missing: ENV_FILE names .*staging.env/],
  ['a name with exchanged letters', `${text}\nREQUIER=inbox`, /: REQUIER is no setting.*nearest is REQUIRE\./],
  ['a name without its separator', `${text}\nSERVICE_CLIENTID=x`, /: SERVICE_CLIENTID is no .* SERVICE_CLIENT_ID\./],
  ['a name in lower case', `${text}\nstrict=1`, /: strict is no setting of the suite; the nearest is STRICT\./],
  ['half a name', `${text}\nSERVICE_SECRET=x`, /: SERVICE_SECRET is no .* SERVICE_CLIENT_SECRET\./],
  [
    'a value that # cuts',
    `${text}\n${secret}abc#def"x`,
    /SERVICE_CLIENT_SECRET cannot be read in line 5: a # would cut/,
  ],
  ['a value that begins with #', `${text}\n${secret}#abc`, /SERVICE_CLIENT_SECRET cannot be read in line 5: a # would/],
  [
    'an open quote',
    `${text}\n${secret}"abc`,
    /SERVICE_CLIENT_SECRET cannot be read in line 5: the value begins with "/,
  ],
  ['a quote in quotes', `${text}\n${secret}"a\\"bc"`, /SERVICE_CLIENT_SECRET cannot be read in line 5: the value beg/],
  ['an escaped line break', `${text}\n${secret}"a\\nbc"`, /SERVICE_CLIENT_SECRET cannot be read in line 5: a \\n or/],
  ['a variable', text.replace('127.0.0.1', '${HOST}'), /^API_URL is ".*HOST.*", but variables are not expanded/],
  ['a variable alone', `${text}\n${secret}$SECRET`, /^SERVICE_CLIENT_SECRET is \(a secret, not shown\), but variables/],
  ['a name set twice', `${text}\nTENANT=other`, /: TENANT is set twice, last in line 4\./],
  ['JSON', '{\n"API_URL": "http://x"\n}', /: lines 1, 2, 3 cannot be read: a line must be NAME=value/],
  ['a colon without a blank', `${text}\nLEVEL:should`, /: line 4 cannot be read: a line must be NAME=value/],
  ['Latin-1', Buffer.from(`${text}\n# für Köln`, 'latin1'), /: it cannot be read \(it is neither UTF-8 nor UTF-16/],
] as const)
  test(`an env file with ${what} is refused, and the message shows no secret`, () => {
    const { problems } = readFile(content);

    expect(problems).toContainEqual(expect.stringMatching(message));
    expect(problems.join()).not.toMatch(/abc|\bdef/);
  });

test('an empty value is not set, and hides none', () => {
  const names = Object.keys(target);
  const empty = Object.fromEntries(names.map((name) => [name, ' ']));

  expect(readFile(text, empty)).toMatchObject({ problems: [], targets: [{ outside: { url: target.API_URL } }] });
  expect(readFile(`${text}\nTENANT=`)).toMatchObject({ problems: [], targets: [{ outside: {} }] });
  expect(read({ ...empty, ENV_FILE: '', TARGETS: '' })).toMatchObject({ problems: [], targets: [{ name: '' }] });
});

test('the environment wins over the file', () => {
  const { problems, targets } = readFile(text, { TENANT: 'other' });

  expect(problems).toEqual([]);
  expect(targets).toMatchObject([{ outside: { url: target.API_URL, main: { tenant: 'other' } } }]);
});

test('a name that resembles no setting is told, and stops nothing', () => {
  const { problems, notes } = readFile(`${text}\nCOLOUR=blue\nHTTPS_PROXY=http://proxy:3128`);

  expect(problems).toEqual([]);
  expect(notes).toEqual([expect.stringMatching(/staging\.env: COLOUR is no setting of the suite; the nearest is /)]);
});

test('.env is read beside the configuration, and in the working directory where it holds settings', () => {
  const [beside, working] = [temporaryFolder(), temporaryFolder()];
  aFile('DATABASE=x', '.env', working);
  expect(read({}, [beside, working])).toMatchObject({ problems: [], notes: [] });

  aFile(text, '.env', working);
  expect(read({}, [beside, working])).toMatchObject({ problems: [], targets: [{ outside: {} }] });
  aFile(text, '.env', beside);
  expect(read({}, [beside, working]).problems).toEqual([
    expect.stringMatching(/\.env and .*\.env both hold settings\. Name one of them in ENV_FILE\./),
  ]);
  expect(read({}, [beside, beside])).toMatchObject({ problems: [], targets: [{ outside: {} }] });
  expect(read({ ENV_FILE: 'none' }, [beside]).targets[0]?.outside).toBeUndefined();
});

test('.env that sets anything means an outside target', () => {
  const folder = temporaryFolder();
  aFile('LEVEL=should', '.env', folder);

  expect(read({}, [folder]).problems).toEqual([expect.stringMatching(/^API_URL is missing: .*\.env sets LEVEL\./)]);
});

test('an env file that is there and cannot be read is a problem', () => {
  const folder = temporaryFolder();
  mkdirSync(path.join(folder, '.env'));
  symlinkSync(path.join(folder, 'nowhere'), path.join(folder, 'broken.env'));

  expect(read({}, [folder]).problems).toEqual([expect.stringMatching(/\.env: it cannot be read \(it is no file\)/)]);
  expect(read({ ENV_FILE: path.join(folder, 'broken.env') }).problems).toEqual([
    expect.stringMatching(/broken\.env: it cannot be read/),
    expect.stringMatching(/^API_URL is missing/),
  ]);
  expect(read({ ENV_FILE: 'nowhere.env' }).problems).toEqual([
    expect.stringMatching(/^ENV_FILE is "nowhere\.env", but there is no such file \(looked in /),
  ]);
});

for (const [name, setting] of [
  ['API_ULR', 'API_URL'],
  ['TENENT', 'TENANT'],
  ['STOREFRONT_CLIENTID', 'STOREFRONT_CLIENT_ID'],
  ['SERVICE_CLIENT_SECERT', 'SERVICE_CLIENT_SECRET'],
  ['RESULT_DIR', 'RESULTS_DIR'],
  ['REQUIER', 'REQUIRE'],
  ['api_url', 'API_URL'],
] as const)
  test(`${name} in the environment is told to be no setting`, () => {
    expect(read({ [name]: 'x' }).problems).toContain(
      `${name} is set in the environment, but is no setting. Did you mean ${setting}?`,
    );
  });

test("other programs' variables are none of the suite's", () => {
  const others = ['APP_URL', 'API_URI', 'API_URLS', 'API_KEY', 'TARGET', 'TENANTS', 'EVENT', 'SPEED', 'FEED', 'LEVELS'];
  const more = ['REQUIRED', 'HISTFILE', 'HISTSIZE', 'SHLVL', 'USER', 'CLIENT_ID', 'USERNAME', 'HOSTNAME', 'NO_COLOR'];

  expect(read(Object.fromEntries([...others, ...more].map((name) => [name, 'x'])))).toMatchObject({ problems: [] });
});

test('REQUIRE=outside makes an outside target compulsory', () => {
  const REQUIRE = 'outside,inbox';

  expect(read({ REQUIRE, API_URL: '', STRICT: '1' }).problems).toEqual([
    'API_URL is missing: REQUIRE names outside. Set it to the address of the target.',
  ]);
  expect(read({ ...target, REQUIRE })).toMatchObject({ problems: [], settings: { require: ['inbox'] } });
  expect(read({ TARGETS: aFile(text), REQUIRE })).toMatchObject({ problems: [] });
});

test('any setting of a target means an outside one', () => {
  for (const name of ['MAX_RPS', 'OTHER_TENANT', 'INBOX_PASSWORD', 'ALLOW_PRODUCTION', 'CLOCK_CONTROL_URL'])
    expect(read({ [name]: '1' }).problems).toEqual([expect.stringMatching(`^API_URL is missing: ${name} is set\\.`)]);
});

test('a file of TARGETS is read like any other env file', () => {
  const TARGETS = aFile(utf16(`\ufeff${text}\r\nREQUIRE_=x\r\nMAX_RPM=5\r\n${secret}ab#c`));

  expect(read({ TARGETS }).problems.map((each) => each.replace(/^\S*\//, ''))).toEqual([
    'staging.env: REQUIRE_ is no setting of the suite; the nearest is REQUIRE.',
    'staging.env: MAX_RPM is no setting of the suite; the nearest is MAX_RPS.',
    'staging.env: SERVICE_CLIENT_SECRET cannot be read in line 7: a # would cut the value: put it in quotes, or a blank before a comment.',
  ]);
});
