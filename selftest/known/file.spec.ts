import { expect, test } from '@playwright/test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { mostDeviations } from '../../src/config/known-deviations/known-deviation.ts';
import { readKnown } from '../../src/config/known-deviations/read-file.ts';
import schema from '../../src/config/known-deviations/known-deviations.schema.json' with { type: 'json' };
import { readSettings } from '../../src/config/index.ts';
import { aKnownDeviation } from '../support/known-deviation.ts';

const ajv = new Ajv2020({ strict: true, strictRequired: false });
addFormats.default(ajv);
const isDocumented = ajv.compile(schema);

const opened = '2026-01-10';
const good = aKnownDeviation({ opened, expires: '2026-02-09' });
const problemsOf = (file: unknown) => readKnown(JSON.stringify(file), '2026-01-20').problems;
const without = (name: string) => ({
  deviations: [Object.fromEntries(Object.entries(good).filter(([each]) => each !== name))],
});

test('a file with its entries is read, and keeps its documented schema', () => {
  const file = {
    $schema: './known-deviations.schema.json',
    deviations: [good, { ...good, requirement: 'login.token' }],
  };
  const two = {
    deviations: [
      { ...good, tenant: 'acme' },
      { ...good, tenant: 'shop' },
    ],
  };

  expect(problemsOf({ deviations: [] })).toEqual([]);
  expect(problemsOf(two)).toEqual([]);
  expect(readKnown(JSON.stringify(two), '2026-01-20').known).toEqual(two.deviations);
  expect([file, two].map((each) => isDocumented(each))).toEqual([true, true]);
});

