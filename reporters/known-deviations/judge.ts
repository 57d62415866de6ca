import { isUnmet } from '../../contract/outcomes.ts';
import type { KnownDeviation } from '../../src/config/known-deviations/known-deviation.ts';
import type { TestRecord } from '../../src/evidence/test-record.ts';

/** The known deviations of the target, and what it takes to judge them. */
export interface KnownList {
  /** The name of the file that lists them. */
  readonly file: string;
  readonly deviations: readonly KnownDeviation[];
  /** The day on which the run began, such as `2026-01-31`. */
  readonly today: string;
  readonly tenant: string;
  /** Whether tolerated differences fail a test. */
  readonly strict: boolean;
  /** Whether every test was there to be run: one that is not there then is no test any more. */
  readonly whole: boolean;
}

/**
 * What became of a known deviation. `as listed`: it persists exactly, and gates nothing. `changed`: the requirement fails in another
 * way. `stopped`: a test that is listed passes, or is no more. `not judged`: none of its tests said anything in this run.
 */
export type KnownState = 'as listed' | 'changed' | 'stopped' | 'not judged';

/** One test of a known deviation. */
export interface KnownTest {
  readonly test: string;
  readonly state: KnownState;
  /** Nothing where the test fails without being listed. */
  readonly listed?: string;
  /** How it failed, where that is not as listed. */
  readonly found?: string;
  /** Why it says nothing, or what is meant by stopped. */
  readonly why?: string;
}

/** A known deviation, and what became of it. */
export interface KnownReport extends KnownDeviation {
  readonly state: KnownState;
  /** Whether the run began after its last day. */
  readonly expired: boolean;
  readonly tests: readonly KnownTest[];
}

const isFailing = ({ outcome }: TestRecord): boolean => isUnmet(outcome);
const unreadable = 'a failure before the test began, which has no signature';
const readingOf = ({ failure }: TestRecord): string => failure?.signature ?? unreadable;

/** Whether a failure is about tolerated differences alone, which only a strict run calls a failure. */
const needsStrict = (signature: string): boolean => /^\w+ as [^:]+: drift: /.test(signature);

function judgeTest(
  test: string,
  signature: string,
  own: readonly TestRecord[],
  { strict, whole }: KnownList,
): KnownTest {
  const records = own.filter(({ title }) => title === test);
  const [found] = records.filter(isFailing).map(readingOf);
  const [other] = records.map(({ outcome }) => outcome).filter((outcome) => outcome !== 'passed');
  const about = { test, listed: signature };
  if (records.some((record) => isFailing(record) && readingOf(record) === signature))
    return { ...about, state: 'as listed' };
  if (found !== undefined) return { ...about, state: 'changed', found };
  if (needsStrict(signature) && !strict) return { ...about, state: 'not judged', why: 'the run is not strict' };
  if (other !== undefined) return { ...about, state: 'not judged', why: other };
  if (records.length > 0) return { ...about, state: 'stopped', why: 'it passes' };
  return whole
    ? { ...about, state: 'stopped', why: 'no test of the requirement has this title' }
    : { ...about, state: 'not judged', why: 'not in this run' };
}

const gravest: readonly KnownState[] = ['changed', 'stopped', 'as listed', 'not judged'];

function judge(deviation: KnownDeviation, tests: readonly TestRecord[], listed: KnownList): KnownReport {
  const own = tests.filter((test) => test.requirements.includes(deviation.requirement));
  const judged = Object.entries(deviation.signature).map(([test, signature]) =>
    judgeTest(test, signature, own, listed),
  );
  const others = own.filter((test) => isFailing(test) && !Object.hasOwn(deviation.signature, test.title));
  const more = others.map((test): KnownTest => ({ test: test.title, state: 'changed', found: readingOf(test) }));
  const all = [...judged, ...more];
  return {
    ...deviation,
    state: gravest.find((state) => all.some((each) => each.state === state)) ?? 'not judged',
    expired: listed.today > deviation.expires,
    tests: all,
  };
}

/** Judges every known deviation of the target: a function of the tests alone, so that merged shards are judged as one run is. */
export const judgeKnown = (tests: readonly TestRecord[], listed: KnownList | undefined): readonly KnownReport[] =>
  listed?.deviations.map((deviation) => judge(deviation, tests, listed)) ?? [];

/** How many ids a sentence names at most. */
const namedAtMost = 3;

function named(all: readonly KnownReport[]): string {
  const ids = all.slice(0, namedAtMost).map(({ requirement }) => requirement);
  return `${ids.join(', ')}${all.length > namedAtMost ? ` and ${all.length - namedAtMost} more` : ''}`;
}

/** Why the list does not hold any more, in a sentence without its end; nothing where it holds. */
export function staleness(all: readonly KnownReport[], file: string): string | undefined {
  const of = (state: KnownState) => all.filter((each) => each.state === state);
  const parts: readonly (readonly [string, readonly KnownReport[]])[] = [
    ['changed', of('changed')],
    ['stopped', of('stopped')],
    ['expired', all.filter(({ expired }) => expired)],
  ];
  const found = parts
    .filter(([, own]) => own.length > 0)
    .map(([what, own]) => `${own.length} known deviation${own.length === 1 ? '' : 's'} ${what} (${named(own)})`);
  return found.length > 0 ? `${found.join(', ')}: see to ${file}` : undefined;
}
