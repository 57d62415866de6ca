import { expect, test } from '@playwright/test';
import { requirements, type RequirementId } from '../../contract/requirements/index.ts';
import type { KnownDeviation } from '../../src/config/known-deviations/known-deviation.ts';
import { verdictRows, type Outcome } from '../../contract/outcomes.ts';
import { conclude, type Findings } from '../../reporters/verdict.ts';
import type { TestRecord } from '../../src/evidence/test-record.ts';
import { aKnownDeviation, anExpiredDeviation, today } from '../support/known-deviation.ts';
import { aFailureEvidence } from '../support/report-page.ts';
import { aTestRecord } from '../support/test-record.ts';

const must = 'address.patch.merges';
const others = (Object.keys(requirements) as RequirementId[]).filter(
  (id) => id !== must && requirements[id].notTested === undefined,
);

/** A test of the requirement that ended like this, and read like this where it failed. */
const ended = (title: string, outcome: Outcome, signature = 'reads so', own: Partial<TestRecord> = {}): TestRecord => {
  const failure = { ...aFailureEvidence(must), signature };
  const fails = ['failed', 'advisory', 'known'].includes(outcome);
  return aTestRecord({ title, outcome, requirements: [must], ...(fails && { failure }), ...own });
};

const entry = (...titles: readonly string[]) =>
  aKnownDeviation({ signature: Object.fromEntries(titles.map((title) => [title, 'reads so'])) });

/** The rest of a whole run. */
const rest = aTestRecord({ requirements: others });

const concluded = (
  deviations: readonly KnownDeviation[],
  tests: readonly TestRecord[],
  own: Partial<Findings> = {},
) => {
  const listed = { file: 'known.json', deviations, today, tenant: 'shop', strict: false };
  return conclude({ tests, troubles: [], required: [], interrupted: false, listed, ...own });
};

const fateOf = (...given: Parameters<typeof concluded>): string => {
  const { verdict, known } = concluded(...given);
  return `${verdict} ${verdictRows[verdict].exitCode} ${known.map(({ state }) => state).join()}`;
};

test('what persists exactly as listed conforms, and the reason says so', () => {
  const {
    because,
    counts,
    requirements: reports,
  } = concluded([entry('a', 'b')], [rest, ended('a', 'known'), ended('b', 'known')]);

  expect(fateOf([entry('a')], [rest, ended('a', 'known')])).toBe('conforms 0 as listed');
  expect(because).toBe('every MUST that the target allows was asked and is met, but for 1 known deviation');
  expect(counts).toMatchObject({ known: 2, failed: 0 });
  expect(reports.find(({ id }) => id === must)?.outcome).toBe('known');
});

for (const [what, tests, fate] of [
  ['passes', [ended('a', 'passed')], 'unclean 4 stopped'],
  ['passes while another persists', [ended('a', 'passed'), ended('b', 'known')], 'unclean 4 stopped'],
  ['fails otherwise', [ended('a', 'failed', 'reads otherwise')], 'deviates 1 changed'],
  ['is joined by one that is not listed', [ended('a', 'known'), ended('c', 'failed')], 'deviates 1 changed'],
  ['is joined by one whose SHOULD is not met', [ended('a', 'known'), ended('c', 'advisory')], 'unclean 4 changed'],
  ['is blocked', [ended('a', 'blocked')], 'blocked 3 not judged'],
  ['is not run', [ended('a', 'not run', '', { lacks: ['clock'] })], 'conforms 0 not judged'],
  ['ends in an error', [ended('a', 'error')], 'error 2 not judged'],
  ['is not there any more in a whole run', [ended('c', 'passed')], 'unclean 4 stopped'],
] as const)
  test(`a listed test that ${what} is ${fate}`, () => {
    const listed = tests.some(({ title }) => title === 'b') ? entry('a', 'b') : entry('a');

    expect(fateOf([listed], [rest, ...tests])).toBe(fate);
  });

test('a test that is in another shard or not picked has not stopped', () => {
  const part = { total: 2, present: [1], alone: true };

  expect(fateOf([entry('a')], [ended('c', 'passed')])).toBe('partial 0 not judged');
  expect(fateOf([entry('a')], [rest, ended('c', 'passed')], { split: part })).toBe('partial 0 not judged');
  expect(fateOf([entry('a')], [rest, ended('c', 'passed')], { split: { ...part, alone: false } })).toBe(
    'blocked 3 not judged',
  );
  expect(fateOf([entry('a')], [rest, ended('c', 'passed')], { interrupted: true })).toBe('error 2 not judged');
  expect(
    fateOf([entry('a')], [rest, ended('c', 'passed')], { split: { total: 2, present: [1, 2], alone: false } }),
  ).toBe('unclean 4 stopped');
});

test('one that is past its last day is unclean, whether it was asked or not', () => {
  const expired = anExpiredDeviation({ signature: { a: 'reads so' } });

  expect(fateOf([expired], [rest, ended('a', 'known')])).toBe('unclean 4 as listed');
  expect(fateOf([expired], [rest, ended('c', 'passed')])).toBe('unclean 4 stopped');
  expect(fateOf([expired], [rest])).toBe('unclean 4 not judged');
  expect(fateOf([{ ...expired, expires: today }], [rest, ended('a', 'known')])).toBe('conforms 0 as listed');
});

test('several outcomes at once exit with 2 before 1 before 4 before 3', () => {
  const all = [ended('x', 'error'), ended('b', 'failed'), ended('a', 'passed'), ended('y', 'blocked')];

  expect([0, 1, 2].map((from) => fateOf([entry('a')], [rest, ...all.slice(from)]))).toEqual([
    'error 2 changed',
    'deviates 1 changed',
    'unclean 4 stopped',
  ]);
  expect(fateOf([entry('z')], [ended('y', 'blocked')])).toBe('blocked 3 not judged');
});

test('drift that only a strict run calls a failure has not stopped in one that is not strict', () => {
  const signature = {
    a: 'getProfile as customer -> 200: drift: expected what is documented, received /x is undeclared',
  };
  const listed = { file: 'x', deviations: [aKnownDeviation({ signature })], today, tenant: 'shop' };
  const fate = (strict: boolean) => fateOf([], [rest, ended('a', 'passed')], { listed: { ...listed, strict } });

  expect(fate(false)).toBe('conforms 0 not judged');
  expect(fate(true)).toBe('unclean 4 stopped');
});

test('an entry that is ready to be copied lists every failing test, and keeps what the list knows', () => {
  const fresh = concluded([], [rest, ended('a', 'failed'), ended('b', 'failed', 'reads otherwise')]).ready;
  const changed = concluded(
    [entry('a', 'b', 'c')],
    [rest, ended('a', 'known'), ended('b', 'failed', 'new'), ended('c', 'blocked')],
  );

  expect(fresh).toEqual([
    expect.objectContaining({
      requirement: must,
      tenant: 'shop',
      signature: { a: 'reads so', b: 'reads otherwise' },
      owner: '',
    }),
  ]);
  expect(changed.ready).toEqual([{ ...entry(), signature: { a: 'reads so', b: 'new', c: 'reads so' } }]);
  expect(concluded([entry('a')], [rest, ended('a', 'known')]).ready).toEqual([]);
  expect(concluded([entry('a')], [rest, ended('a', 'passed')]).ready).toEqual([]);
});

test('a target without a list has neither known deviations nor entries for one', () => {
  const { known, ready } = concluded([], [rest, ended('a', 'failed')], { listed: undefined });

  expect({ known, ready }).toEqual({ known: [], ready: [] });
});
