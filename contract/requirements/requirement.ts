import type { Capability } from '../capabilities.ts';

/**
 * How much a requirement weighs: `MUST` gates, `SHOULD` is implied by the documentation or by a standard it relies on and advises,
 * `OBSERVE` is where the documentation is silent or contradicts itself and is recorded, never judged.
 */
export type Level = 'MUST' | 'SHOULD' | 'OBSERVE';

/**
 * Why a MUST gates: `documented` as the documentation states it, `baseline` as no customer API may break it, whatever its
 * documentation says. A MUST that the documentation states as well is of the baseline, and its source says where it is stated.
 */
export type Ground = 'documented' | 'baseline';

interface Details {
  /** What the target must offer for the requirement to be asked of it. */
  readonly needs?: readonly Capability[];
  /** Why no test checks it, and what would make it testable. */
  readonly notTested?: string;
}

/** What a requirement says, as reports show it. */
export interface Statement {
  readonly level: Level;
  readonly sentence: string;
  /** Where the documentation, or the standard it relies on, says so. */
  readonly source: string;
  /** Of a MUST: why it gates. */
  readonly ground?: Ground;
  /** Of the baseline: the norms that forbid the breach, by number, separated by semicolons. */
  readonly norm?: string;
}

/** One behaviour that the documentation promises, implies or leaves open, or that the security baseline demands. */
export interface Requirement extends Statement, Details {}

/** What a requirement says, without the conditions under which it is asked. */
export const statementOf = ({ level, ground, sentence, source, norm }: Requirement): Statement => ({
  level,
  sentence,
  source,
  ...(ground && { ground }),
  ...(norm !== undefined && { norm }),
});

/** A requirement's level, with the ground of a MUST that the documentation alone does not explain. */
export const levelInWords = ({ level, ground }: Pick<Statement, 'level' | 'ground'>): string =>
  ground === 'baseline' ? `${level}, security baseline` : level;

/** Where a requirement is stated, and the norms of one of the security baseline. */
export const sourcesOf = ({ source, norm }: Pick<Statement, 'source' | 'norm'>): string =>
  norm === undefined ? source : `${source}; security baseline: ${norm}`;

const at =
  (kind: Pick<Requirement, 'level' | 'ground'>) =>
  (sentence: string, source: string, details: Details = {}): Requirement => ({ ...kind, sentence, source, ...details });

/** A behaviour that the documentation states. */
export const must = at({ level: 'MUST', ground: 'documented' });

/** A behaviour whose breach no customer API may show: see docs/decisions/security-baseline.md. */
export const baseline: (sentence: string, source: string, details: Details & { norm: string }) => Requirement = at({
  level: 'MUST',
  ground: 'baseline',
});

/** A behaviour that the documentation, an example of it or a standard implies. */
export const should = at({ level: 'SHOULD' });

/** A behaviour that the documentation leaves open: what the tenant does is recorded. */
export const observe = at({ level: 'OBSERVE' });
