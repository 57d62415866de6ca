import type { Capability } from '../capabilities.ts';
import type { RuleNumber } from './rules.ts';

/**
 * How much a requirement weighs: `MUST` is stated by the documentation and gates, `SHOULD` is implied by it or by a standard it
 * relies on and advises, `OBSERVE` is where the documentation is silent or contradicts itself and is recorded, never judged.
 */
export type Level = 'MUST' | 'SHOULD' | 'OBSERVE';

interface Details {
  /** The numbers in our reading of the documentation that this requirement covers. */
  readonly rules: readonly RuleNumber[];
  /** What the target must offer for the requirement to be asked of it. */
  readonly needs?: readonly Capability[];
  /** Why no test checks it, and what would make it testable. */
  readonly notTested?: string;
}

/** One behaviour that the documentation promises, implies or leaves open. */
export interface Requirement extends Details {
  readonly level: Level;
  readonly sentence: string;
  /** Where the documentation, or the standard it relies on, says so. */
  readonly source: string;
}

const at =
  (level: Level) =>
  (sentence: string, source: string, details: Details): Requirement => ({ level, sentence, source, ...details });

/** A behaviour that the documentation states. */
export const must = at('MUST');

/** A behaviour that the documentation, an example of it or a standard implies. */
export const should = at('SHOULD');

/** A behaviour that the documentation leaves open: what the tenant does is recorded. */
export const observe = at('OBSERVE');
