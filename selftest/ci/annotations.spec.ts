import { expect, test } from '@playwright/test';
import { requirements, type RequirementId } from '../../contract/requirements/index.ts';
import { annotations } from '../../reporters/github-annotations.ts';
import type { TestRecord } from '../../src/evidence/test-record.ts';
import { aFailedTest, aFailureEvidence, aReport } from '../support/report-page.ts';
import { aTestRecord } from '../support/test-record.ts';

const told = (...tests: readonly TestRecord[]): readonly string[] =>
  annotations([aReport({ tests })])
    .trimEnd()
    .split('\n');
const ids = Object.keys(requirements) as RequirementId[];

/** A test that fails for a cause of its own. */
const failing = (at: number, own: Partial<TestRecord> = {}): TestRecord => {
  const id = ids[at] ?? 'address.patch.merges';
  const violations = [{ check: 'schema', pointer: `/member${at}`, expected: 'a', received: 'b' } as const];
  return aFailedTest(id, { id: `t${at}`, failure: { ...aFailureEvidence(id), violations }, ...own });
};

test('the run comes first, and a failure is told beside its test, on one line that GitHub reads', () => {
  const error = '100% wrong:\nexpected a, received b';

  const [first, second] = told(aFailedTest('address.patch.merges', { error }), aTestRecord());

  expect(first).toBe(
    '::error title=Conformance%3A deviates::deviates: 1 test found the tenant breaking its documentation. 1 failed · 1 passed.',
  );
  expect(second).toBe(
    '::error file=tests/a.spec.ts,line=1,title=failed%3A address.patch.merges::100%25 wrong:%0Aexpected a, received b',
  );
});

test('an advisory is a warning, and a run that does not gate is a notice with the number of each outcome', () => {
  const lines = told(aTestRecord({ outcome: 'advisory' }), aTestRecord(), aTestRecord({ outcome: 'known' }));

  expect(lines).toHaveLength(2);
  expect(lines[0]).toMatch(/^::notice title=Conformance%3A partial::.*1 advisory · 1 known · 1 passed\.$/);
  expect(lines[1]).toMatch(/^::warning file=.*title=advisory%3A a test::no message$/);
});

test('of 116 failures and 30 advisories GitHub is told ten of each kind, the gravest first, and how many there are', () => {
  const failures = Array.from({ length: 116 }, (_, at) => failing(at));
  const advisories = Array.from({ length: 30 }, (_, at) => failing(200 + at, { outcome: 'advisory' }));
  const breach = failing(150, { failure: { ...aFailureEvidence('address.patch.merges'), breaks: 'baseline' } });

  const lines = told(...advisories, ...failures, breach);

  expect(lines.filter((line) => line.startsWith('::error '))).toHaveLength(10);
  expect(lines.filter((line) => line.startsWith('::warning '))).toHaveLength(10);
  expect(lines[0]).toMatch(/Of 147 findings the 19 gravest are shown; conformance\.md has all\.$/);
  expect(lines[1]).toContain('failed%2C security baseline');
});

test('tests of one cause are told once', () => {
  const lines = told(...Array.from({ length: 40 }, (_, at) => aFailedTest('address.patch.merges', { id: `t${at}` })));

  expect(lines).toHaveLength(2);
  expect(lines[1]).toMatch(/%0A%0A39 more tests of the same cause\.$/);
});
