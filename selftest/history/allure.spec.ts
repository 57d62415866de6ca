import { expect, test } from '@playwright/test';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { followRenames, readPoints, withoutRun, writePoints, type Point } from '../../tools/report/allure-history.ts';

const merges = 'address.patch.merges';

/** A run of tests, by their history ids: title, requirement, and when each began. */
const aPoint = (...tests: readonly (readonly [id: string, name: string, claim: string, start?: number])[]): Point => ({
  testResults: Object.fromEntries(
    tests.map(([id, name, claim, start = 1]) => [
      id,
      {
        name,
        start,
        historyId: id,
        labels: [
          { name: 'tag', value: claim },
          { name: 'tag', value: 'MUST' },
        ],
      },
    ]),
  ),
});
const idsOf = (points: readonly Point[]): readonly string[] =>
  points.flatMap(({ testResults }) => Object.keys(testResults));

test('a test with another title keeps its history, one beside it has its own', () => {
  const earlier = [aPoint(['old', 'keeps the rest', merges], ['other', 'other', merges])];
  const now = aPoint(['new', 'keeps all the rest', merges], ['other', 'other', merges]);

  const [followed] = followRenames(earlier, now);

  expect(followed?.testResults['new']).toMatchObject({ name: 'keeps the rest', historyId: 'new' });
  expect(idsOf([followed ?? now])).toEqual(['new', 'other']);
});

test('nothing is guessed: where two tests came or went, or another requirement is verified', () => {
  const earlier = [aPoint(['a', 'a', merges], ['b', 'b', merges], ['c', 'c', 'address.delete.removes'])];

  for (const now of [
    aPoint(['d', 'd', merges], ['c', 'c', 'address.delete.removes']),
    aPoint(['d', 'd', merges], ['e', 'e', merges]),
    aPoint(['a', 'a', merges], ['b', 'b', merges], ['d', 'd', 'address.read.is-own']),
  ])
    expect(followRenames(earlier, now)).toEqual(earlier);
});

test('a run that was looked at before is taken out, whatever else its tests are called', () => {
  const points = [aPoint(['a', 'a', merges, 1]), aPoint(['a', 'a', merges, 2], ['b', 'b', merges, 3])];

  expect(withoutRun(points, [{ name: 'b', start: 3 }])).toEqual(points.slice(0, 1));
  expect(withoutRun(points, [{ name: 'a', start: 4 }])).toEqual(points);
});

test('a torn line costs that run only', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'allure-history-'));
  const file = path.join(folder, 'allure-history.jsonl');
  const points = [aPoint(['a', 'a', merges])];
  writePoints(file, points);
  appendFileSync(file, '{"uuid":"1","testResults":{"a":{"na');

  expect(readPoints(file)).toEqual(points);
  expect(readPoints(path.join(folder, 'nothing'))).toEqual([]);
  rmSync(folder, { recursive: true });
});
