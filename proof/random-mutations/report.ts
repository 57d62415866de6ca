import type { Effect } from '../../faults/index.ts';
import { confidence, judgeGenerated, type FaultTestResult } from '../fault-outcomes.ts';

/** What a random fault has changed, over all tests that met it. */
export interface Outcome {
  readonly effect: Effect;
  readonly broke: readonly string[];
}

/** A random fault that the proof has something to say about. */
interface Finding {
  readonly id: string;
  /** The promises it broke, or how the failure of the test read. */
  readonly what: string;
}

/** A share, with the confidence interval that its number of tries allows. */
export interface Share {
  readonly count: number;
  readonly of: number;
  /** At 95 %, by Wilson's score, from 0 to 1. */
  readonly between: readonly [number, number];
}

/** What random faults have come to. */
export interface RandomFaultReport {
  /** Those that were drawn and met by a test. */
  readonly drawn: number;
  /** Those that changed a byte of any answer, or the store behind it. */
  readonly altering: Share;
  /** Those that changed something that is promised. */
  readonly breaking: Share;
  /** Of those that broke a promise, the ones that a test noticed: the figure that matters. */
  readonly caught: Share;
  /** What broke a promise and nobody noticed: a test is missing. */
  readonly survived: readonly Finding[];
  /** What changed nothing promised, and a test objected all the same: the test asks too much, or the contract promises too little. */
  readonly blamed: readonly Finding[];
  /** What broke a promise and led to an error of the suite, not to a judgement of the tenant. */
  readonly confused: readonly Finding[];
}

const effects: readonly Effect[] = ['nothing', 'bytes', 'promise'];
const isEffect = (text: string | undefined): text is Effect => effects.some((effect) => effect === text);

/** Adds what a fault did in one more test to what is known of it. */
export function addEffect(
  { effect, broke }: Outcome = { effect: 'nothing', broke: [] },
  told: string | undefined,
  more: readonly string[],
): Outcome {
  const greater = isEffect(told) && effects.indexOf(told) > effects.indexOf(effect);
  return { effect: greater ? told : effect, broke: [...new Set([...broke, ...more])] };
}

const share = (count: number, of: number): Share => ({ count, of, between: confidence(count, of) });

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

/** A share for a reader: `104 of 168 (61.9 %, 95 % between 54.4 % and 68.9 %)`. */
export function shareText({ count, of, between: [low, high] }: Share): string {
  return of === 0
    ? 'none of 0'
    : `${count} of ${of} (${percent(count / of)}, 95 % between ${percent(low)} and ${percent(high)})`;
}

/** Tells how random faults fared. Only one that broke a promise can be missed. */
export function randomFaultReport(
  all: readonly ({ readonly id: string } & Outcome)[],
  meetingsOf: (id: string) => readonly FaultTestResult[],
): RandomFaultReport {
  const outcome = ({ id }: { id: string }) => judgeGenerated(id, meetingsOf(id)).outcome;
  const those = (...wanted: readonly Effect[]) => all.filter(({ effect }) => wanted.includes(effect));
  const breaking = those('promise');
  const altering = those('promise', 'bytes');
  const caught = breaking.filter((fault) => outcome(fault) === 'caught');
  const read = ({ id }: { id: string }): Finding => {
    const failed = meetingsOf(id).find(({ encounter }) => encounter !== 'survived');
    return { id, what: `${failed?.test ?? ''}: ${failed?.reading.replace(/\s+/g, ' ') ?? ''}` };
  };
  return {
    drawn: all.length,
    altering: share(altering.length, all.length),
    breaking: share(breaking.length, all.length),
    caught: share(caught.length, breaking.length),
    survived: breaking
      .filter((fault) => outcome(fault) === 'survived')
      .map(({ id, broke }) => ({ id, what: broke.join(', ') })),
    confused: breaking.filter((fault) => outcome(fault) === 'other reason').map(read),
    blamed: those('bytes', 'nothing')
      .filter((fault) => outcome(fault) === 'caught')
      .map(read),
  };
}
