import type { Mutant } from './instrument-tenant.ts';

/** Mutants that no conformance test may or can kill. */
export interface Spared {
  readonly file: string;
  /** Kinds of change, in Stryker's words; all where there is none. */
  readonly kinds?: readonly string[];
  /** A part of the line in which the change begins, and of the change where the line has several. */
  readonly line: string;
  readonly replacement?: string;
  readonly why: 'permitted' | 'equivalent';
  readonly reason: string;
}

/** Each was read before it was listed: what is here has a reason in the documentation or in the code. */
export const sparedMutants: readonly Spared[] = [
  {
    file: 'tenant/password-hash.ts',
    line: 'const cost = {',
    why: 'equivalent',
    reason: 'how long a hash takes is seen in no answer',
  },
];

const fits = ({ file, kinds, line, replacement }: Spared, mutant: Mutant): boolean =>
  mutant.file === file &&
  (kinds?.includes(mutant.kind) ?? true) &&
  mutant.source.includes(line) &&
  (replacement === undefined || mutant.replacement === replacement);

/** Whether a mutant is listed, and why; undefined for any other. */
export function reasonToSpare(mutant: Mutant): string | undefined {
  const listed = sparedMutants.find((spared) => fits(spared, mutant));
  return listed && `${listed.why}: ${listed.reason}`;
}
