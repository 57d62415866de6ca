import { expect, test } from '@playwright/test';
import { documentedFlows } from '../../contract/documented-flows.ts';
import type { CoverageException } from '../../contract/coverage-exceptions.ts';
import { inWords, keyOf, type CoverageItem } from '../../contract/coverage-item.ts';
import { customerManaged, rowOf, type OperationName } from '../../contract/operations/index.ts';
import { coverageOf, staleExceptions, type LevelReport } from '../../reporters/coverage/levels.ts';
import { isCalled, operationReports } from '../../reporters/coverage/operation-reports.ts';
import { coverableItemsOf, type CoverableItem } from '../../reporters/coverage/coverable-items.ts';
import type { TestRecord } from '../../src/evidence/test-record.ts';
import { aTestRecord } from '../support/test-record.ts';

const names = Object.keys(customerManaged) as OperationName[];

const through = (operations: readonly OperationName[], kept = true): TestRecord =>
  aTestRecord({
    calls: operations.map((operation) => ({
      operation,
      speaker: 'customer',
      status: 200,
      milliseconds: 1,
      kept,
      tampered: false,
      drift: [],
    })),
  });

/** Records of a run that covered everything, but for some. */
function everythingBut(
  isLeft: (item: CoverableItem, operation: OperationName) => boolean,
  gone = documentedFlows.map(({ operations }) => through(operations)),
) {
  const covered = names.map((name) => {
    return [
      name,
      coverableItemsOf(rowOf(name))
        .filter((item) => !isLeft(item, name))
        .map(keyOf),
    ] as const;
  });
  return [aTestRecord({ covered: Object.fromEntries(covered) }), ...gone];
}

const line: CoverageItem = { kind: 'request member', name: '/extraLine1', seen: 'present' };
const left: CoverageException = {
  operations: ['addAddress'],
  about: [{ kinds: ['request member'], names: ['/extraLine1'], seen: ['present'] }],
  reason: 'nobody sends it',
};
const levelOf = (levels: readonly LevelReport[], level: number) => levels.find((each) => each.level === level);

test('a run that covered everything reaches the highest level, one that asked nothing reaches none', () => {
  const { level, levels } = coverageOf(
    everythingBut(() => false),
    [],
  );

  expect(level).toBe(7);
  expect(levels.every(({ all, covered }) => all > 0 && covered === all)).toBe(true);
  expect(coverageOf([], []).level).toBe(0);
});

test('what is not covered holds its level back, unless it has a reason', () => {
  const run = everythingBut((item, operation) => operation === 'addAddress' && keyOf(item) === keyOf(line));
  const what = { operation: 'addAddress', what: 'request /extraLine1' };

  const without = coverageOf(run, []);
  expect(without.level).toBe(3);
  expect(levelOf(without.levels, 4)).toMatchObject({ open: [what], excused: [] });

  const reasoned = coverageOf(run, [left]);
  expect(reasoned.level).toBe(7);
  expect(levelOf(reasoned.levels, 4)).toMatchObject({ open: [], excused: [{ ...what, reason: left.reason }] });

  expect(coverageOf(run, [{ ...left, operations: ['updateAddress'] }]).level).toBe(3);
});

test('what the documentation has given up is excused by itself', () => {
  const { level, levels } = coverageOf(
    everythingBut(({ deprecated }) => deprecated === true),
    [],
  );

  expect(level).toBe(7);
  expect(levelOf(levels, 6)?.excused).toContainEqual(
    expect.objectContaining({ operation: 'logIn', what: 'response 200 /accessToken' }),
  );
});

test('a flow is gone through in its order, in one test, by calls that kept the contract', () => {
  const [flow] = documentedFlows.filter(({ name }) => name === 'a password is changed');
  const levelWith = (...tests: readonly TestRecord[]) => {
    const others = documentedFlows.filter((each) => each !== flow).map(({ operations }) => through(operations));
    return coverageOf([...everythingBut(() => false, others), ...tests], []).level;
  };

  expect(levelWith(through(['changePassword', 'getProfile', 'logIn']))).toBe(7);
  expect(levelWith(through(['logIn', 'changePassword']))).toBe(6);
  expect(levelWith(through(['changePassword']), through(['logIn']))).toBe(6);
  expect(levelWith(through(['changePassword', 'logIn'], false))).toBe(6);
});

test('every exception is about something, and one that is about nothing is told', () => {
  const gone: CoverageException = {
    about: [{ kinds: ['request member'], names: ['/faxNumber'] }],
    reason: 'nobody has one',
  };

  expect(staleExceptions()).toEqual([]);
  expect(staleExceptions([left, gone])).toEqual([gone]);
});

test('no exception hides what a client can send', () => {
  const sent: readonly CoverageItem['kind'][] = ['parameter', 'request type', 'request member'];
  const nothingSent = coverageOf(everythingBut(({ kind }) => sent.includes(kind)));

  expect(nothingSent.levels.flatMap(({ excused }) => excused)).toEqual([]);
});

test('a schema is walked into its members, listed values and optional places', () => {
  const profile = new Set(coverableItemsOf(rowOf('getProfile')).map(inWords));
  const signUp = coverableItemsOf(rowOf('signUp')).map((item) => `${item.level} ${inWords(item)}`);

  expect([...profile].filter((what) => what.startsWith('response 200 /businessModel'))).toEqual([
    'response 200 /businessModel',
    'response 200 /businessModel absent',
    'response 200 /businessModel = B2B',
    'response 200 /businessModel = B2C',
  ]);
  expect(profile).toContain('response 200 /addresses/*/contactName');
  expect(profile).not.toContain('response 200 /addresses/*/contactName absent');
  expect(signUp).toEqual(
    expect.arrayContaining(['4 request /signup absent', '5 invalid /signup/email', '5 status 409']),
  );
});

test('an operation whose answers all broke their contract was called', () => {
  const broken = { ...through(['logIn'], false), covered: { logIn: [] } };

  const report = operationReports([broken]).filter(isCalled);

  expect(report).toMatchObject([{ statuses: {}, broken: { 200: 1 }, successes: 0 }]);
  expect(report[0]?.missed).not.toContain(200);
  expect(coverageOf([broken], []).levels.map(({ covered }) => covered)).toEqual([1, 1, 0, 0, 0, 0, 0]);
});
