import { emptyTrace, type TestRecord } from '../../src/evidence/test-record.ts';

/** A test that passed and asked nothing, but for what is said of it. */
export const aTestRecord = (own: Partial<TestRecord> = {}): TestRecord => ({
  ...emptyTrace,
  id: '1',
  title: 'a test',
  target: '',
  where: 'tests/a.spec.ts:1',
  outcome: 'passed',
  requirements: [],
  milliseconds: 1,
  lacks: [],
  observed: [],
  ...own,
});