test('the example of the guide can be used', () => {
  const guide = readFileSync(path.resolve(import.meta.dirname, '../../docs/guides/known-deviations.md'), 'utf8');
  const [, example = ''] = /```json\n(\{\s+"deviations"[^`]+)```/.exec(guide) ?? [];

  expect(readKnown(example, '2026-01-20')).toMatchObject({ known: [{ tenant: 'mytenant' }], problems: [] });
});

/** Wrong in a way that the schema tells as well. */
const misshapen: readonly (readonly [string, unknown, RegExp])[] = [
  ['a list of its own', [], /^must be an object with a list, deviations\.$/],
  ['no list', { deviations: {} }, /^must be an object with a list, deviations\.$/],
  [
    'a stray member',
    { deviations: [], cap: 100 },
    /^has "cap", but must have nothing beside deviations and \$schema\.$/,
  ],
  ['an entry that is none', { deviations: ['x'] }, /^entry 1 is "x", but must be an object\.$/],
  [
    'an unknown key',
    { deviations: [{ ...good, expiry: 'x' }] },
    /^entry 1 \(address\.patch\.merges\): has "expiry", but must have nothing beside requirement, tenant, signature/,
  ],
  ...['requirement', 'signature', 'owner', 'reason', 'opened', 'expires'].map(
    (name) => [`no ${name}`, without(name), new RegExp(`^entry 1.*: ${name} is missing: it must be `)] as const,
  ),
  ['an empty signature', { deviations: [{ ...good, signature: {} }] }, /signature is \{\}, but must be an object of/],
  [
    'a blank signature',
    { deviations: [{ ...good, signature: { a: ' ' } }] },
    /signature is .*, but must be an object of/,
  ],
  ['a blank owner', { deviations: [{ ...good, owner: ' ' }] }, /: owner is " ", but must be the name of whoever/],
  [
    'a reason that is none',
    { deviations: [{ ...good, reason: 7 }] },
    /: reason is 7, but must be a text that says why/,
  ],
  ['a tenant in upper case', { deviations: [{ ...good, tenant: 'A' }] }, /: tenant is "A", but must be a tenant name/],
  [
    'no day',
    { deviations: [{ ...good, expires: '2026-02-30' }] },
    /: expires is "2026-02-30", but must be a day such as/,
  ],
  [
    'too many entries',
    { deviations: Array.from({ length: mostDeviations + 1 }, (_, at) => ({ ...good, tenant: `shop${at}` })) },
    new RegExp(`^has ${mostDeviations + 1} entries, but must have ${mostDeviations} at most\\.$`),
  ],
];

for (const [what, file, message] of misshapen)
  test(`a file with ${what} is refused in one sentence, by its schema too`, () => {
    expect(problemsOf(file)).toEqual([expect.stringMatching(message)]);
    expect(isDocumented(file)).toBe(false);
  });

/** Wrong in a way that takes more than a schema to tell. */
const unusable: readonly (readonly [string, readonly object[], RegExp])[] = [
  [
    'an unknown requirement',
    [{ ...good, requirement: 'address.patch.merge' }],
    /requirement is "address\.patch\.merge", but/,
  ],
  ['an OBSERVE', [{ ...good, requirement: 'protocol.path.trailing-slash' }], /is an OBSERVE, which cannot deviate/],
  [
    '31 days',
    [{ ...good, expires: '2026-02-10' }],
    /expires is "2026-02-10", but must be from 2026-01-10 to 2026-02-09/,
  ],
  ['an end before its start', [{ ...good, expires: '2026-01-09' }], /expires is "2026-01-09", but must be from/],
  [
    'a start in the future',
    [{ ...good, opened: '2026-01-22' }],
    /opened is "2026-01-22", but must not be in the future/,
  ],
  ['a requirement twice', [good, { ...good, tenant: 'shop' }], /^entry 2 .* has the requirement of entry 1/],
];

for (const [what, deviations, message] of unusable)
  test(`a file with ${what} is refused in one sentence`, () => {
    expect(problemsOf({ deviations })).toEqual([expect.stringMatching(message)]);
  });

test('all problems of a file are told at once, each with its entry', () => {
  const broken = [good, { ...good, requirement: 'login.tokens', owner: '' }, { ...good, reason: '', extra: 1 }];

  expect(problemsOf({ deviations: broken, extra: 1 })).toHaveLength(6);
});

const target = { API_URL: 'http://127.0.0.1:4010', TENANT: 'shop', STOREFRONT_CLIENT_ID: 'x' };

test('a file that is set has to exist and to be JSON; one that is not set need not', () => {
  const torn = test.info().outputPath('torn.json');
  writeFileSync(torn, '{"deviations": [');
  const problems = (file: string) => readSettings({ ...target, KNOWN_DEVIATIONS: file }).problems;

  expect(problems('nowhere.json')).toEqual([
    expect.stringMatching(/^KNOWN_DEVIATIONS is "nowhere\.json", but must be a file that exists \(looked in /),
  ]);
  expect(problems(torn)).toEqual([expect.stringMatching(/torn\.json is no JSON \(.*\), but must be\.$/)]);
  expect(problems('docs')).toEqual([expect.stringMatching(/^docs cannot be read \(EISDIR/)]);
  expect(readSettings(target)).toMatchObject({ problems: [], settings: { known: { deviations: [] } } });
});

for (const [encoding, bytes] of [
  ['UTF-8 with a byte order mark', (text: string) => Buffer.from(`\ufeff${text}`)],
  ['UTF-16', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
] as const)
  test(`a file in ${encoding} is read`, () => {
    const file = test.info().outputPath('known.json');
    writeFileSync(file, bytes(JSON.stringify({ deviations: [aKnownDeviation()] })));

    const { settings, problems } = readSettings({ ...target, KNOWN_DEVIATIONS: file });

    expect(problems).toEqual([]);
    expect(settings.known.deviations).toHaveLength(1);
  });

test('a run takes the entries of its tenant and of any; the embedded tenant has none', () => {
  const file = test.info().outputPath('known.json');
  const entry = aKnownDeviation();
  const deviations = [
    { ...entry, tenant: 'acme' },
    { ...entry, tenant: 'shop' },
    { ...entry, requirement: 'address.patch.succeeds' },
  ];
  writeFileSync(file, JSON.stringify({ deviations }));
  const taken = (env: Readonly<Record<string, string>>) =>
    readSettings({ ...env, KNOWN_DEVIATIONS: file }).settings.known.deviations;

  expect(taken(target)).toEqual(deviations.slice(1));
  expect(taken({})).toEqual([]);
});
