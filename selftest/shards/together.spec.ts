import { expect, test } from '@playwright/test';
import { metadataOf, missingOf, picked, splitIn } from '../../src/run/run-facts.ts';
import { readSettings } from '../../src/config/index.ts';
import { shardIn } from '../../src/config/shard.ts';
import type { Report } from '../../reporters/report.ts';
import type { Blob } from '../../tools/merge/blob.ts';
import { discord } from '../../tools/merge/shard-consistency.ts';
import { disparities } from '../../tools/shards/compare-reports.ts';

const run: Blob['run'] = {
  target: { kind: 'embedded', url: 'the embedded reference tenant', tenant: 'acme' },
  seed: 5,
  level: 'must',
  strict: false,
  require: [],
  shard: { suite: 'abc', picked: '' },
};
const aBlob = (current: number, own: Partial<Blob['run']> = {}, total = 3): Blob => ({
  file: `${current}.zip`,
  shard: { current, total },
  run: { ...run, ...own },
  runs: [run],
});

for (const [what, args, expected] of [
  ['with an equals sign', ['test', '--shard=2/4'], { current: 2, total: 4 }],
  ['as two words', ['test', '--shard', '2/4', '-x'], { current: 2, total: 4 }],
  ['not at all', ['test', 'tests/shard'], undefined],
  ['in a way that Playwright refuses', ['test', '--shard=2'], undefined],
] as const)
  test(`a shard is read when it is told ${what}`, () => {
    expect(shardIn(args)).toEqual(expected);
  });

test('a shard without SEED is told that its siblings need the same', () => {
  const { problems } = readSettings({}, ['test', '--shard=1/4']);

  expect(problems).toEqual([expect.stringMatching(/^SEED is missing: all shards of a run need the same\./)]);
});

test('merged metadata tell which shards are missing, and one shard that was not merged is alone', () => {
  const of = (current: number) => metadataOf(readSettings({ SEED: '5' }, [`--shard=${current}/3`]).settings);
  const merged = splitIn({ metadata: { ...of(1), ...of(3) }, shard: null });

  expect(merged).toEqual({ total: 3, present: [1, 3], alone: false });
  expect(merged && missingOf(merged)).toEqual([2]);
  expect(splitIn({ metadata: { ...of(2) }, shard: { current: 2, total: 3 } })).toMatchObject({ alone: true });
  expect(splitIn({ metadata: { run }, shard: null })).toBeUndefined();
});

test('what picks tests has to be the same for all shards, how many workers there are has not', () => {
  const of = (...args: readonly string[]) => picked(['node', 'cli.js', 'test', ...args]);

  expect(of('--shard=1/2', '--workers=4', '--grep', 'x')).toBe(of('--grep', 'x', '--shard', '2/2', '-j 1'));
  expect(of('--shard=1/2', '--grep', 'x')).not.toBe(of('--shard=2/2'));
});

test('shards of one run agree, whichever are there', () => {
  expect(discord([aBlob(1), aBlob(3)])).toEqual([]);
});

for (const [what, other, message] of [
  ['another seed', aBlob(2, { seed: 6 }), '2.zip differs in its SEED: 6, where 1.zip has 5.'],
  ['another level', aBlob(2, { level: 'should' }), '2.zip differs in its LEVEL: should, where 1.zip has must.'],
  ['another number of shards', aBlob(2, {}, 4), '2.zip differs in its number of shards: 4, where 1.zip has 3.'],
  ['another suite', aBlob(2, { shard: { suite: 'x', picked: '' } }), /^2\.zip differs in its version of the suite/],
  [
    'other tests',
    aBlob(2, { shard: { suite: 'abc', picked: 'tests/x' } }),
    /choice of tests: tests\/x, where 1\.zip has all/,
  ],
  ['the same shard', aBlob(1), '1.zip and 1.zip are both shard 1 of 3.'],
] as const)
  test(`${what} is no part of the run`, () => {
    const [only, ...others] = discord([aBlob(1), other]);

    expect(only).toMatch(message);
    expect(others).toEqual([]);
  });

test('reports that differ in an outcome, in what was covered or in the ledger are not equal', () => {
  const report = {
    verdict: 'conforms',
    counts: { passed: 1 },
    notRun: [],
    requirements: [{ id: 'a', outcome: 'passed', observed: ['x', 'y'] }],
    tests: [],
    operations: [{ operationId: 'op', statuses: { 200: 3 }, missed: [], drift: {} }],
    neighbours: [],
    coverage: { level: 7, levels: [{ level: 1, covered: 2, open: [] }] },
    ledger: { created: 1, left: 0 },
  } as unknown as Report;
  const altered = (own: object) => disparities({ ...report, ...own }, report);

  expect(altered({ requirements: [{ id: 'a', outcome: 'passed', observed: ['y', 'x'] }] })).toEqual([]);
  expect(altered({ operations: [{ operationId: 'op', statuses: { 200: 9 }, missed: [], drift: {} }] })).toEqual([]);
  expect(altered({ verdict: 'partial' })).toHaveLength(1);
  expect(altered({ requirements: [{ id: 'a', outcome: 'failed', observed: ['x', 'y'] }] })).toHaveLength(1);
  expect(
    altered({ operations: [{ operationId: 'op', statuses: { 200: 3, 401: 1 }, missed: [], drift: {} }] }),
  ).toHaveLength(1);
  expect(altered({ coverage: { level: 7, levels: [{ level: 1, covered: 1, open: ['p'] }] } })).toHaveLength(1);
  expect(altered({ ledger: { created: 1, left: 1 } })).toHaveLength(1);
  expect(altered({ ledger: { created: 2, left: 0 } }), 'created depends on the workers').toEqual([]);
});
