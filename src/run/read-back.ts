import { setTimeout as sleep } from 'node:timers/promises';
import { AnswerFailure, LateAnswer } from '../evidence/failures.ts';
import { rereadInWords } from '../evidence/failure-text.ts';
import { recorder, type Reread } from '../evidence/recorder.ts';
import { assertionIn } from './playwright-internals.ts';

/** How long a wrong read-back is made again where the settings allow no lag, in milliseconds. */
const usualPatience = 3_000;

/** The first wait between two tries and the longest, in milliseconds; each is twice the one before. */
const waits = { first: 50, longest: 1_000 } as const;

/** What the running test may wait for. */
interface Consistency {
  /** How long a read may show what was before a change, in milliseconds. */
  readonly within: number;
  /** How long a wrong read-back is made again. */
  readonly patience: number;
  /** Adds to the time limit of the test. */
  readonly extend: (milliseconds: number) => void;
}

let consistency: Consistency = { within: 0, patience: 0, extend: () => undefined };

/**
 * Begins a test.
 * @param within how long the target may show what was before a change, in milliseconds
 * @param isEmbedded the embedded tenant answers at once or never: nothing is made again
 */
export function beginReadBacks(within: number, isEmbedded: boolean, extend: Consistency['extend']): void {
  consistency = { within, patience: isEmbedded ? 0 : Math.max(usualPatience, within), extend };
}

/** Waits until every read shows what earlier tests have changed, for a test that compares with what they have left. */
export async function waitUntilConsistent(): Promise<void> {
  const left = recorder.lastChange + consistency.within - Date.now();
  if (consistency.within === 0 || left <= 0) return;
  consistency.extend(left);
  await sleep(left);
}

/** Whether waiting may help: a declared answer or a value is another one than expected. */
const mayBeLate = (thrown: unknown): boolean =>
  thrown instanceof AnswerFailure
    ? thrown.call.violations.every(({ check }) => check === 'status')
    : assertionIn(thrown) !== undefined;

/** Makes a read-back again until it is right, or patience is over. */
async function readAgain<Value>(
  read: () => Promise<Value>,
  patience: number,
): Promise<{ readonly reread: Reread; readonly value?: Value }> {
  const start = performance.now();
  const elapsed = (): number => Math.round(performance.now() - start);
  for (let wait: number = waits.first; elapsed() + wait <= patience; wait = Math.min(2 * wait, waits.longest)) {
    await sleep(wait);
    try {
      const value = await read();
      return { reread: { rightAfter: elapsed(), within: patience }, value };
    } catch (error) {
      if (!mayBeLate(error)) break;
    }
  }
  return { reread: { within: elapsed() } };
}

/**
 * Reads back what a change has led to. What is wrong at first is read again, so that the failure can say whether it was right later;
 * where the settings allow such a lag, the test goes on, and is an advisory. Races and what concerns security are not read
 * back like this: they have to be right at once.
 * @param read the calls and what is expected of them; it changes nothing at the target
 * @throws what the first try failed with
 */
export async function readBack<Value>(read: () => Promise<Value>): Promise<Value> {
  const before = recorder.state();
  try {
    return await read();
  } catch (error) {
    const { within, patience, extend } = consistency;
    if (patience === 0 || !mayBeLate(error)) throw error;
    const failed = recorder.state();
    extend(patience);
    const again = await readAgain(read, patience);
    const { rightAfter } = again.reread;
    const isAllowed = rightAfter !== undefined && rightAfter <= within;
    recorder.addReread(again.reread, isAllowed ? { ...failed, cause: before.cause } : failed);
    if (isAllowed) return again.value as Value;
    throw error;
  }
}

/** What a test that has passed has read back too late. */
export function lateAnswerIn(rereads: readonly Reread[]): LateAnswer | undefined {
  const [slowest] = rereads.toSorted((one, other) => (other.rightAfter ?? 0) - (one.rightAfter ?? 0));
  if (!slowest) return undefined;
  const allowed = `CONSISTENT_WITHIN_MS allows ${consistency.within / 1000} s`;
  return new LateAnswer(`What was changed could be read only later: ${rereadInWords(slowest)}; ${allowed}.`);
}
