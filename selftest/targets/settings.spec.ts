import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readAll } from '../../src/config/index.ts';
import { isOfATarget, runSettings } from '../../src/config/setting-names.ts';
import { removeTemporaryFolders } from '../support/run-command.ts';
import { writeTargetFiles } from '../support/several-targets.ts';

const one = { API_URL: 'http://127.0.0.1:4010', TENANT: 'acme', STOREFRONT_CLIENT_ID: 'x' };
const two = { ...one, TENANT: 'other' };
type Files = Parameters<typeof writeTargetFiles>[0];

/** What is wrong, without the folder of the files. */
const problemsOf = (files: Files, env: Record<string, string> = {}): readonly string[] =>
  readAll({ ...env, TARGETS: writeTargetFiles(files) }).problems.map((text) => text.replaceAll(/\/\S*\//g, ''));

test.afterEach(removeTemporaryFolders);

const events = { EVENTS: 'http://127.0.0.1:4020', EVENTS_SECRET: 'secret' };
const clock = { CLOCK_CONTROL_URL: 'http://127.0.0.1:4010/-/clock' };
const wrong: readonly (readonly [string, Files, Record<string, string>, RegExp])[] = [
  ['a file without an address', { 'a.env': { ...two, API_URL: '' } }, {}, /^a\.env: API_URL is missing: TARGETS names/],
  ['a file without a tenant', { 'a.env': { ...one, TENANT: '' } }, {}, /^a\.env: TENANT is missing/],
  ['a wrong setting in a file', { 'a.env': one, 'b.env': { ...two, MAX_RPS: 'x' } }, {}, /^b\.env: MAX_RPS is "x"/],
  ['an address beside TARGETS', { 'a.env': one }, { API_URL: 'http://x' }, /^API_URL is set beside TARGETS, but is of/],
  ['a rate beside TARGETS', { 'a.env': one }, { MAX_RPS: '5' }, /^MAX_RPS is set beside TARGETS/],
  ['a setting of the run in a file', { 'a.env': { ...one, SEED: '7' } }, {}, /^a\.env: SEED is a setting of the whole/],
  ['a wrong setting of the run', { 'a.env': one, 'b.env': two }, { LEVEL: 'all' }, /^LEVEL is "all", but must be must/],
  ['a tenant that two files name', { 'a.env': one, 'b.env': one }, {}, /^a\.env and b\.env name the same target http/],
  ['two files of one name', { 'a.env': one, '.env.A': two }, {}, /^a\.env and \.env\.A are both called a\. Rename one/],
  ['a file that gives no name', { '.env': one }, {}, /^\.env: TARGETS names it, but its target would be called ""/],
  ['a name with a blank', { 'a b.env': one }, {}, /^a b\.env: TARGETS names it, but its target would be called "a b"/],
  [
    'one port for the events of two',
    { 'a.env': { ...one, ...events }, 'b.env': { ...two, ...events } },
    {},
    /^a\.env and b\.env both take events at 127\.0\.0\.1:4020/,
  ],
  [
    'one clock for two',
    { 'a.env': { ...one, ...clock }, 'b.env': two },
    {},
    /^b\.env lives by the clock that a\.env turns/,
  ],
];

for (const [what, files, env, message] of wrong)
  test(`${what} is refused, in one sentence`, () => {
    const problems = problemsOf(files, env);

    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(message);
  });

for (const TARGETS of [',', 'a.env,,b.env'])
  test(`TARGETS="${TARGETS}" is no list of files`, () => {
    expect(readAll({ TARGETS }).problems).toEqual([
      expect.stringMatching(/^TARGETS is ".*", but must be a list with commas of env files/),
    ]);
  });

test('an empty TARGETS is not set', () => {
  expect(readAll({ TARGETS: ' ' })).toMatchObject({ problems: [], targets: [{ name: '' }] });
});

test('a project that is no target is refused, whatever its case', () => {
  const TARGETS = writeTargetFiles({ 'staging.env': one, 'qa.env': two });
  const problemsWith = (...args: readonly string[]) => readAll({ TARGETS }, ['test', ...args]).problems;

  expect(problemsWith('--project=QA', '--project', 'staging', '-x')).toEqual([]);
  expect(problemsWith('--project=q*')).toEqual([]);
  expect(problemsWith('--project', 'qa', 'prod', '--workers=1')).toEqual([
    '--project is "prod", but must be the name of a target: staging, qa.',
  ]);
});

test('all problems are told at once, each with its file', () => {
  const TARGETS = `${writeTargetFiles({ 'a.env': { ...one, STRICT: '1', PATIENCE: '0' } })},nowhere.env`;

  const { problems } = readAll({ TARGETS, API_URL: 'foo', SEED: 'x' });

  expect(problems.map((text) => text.replaceAll(/\/\S*\//g, '').slice(0, 34))).toEqual([
    'SEED is "x", but must be a whole n',
    'API_URL is set beside TARGETS, but',
    'a.env: PATIENCE is "0", but must b',
    'a.env: STRICT is a setting of the ',
    'nowhere.env: TARGETS names it, but',
  ]);
});

test('each target has its own settings and those of the run', () => {
  const TARGETS = writeTargetFiles({ 'staging.env': { ...one, MAX_RPS: '5' }, '.env.qa': { ...two, PATIENCE: '30' } });

  const { settings, targets, problems } = readAll({ TARGETS, SEED: '7', LEVEL: 'should' });

  expect(problems).toEqual([]);
  expect(settings.outside).toBeUndefined();
  expect(targets).toMatchObject([
    {
      name: 'staging',
      seed: 7,
      level: 'should',
      outside: { main: { tenant: 'acme' } },
      traffic: { requestsPerSecond: 5 },
    },
    { name: 'qa', seed: 7, level: 'should', outside: { main: { tenant: 'other' } }, traffic: { patience: 30_000 } },
  ]);
});

test('every setting is either of the run or of a target', () => {
  const text = readFileSync(path.resolve(import.meta.dirname, '../../.env.example'), 'utf8');
  const names = [...text.matchAll(/^# ([A-Z][A-Z_]+)=/gm)].map(([, name = '']) => name);

  expect(names).toContain('TARGETS');
  expect(names.filter((name) => isOfATarget(name) === runSettings.includes(name))).toEqual([]);
});
