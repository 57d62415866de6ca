import { expect, test } from '@playwright/test';
import { annotations } from '../../reporters/github-annotations.ts';
import type { Report } from '../../reporters/report.ts';
import { aTestRecord } from '../support/test-record.ts';

// Of a report these members are all that annotations are made of.
const told = (...tests: readonly ReturnType<typeof aTestRecord>[]): string =>
  annotations({ tests, target: {} } as unknown as Report);

test('a failure is told beside its test, on one line that GitHub reads', () => {
  const failed = aTestRecord({
    outcome: 'failed',
    requirements: ['address.patch.merges'],
    error: '100% wrong:\nexpected a, received b',
  });

  expect(told(failed)).toBe(
    '::error file=tests/a.spec.ts,line=1,title=failed%3A address.patch.merges::100%25 wrong:%0Aexpected a, received b\n',
  );
});

test('an advisory is a warning, and what passed or was not run is not told', () => {
  expect(told(aTestRecord({ outcome: 'advisory' }))).toMatch(
    /^::warning file=.*title=advisory%3A a test::no message\n$/,
  );
  expect(told(aTestRecord(), aTestRecord({ outcome: 'not run' }))).toBe('');
});
