import { existsSync } from 'node:fs';
import path from 'node:path';
import type { SuiteIdentity } from '../suite-identity.ts';
import { readText } from '../../src/shared/text-file.ts';
import { commandLine } from '../../src/shared/installation.ts';

/** What the proof of this suite has measured, or why that is not known here. */
export type ProofScore =
  | {
      readonly kind: 'known';
      readonly verdict: string;
      readonly caught: number;
      readonly run: number;
      readonly parts: readonly { readonly name: string; readonly caught: number; readonly run: number }[];
      readonly variations: { readonly green: number; readonly run: number };
    }
  | { readonly kind: 'unknown'; readonly reason: string };

interface Part {
  readonly run: number;
  readonly caught: number;
}

/** As much of `proof.json` as the score needs. */
interface Proof {
  readonly verdict: string;
  readonly suite?: SuiteIdentity;
  readonly rule: Part;
  readonly wire: Part;
  readonly varied: readonly string[];
  readonly blamed: readonly string[];
}

const unknown = (reason: string): ProofScore => ({ kind: 'unknown', reason });
const how = `${commandLine('proof')} measures it.`;

/**
 * Reads the score of the proof that lies beside a run's results.
 * @param folder where reports are written
 * @param suite only what was proved of this very suite counts
 */
export function proofScore(folder: string, suite: SuiteIdentity): ProofScore {
  const file = path.join(folder, 'proof.json');
  if (!existsSync(file)) return unknown(`No proof lies beside the results of this run; ${how}`);
  try {
    const { verdict, suite: proved, rule, wire, varied, blamed } = JSON.parse(readText(file)) as Proof;
    if (proved?.instrument !== suite.instrument)
      return unknown(`The proof beside the results of this run is of another state of the suite; ${how}`);
    const parts = [
      { name: 'Rule faults: one decision of the reference tenant replaced', ...rule },
      { name: 'Wire faults: answers with members dropped, retyped or emptied', ...wire },
    ].filter(({ run }) => run > 0);
    return {
      kind: 'known',
      verdict,
      caught: parts.reduce((sum, { caught }) => sum + caught, 0),
      run: parts.reduce((sum, { run }) => sum + run, 0),
      parts,
      variations: { run: varied.length, green: varied.length - blamed.length },
    };
  } catch (error) {
    return unknown(`${file} cannot be read (${error instanceof Error ? error.message : String(error)}); ${how}`);
  }
}
