import type { RequirementId } from '../contract/requirements/index.ts';
import type { Rules, WireHook } from '../tenant/index.ts';

/** How a faulty tenant differs from the sound one: one rule replaced, or one hook on the wire. */
export interface Deviation {
  readonly rules?: Partial<Rules>;
  readonly wire?: WireHook;
}

/** What a random fault has changed: nothing, bytes that the documentation leaves open, or something that is promised. */
export type Effect = 'nothing' | 'bytes' | 'promise';

/** A wrongness that can be planted in the reference tenant, and how the failure of a test has to read that shows it. */
export interface InjectableFault {
  readonly id: string;
  /** Failing for another reason is no catch. */
  readonly reads: RegExp;
  /** The deviation; a function where it has a memory, so that it starts anew each time it is planted. */
  readonly deviation: Deviation | (() => Deviation);
  /** What it has come to since it was planted; said by random faults only, of which one test that notices is enough. */
  readonly effect?: () => Effect;
  /** The promises that it has broken since it was planted, such as `404 /status`. */
  readonly broke?: () => readonly string[];
  /** Whoever meets it gets no answer, and has to count that as blocked. */
  readonly blocks?: true;
}

/** A deliberate, named wrongness of the reference tenant. */
export interface Fault extends InjectableFault {
  /** Why it matters, in one line: what a real tenant with this bug does to somebody. */
  readonly why: string;
  /** The requirements that must catch it, each by a test of its own. */
  readonly breaks: readonly [RequirementId, ...RequirementId[]];
  /** The category of the WFC catalogue of faults that it stands for. */
  readonly category?: 100 | 101 | 102 | 103 | 104 | 200 | 201 | 203 | 204 | 205 | 206 | 207 | 208 | 209 | 210;
}
