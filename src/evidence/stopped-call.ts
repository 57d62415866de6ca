import type { RequirementId } from '../../contract/requirements/index.ts';

/** A kind of call that a run makes no more, as it failed in the same way wherever it was made. */
export interface StoppedCall {
  /** See `callKind`. */
  readonly kind: string;
  /** How it failed, in the words by which a known deviation lists it. */
  readonly signature: string;
  /** The same for a reader, in one line. */
  readonly failed: string;
  /** Of a first step that the preflight found broken: what tests may verify that make the call all the same. */
  readonly judgedBy: readonly RequirementId[];
}

/**
 * What calls have in common that can be expected to be answered alike: who asks what of which tenant, to what end.
 * @param expected the statuses that satisfy the caller
 */
export const callKind = (operation: string, speaker: string, tenant: string, expected: readonly number[]): string =>
  `${operation} as ${speaker} of ${tenant}, to be ${expected.some((status) => status < 300) ? 'met' : `refused with ${expected.join(' or ')}`}`;
