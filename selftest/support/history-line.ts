import type { RequirementId } from '../../contract/requirements/index.ts';
import type { HistoryLine } from '../../reporters/history/history-line.ts';

/** A history line of a green run, with these members replaced. */
export const aHistoryLine = (own: Partial<HistoryLine> = {}): HistoryLine => ({
  version: 1,
  startedAt: '2026-01-01T00:00:00.000Z',
  seed: 1,
  milliseconds: 1000,
  verdict: 'conforms',
  target: { url: 'https://api.example.test', tenant: 'shop' },
  level: 'must',
  strict: false,
  suite: { version: '1.0.0', contract: 'c', instrument: 'i' },
  counts: { passed: 1 },
  outcomes: {},
  rest: 'passed',
  drift: {},
  p95: { logIn: 10 },
  ...own,
});

/** A history line of a day in January on which these requirements failed. */
export const aHistoryLineWithFailures = (
  day: number,
  failed: readonly RequirementId[],
  own: Partial<HistoryLine> = {},
): HistoryLine =>
  aHistoryLine({ startedAt: `2026-01-${String(day).padStart(2, '0')}T00:00:00.000Z`, outcomes: { failed }, ...own });
