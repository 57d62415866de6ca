import { expect, test } from '@playwright/test';
import { compare } from '../../reporters/history/compare-runs.ts';
import type { HistoryLine } from '../../reporters/history/history-line.ts';
import { aHistoryLineWithFailures, aHistoryLine } from '../support/history-line.ts';

const merges = 'address.patch.merges';
const reads = 'profile.read.is-own';
const compared = (now: HistoryLine, ...earlier: readonly HistoryLine[]) => compare(now, [merges, reads], earlier);

test('a first run has nothing to compare with, and calls nothing new', () => {
  expect(compared(aHistoryLineWithFailures(2, [merges]))).toMatchObject({ runs: 0, new: [], still: [] });
  expect(compared(aHistoryLineWithFailures(2, [merges])).previous).toBeUndefined();
});

test('what was met and is not is new, what was not met and is is fixed', () => {
  expect(compared(aHistoryLineWithFailures(2, [merges]), aHistoryLineWithFailures(1, [reads]))).toMatchObject({
    previous: { startedAt: '2026-01-01T00:00:00.000Z' },
    new: [merges],
    fixed: [reads],
    still: [],
    flaky: [],
  });
});

test('what is still not met says since when, the unbroken row alone', () => {
  const runs = [
    aHistoryLineWithFailures(1, [merges]),
    aHistoryLineWithFailures(2, []),
    aHistoryLineWithFailures(3, [merges]),
    aHistoryLineWithFailures(4, [merges]),
  ];

  expect(compared(aHistoryLineWithFailures(5, [merges]), ...runs).still).toEqual([
    { id: merges, since: '2026-01-03T00:00:00.000Z' },
  ]);
});

test('a run in between that did not ask hides nothing', () => {
  const blocked = aHistoryLine({ rest: 'blocked', verdict: 'blocked', p95: {} });
  const filtered = aHistoryLine({ rest: 'not asked', outcomes: { passed: [reads] } });

  expect(
    compared(aHistoryLineWithFailures(4, [merges]), aHistoryLineWithFailures(1, [merges]), blocked, filtered),
  ).toMatchObject({
    new: [],
    still: [{ id: merges }],
  });
});

test('what was not met and is not asked now is unknown, not fixed', () => {
  const now = aHistoryLine({ rest: 'not asked', outcomes: { blocked: [reads] } });

  expect(compared(now, aHistoryLineWithFailures(1, [merges]))).toMatchObject({
    fixed: [],
    unknown: [merges],
    blocked: [reads],
  });
});

test('a run of another target, contract, level or strictness is not comparable', () => {
  const now = aHistoryLineWithFailures(2, [merges]);
  const others = [
    aHistoryLine({ target: { url: 'https://api.example.test', tenant: 'other' } }),
    aHistoryLine({ suite: { version: '1.0.0', contract: 'another', instrument: 'i' } }),
    aHistoryLine({ level: 'should' }),
    aHistoryLine({ strict: true }),
  ];

  expect(compared(now, ...others)).toMatchObject({ runs: 0, new: [] });
});

test('one change is news and two are flaky, as long as the instrument is the same', () => {
  const runs = [aHistoryLineWithFailures(1, []), aHistoryLineWithFailures(2, [merges])];
  const changed = runs.map((run) => ({ ...run, suite: { ...run.suite, instrument: 'another' } }));

  expect(compared(aHistoryLineWithFailures(3, [merges]), ...runs).flaky).toEqual([]);
  expect(compared(aHistoryLineWithFailures(3, []), ...runs).flaky).toEqual([
    { id: merges, outcomes: ['passed', 'failed', 'passed'] },
  ]);
  expect(compared(aHistoryLineWithFailures(3, []), ...changed).flaky).toEqual([]);
});

test('drift is new against the last run that called the operation', () => {
  const drift = { logIn: ['undeclared member /x'] };
  const silent = aHistoryLine({ p95: { signUp: 1 } });

  expect(compared(aHistoryLine({ drift }), aHistoryLine()).drifted).toEqual([
    { operationId: 'logIn', what: 'undeclared member /x' },
  ]);
  expect(compared(aHistoryLine({ drift }), aHistoryLine({ drift }), silent).drifted).toEqual([]);
});

test('a known deviation is neither new nor still not met, whatever it was before, and fixed once it is met', () => {
  const known = (day: number) =>
    aHistoryLine({ startedAt: `2026-01-0${day}T00:00:00.000Z`, outcomes: { known: [merges] } });

  expect(compared(known(2), aHistoryLineWithFailures(1, []))).toMatchObject({
    new: [],
    fixed: [],
    still: [],
    unknown: [],
  });
  expect(compared(known(2), aHistoryLineWithFailures(1, [merges]))).toMatchObject({ new: [], fixed: [], still: [] });
  expect(compared(aHistoryLineWithFailures(3, []), known(2))).toMatchObject({ new: [], fixed: [merges] });
  expect(compared(aHistoryLineWithFailures(3, [merges]), known(2))).toMatchObject({ new: [], still: [{ id: merges }] });
});
