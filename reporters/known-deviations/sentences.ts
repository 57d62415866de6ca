import type { Report } from '../report.ts';
import type { KnownReport, KnownTest } from './judge.ts';

/** What became of one test of a known deviation, in one line. */
function testLine({ test, state, listed, found, why }: KnownTest): string {
  if (state === 'changed' && listed === undefined) return `${test}: not listed, but fails: ${found ?? ''}`;
  if (state === 'changed') return `${test}: expected to fail as listed: ${listed ?? ''}; found: ${found ?? ''}`;
  return `${test}: ${state}${why === undefined ? '' : `, as ${why}`}`;
}

/** What became of a known deviation, and by when it has to end. */
export const fateOf = ({ state, expired, opened, expires }: KnownReport): string =>
  `${state}, opened ${opened}, ${expired ? 'expired' : 'expires'} ${expires}`;

/** What a reader does about a known deviation; nothing while it holds. */
export function remedyOf({ state, expired }: KnownReport, file: string): string | undefined {
  if (state === 'changed')
    return `What fails is not what was accepted: it gates. Take the entry off ${file}, or put right what it lists.`;
  if (state === 'stopped') return `Take off ${file} what has stopped, so that it cannot come back unseen.`;
  return expired ? `It was accepted until its last day. Have it fixed, or open it anew in ${file}.` : undefined;
}

/** Tests whose state differs from what an entry says. */
const telling = ({ tests }: KnownReport): readonly KnownTest[] =>
  tests.filter(({ state }) => state === 'changed' || state === 'stopped');

/** Every known deviation in one line, with more where it does not hold. */
export const knownLines = ({ known }: Report): readonly string[] =>
  (known?.deviations ?? []).map((each) =>
    [
      `${each.requirement} · ${fateOf(each)} · ${each.owner}: ${each.reason}`,
      ...telling(each).map(testLine),
      ...[remedyOf(each, known?.file ?? '')].flatMap((remedy) => remedy ?? []),
    ].join('\n      '),
  );

/** The entries that are ready to be copied, one in a line. */
export const newEntryLines = ({ known }: Report): readonly string[] =>
  (known?.ready ?? []).map((entry) => JSON.stringify(entry));

/** The tests of a known deviation, each a line. */
export const testLines = ({ tests }: KnownReport): readonly string[] => tests.map(testLine);
