import { expect, test } from '@playwright/test';
import type { Detection } from '../../src/evidence/annotations.ts';
import type { FaultTestResult } from '../../proof/fault-outcomes.ts';
import { precisionLines, precisionOf } from '../../proof/fault-precision.ts';

const met = (title: string, requirement: FaultTestResult['requirements'][number], encounter: Detection) => ({
  test: title,
  requirements: [requirement],
  encounter,
  reading: '',
});

const meetings = [
  met('merges', 'address.patch.merges', 'caught'),
  met('merges once more', 'address.patch.merges', 'survived'),
  met('succeeds', 'address.patch.succeeds', 'survived'),
  met('logs in', 'login.tokens.issues-access-token', 'caught'),
  met('removes', 'address.delete.removes', 'other reason'),
];

const told = precisionOf({ id: 'a-fault', outcome: 'caught', missed: [], meetings }, ['address.patch.merges']);

test('of all tests, those that a fault has to break are told from the others that it makes fail', () => {
  expect(told.aimed).toEqual({ tests: 2, failed: 1 });
  expect(told.others.tests).toBe(3);
  expect(told.others.failed.map(({ test: title, alike }) => [title, alike])).toEqual([
    ['logs in', true],
    ['removes', false],
  ]);
});

test('a reader is told the counts, and which others fail', () => {
  expect(precisionLines(told)).toEqual([
    'a-fault · 1 of 2 tests of what it breaks · 2 of 3 others, 1 of them for the same breach',
    '  the same breach: logs in',
    '  something else: removes',
  ]);
});
