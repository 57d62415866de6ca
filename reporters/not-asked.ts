import type { TestRecord } from '../src/evidence/test-record.ts';
import { plural } from '../src/shared/text.ts';

/** Tests that were not asked, as a call that they need had failed alike in others. */
export interface NotAskedReport {
  /** How the call failed. */
  readonly because: string;
  /** Whether nearly every test stands on it, so that it was asked before them. */
  readonly firstStep: boolean;
  readonly tests: number;
}

/** What was not asked, by the call that it was stopped for: the one that most tests need comes first. */
export function notAskedIn(tests: readonly TestRecord[]): readonly NotAskedReport[] {
  const stopped = tests.flatMap(({ outcome, notAsked }) => (outcome === 'not asked' && notAsked ? [notAsked] : []));
  const kinds = new Map(stopped.map((each) => [each.kind, each]));
  return [...kinds.values()]
    .map(({ kind, failed, judgedBy }) => ({
      because: failed,
      firstStep: judgedBy.length > 0,
      tests: stopped.filter((each) => each.kind === kind).length,
    }))
    .toSorted((one, other) => other.tests - one.tests);
}

/** The same in one sentence; nothing where every test was asked. */
export function notAskedInWords(reports: readonly NotAskedReport[]): readonly string[] {
  const [first, ...more] = reports;
  if (!first) return [];
  const all = reports.reduce((sum, { tests }) => sum + tests, 0);
  const others = more.length > 0 ? `, and for ${plural(more.length, 'other reason')}` : '';
  return [`${plural(all, 'test')} not asked, as ${first.because}${others}`];
}
