import { expect, test } from '@playwright/test';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { requirements, type Requirement, type RequirementId } from '../../contract/requirements/index.ts';
import { ruleFaults } from '../../faults/index.ts';
import { proof } from '../../src/config/index.ts';
import type { CollectedTest } from '../../fixtures/test-collector.ts';

const ids = Object.keys(requirements) as RequirementId[];
const row = (id: RequirementId): Requirement => requirements[id];
const folder = path.resolve(import.meta.dirname, '../../tests');
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.spec.ts'))
  .map((name) => [name, readFileSync(path.join(folder, name), 'utf8')] as const);

let tests: readonly CollectedTest[] = [];

test.beforeAll(async () => {
  proof.begin();
  const { loadTests: loadTests } = await import('../../proof/load-tests.ts');
  tests = await loadTests();
});

test('every requirement has a test or a written reason why not, and not both', () => {
  const tested = new Set(tests.flatMap(({ verifies }) => verifies));

  expect(
    ids.filter((id) => !tested.has(id) && row(id).notTested === undefined),
    'neither test nor reason',
  ).toEqual([]);
  expect(
    ids.filter((id) => tested.has(id) && row(id).notTested !== undefined),
    'a test and a reason',
  ).toEqual([]);
});

test('every test verifies something, and requirements of one level only', () => {
  const levels = ({ verifies }: CollectedTest) => new Set(verifies.map((id) => row(id).level)).size;

  expect(tests.filter((each) => levels(each) !== 1).map(({ title }) => title)).toEqual([]);
});

test('no two tests have the same title', () => {
  const titles = tests.map(({ title }) => title);

  expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
});

test('titles say what is, never what ought to be', () => {
  expect(tests.map(({ title }) => title).filter((title) => /\bshould\b/i.test(title))).toEqual([]);
});

test('nothing is skipped, focused or slept over', () => {
  const shortcuts = /\b(test|describe)\.(skip|only|fixme)\(|waitForTimeout|setTimeout\(/;

  expect(sources.filter(([, text]) => shortcuts.test(text)).map(([name]) => name)).toEqual([]);
});

test('every MUST and SHOULD with a test has a fault that it must catch', () => {
  const broken = new Set(ruleFaults.flatMap(({ breaks }) => breaks));
  const judged = ids.filter((id) => row(id).level !== 'OBSERVE' && row(id).notTested === undefined);

  expect(judged.filter((id) => !broken.has(id))).toEqual([]);
});

test('faults have ids and reasons of their own, and break what is judged', () => {
  const faultIds = ruleFaults.map(({ id }) => id);

  expect(
    faultIds.filter((id, index) => faultIds.indexOf(id) !== index),
    'ids used twice',
  ).toEqual([]);
  expect(
    faultIds.filter((id) => !/^[a-z][a-z0-9]*(-[a-z0-9]+)+$/.test(id)),
    'ids of another form',
  ).toEqual([]);
  expect(
    ruleFaults.filter(({ why }) => !/^[A-Z].{15,}\.$/.test(why)).map(({ id }) => id),
    'without a whole sentence',
  ).toEqual([]);
  expect(ruleFaults.flatMap(({ breaks }) => breaks).filter((id) => row(id).level === 'OBSERVE')).toEqual([]);
});

test('the faults cover every category of the WFC catalogue', () => {
  const wanted = [100, 101, 102, 103, 104, 200, 201, 203, 204, 205, 206, 207, 208, 209, 210];
  const covered = new Set<number | undefined>(ruleFaults.map(({ category }) => category));

  expect(wanted.filter((category) => !covered.has(category))).toEqual([]);
});
