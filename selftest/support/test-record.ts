import type { TestRecord } from '../../reporters/record.ts';

/** A test that passed and asked nothing, but for what is said of it. */
export const aTestRecord = (own: Partial<TestRecord> = {}): TestRecord => ({
  id: '1',
  title: 'a test',
  target: '',
  where: 'tests/a.spec.ts:1',
  outcome: 'passed',
  requirements: [],
  milliseconds: 1,
  lacks: [],
  observed: [],
  calls: [],
  covered: {},
  exchanges: [],
  created: 0,
  removed: 0,
  left: 0,
  stuck: 0,
  unreached: 0,
  mishaps: [],
  waited: 0,
  ...own,
});
