import { expect, test } from '@playwright/test';
import { verdictRows } from '../../contract/outcomes.ts';
import { requirements, type RequirementId } from '../../contract/requirements/index.ts';
import { conclude, type Findings, type Trouble } from '../../reporters/verdict.ts';
import type { TestRecord } from '../../src/evidence/test-record.ts';
import { aTestRecord } from '../support/test-record.ts';

const ids = Object.keys(requirements) as RequirementId[];
const tested = ids.filter((id) => requirements[id].notTested === undefined);

const record = (own: Partial<TestRecord> = {}): TestRecord => aTestRecord({ requirements: tested, ...own });

const verdictOf = (tests: readonly TestRecord[], own: Partial<Findings> = {}) => {
  const { verdict } = conclude({ tests, troubles: [], required: [], interrupted: false, ...own });
  return `${verdict} ${verdictRows[verdict].exitCode}`;
};

const trouble = (verdict: Trouble['verdict']): Partial<Findings> => ({
  troubles: [{ verdict, message: 'what happened' }],
});
const must = tested.find((id) => requirements[id].level === 'MUST') ?? 'address.patch.merges';
const withInbox = tested.filter((id) => requirements[id].needs?.includes('inbox'));

test('every MUST asked and passed conforms', () => {
  expect(verdictOf([record()])).toBe('conforms 0');
  expect(verdictOf([record(), record({ outcome: 'advisory' })])).toBe('conforms 0');
});

test('a run that asked nothing is an error, never green', () => {
  expect(verdictOf([])).toBe('error 2');
  expect(verdictOf([record({ outcome: 'not run', lacks: ['inbox'] })])).toBe('error 2');
});

test('a MUST that nothing asked leaves the verdict partial', () => {
  expect(verdictOf([record({ requirements: tested.filter((id) => id !== must) })])).toBe('partial 0');
});

test('a core capability that is missing leaves the verdict partial, an extended one does not', () => {
  const without = (lacks: TestRecord['lacks']) => [
    record({ requirements: tested.filter((id) => !withInbox.includes(id)) }),
    record({ outcome: 'not run', lacks, requirements: withInbox }),
  ];
  expect(verdictOf(without(['inbox']))).toBe('partial 0');
  expect(verdictOf(without(['clock']))).toBe('conforms 0');
  expect(verdictOf(without(['clock']), { required: ['clock'] })).toBe('error 2');
});

test('a secret in an artefact makes a conforming run unclean, and hides no failure', () => {
  const searched = { secrets: 9, leaks: [{ file: 'results/junit.xml', kind: 'password' as const }], unread: [] };
  expect(verdictOf([record()], { searched })).toBe('unclean 4');
  expect(verdictOf([record(), record({ outcome: 'blocked' })], { searched })).toBe('unclean 4');
  expect(verdictOf([record(), record({ outcome: 'failed' })], { searched })).toBe('deviates 1');
});

test('each outcome has its exit', () => {
  expect(verdictOf([record(), record({ outcome: 'failed' })])).toBe('deviates 1');
  expect(verdictOf([record(), record({ outcome: 'error' })])).toBe('error 2');
  expect(verdictOf([record(), record({ outcome: 'not asked' })])).toBe('deviates 1');
  expect(verdictOf([record(), record({ outcome: 'blocked' })])).toBe('blocked 3');
  expect(verdictOf([record(), record({ created: 2, removed: 1, left: 1, stuck: 1 })])).toBe('unclean 4');
  expect(verdictOf([record()], { interrupted: true })).toBe('error 2');
});

test('several outcomes at once exit with 2 before 1 before 4 before 3', () => {
  const unclean = record({ created: 2, removed: 1, left: 1, stuck: 1 });
  const all = [record({ outcome: 'error' }), record({ outcome: 'failed' }), unclean, record({ outcome: 'blocked' })];
  expect([0, 1, 2, 3].map((from) => verdictOf(all.slice(from)))).toEqual([
    'error 2',
    'deviates 1',
    'unclean 4',
    'blocked 3',
  ]);
});

test('what is left at a target that is gone is a part of its being gone', () => {
  const unreachable = { since: Date.UTC(2026, 0, 1, 21, 25, 23), what: 'connection refused' };
  const left = record({ created: 2, removed: 1, left: 1, stuck: 1 });

  expect(verdictOf([left, record({ outcome: 'blocked', unreachable })])).toBe('blocked 3');
  expect(verdictOf([left, record({ outcome: 'blocked' })])).toBe('unclean 4');
});

test('what stopped a run before its tests is its verdict', () => {
  expect(verdictOf([], trouble('blocked'))).toBe('blocked 3');
  expect(verdictOf([], trouble('deviates'))).toBe('deviates 1');
  expect(verdictOf([], trouble('error'))).toBe('error 2');
});

test('without service credentials what is left is counted, and gates nothing', () => {
  expect(verdictOf([record({ created: 2, left: 2 })])).toBe('conforms 0');
});

test('a requirement fares as the worst of its tests', () => {
  const { requirements: reports } = conclude({
    tests: [record({ requirements: [must] }), record({ requirements: [must], outcome: 'failed' })],
    troubles: [],
    required: [],
    interrupted: false,
  });
  expect(reports.find(({ id }) => id === must)?.outcome).toBe('failed');
  expect(new Set(reports.map(({ outcome }) => outcome))).toEqual(new Set(['failed', 'not asked', 'not tested']));
});

test('a merged run without one of its shards is blocked, unless what is there has failed', () => {
  const split = { total: 2, present: [1], alone: false };

  expect(verdictOf([record()], { split })).toBe('blocked 3');
  expect(verdictOf([record({ outcome: 'failed' })], { split })).toBe('deviates 1');
  expect(verdictOf([record()], { split: { ...split, present: [2, 1] } })).toBe('conforms 0');
});

test('a shard alone is partial, but for the only one of its run', () => {
  expect(verdictOf([record()], { split: { total: 2, present: [1], alone: true } })).toBe('partial 0');
  expect(verdictOf([record()], { split: { total: 1, present: [1], alone: true } })).toBe('conforms 0');
});
