import { proof } from '../src/config/index.ts';
import { requirements, type RequirementId } from '../contract/requirements/index.ts';
import { combinedVariations, ruleFaults } from '../faults/index.ts';
import {
  judgeGenerated,
  judgeRuleFault,
  killMatrix,
  withoutFault,
  type FaultReport,
  type FaultTestResult,
} from './fault-outcomes.ts';
import { precisionOf, type FaultPrecision } from './fault-precision.ts';
import { suiteIdentity, type SuiteIdentity } from '../reporters/suite-identity.ts';
import { randomFaultReport, type RandomFaultReport, type Outcome } from './random-mutations/report.ts';
import { wireFaults } from './wire-faults.ts';

/** A test that a permitted variation made fail: a right tenant that is blamed. */
export interface FalsePositive {
  readonly variation: string;
  readonly test: string;
  readonly requirements: readonly RequirementId[];
  readonly outcome: string;
  readonly error: string;
}

/** What the tests of a proof have met. */
export interface ProofInput {
  readonly meetings: readonly FaultTestResult[];
  /** The variations that were run, and the tests that blamed one. */
  readonly varied: readonly string[];
  readonly blames: readonly FalsePositive[];
  /** Blind faults, and what each has come to. */
  readonly blind: readonly ({ readonly id: string } & Outcome)[];
  readonly errors: readonly string[];
  readonly seed: number;
  readonly milliseconds: number;
}

/** A proof's result, as `proof.json` holds it. */
export interface ProofReport {
  readonly verdict: 'proved' | 'not proved' | 'error';
  readonly exitCode: 0 | 1 | 2;
  /** What was proved: the score counts for the very same suite only. */
  readonly suite: SuiteIdentity;
  readonly seed: number;
  readonly milliseconds: number;
  /** Survivors and catches for another reason, first of all. */
  readonly survivors: readonly FaultReport[];
  readonly otherReasons: readonly FaultReport[];
  readonly blames: readonly FalsePositive[];
  readonly rule: { readonly run: number; readonly caught: number; readonly all: number };
  readonly wire: {
    readonly run: number;
    readonly caught: number;
    /** Faults whose answer no test has asked for. */
    readonly unasked: number;
    /** Faults that the documentation permits, by the reason. */
    readonly equivalent: Readonly<Record<string, number>>;
  };
  /** Where each fault was met by all tests: which of them it made fail. */
  readonly exactness: readonly FaultPrecision[];
  readonly blind: RandomFaultReport;
  readonly varied: readonly string[];
  /** The variations that were blamed, alone or combined with others. */
  readonly blamed: readonly string[];
  readonly unbroken: readonly RequirementId[];
  readonly matrix: Readonly<Record<string, readonly string[]>>;
  readonly faults: readonly (FaultReport & {
    readonly why: string;
    readonly breaks: readonly string[];
    readonly category?: number;
  })[];
  readonly errors: readonly string[];
}

function tally(reasons: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const reason of reasons) counts[reason] = (counts[reason] ?? 0) + 1;
  return counts;
}

/** Draws the conclusion of a proof. Only what was run is judged, so that one fault can be proved alone. */
export function proofReport({ meetings, varied, blames, blind, errors, seed, milliseconds }: ProofInput): ProofReport {
  const met = new Set(meetings.map(({ subject }) => subject));
  const bySubject = new Map<string, FaultTestResult[]>();
  for (const meeting of meetings) bySubject.set(meeting.subject, [...(bySubject.get(meeting.subject) ?? []), meeting]);
  const of = (id: string): readonly FaultTestResult[] => bySubject.get(id) ?? [];
  const rules = ruleFaults.filter(({ id }) => met.has(id));
  const faults = rules.map((fault) => ({
    ...judgeRuleFault(fault, of(fault.id)),
    why: fault.why,
    breaks: fault.breaks,
    ...(fault.category !== undefined && { category: fault.category }),
  }));
  const claimed = wireFaults.filter(({ equivalent }) => equivalent === undefined);
  const wire = claimed.filter(({ id }) => met.has(id)).map(({ id }) => judgeGenerated(id, of(id)));
  const judged: readonly FaultReport[] = [...faults, ...wire];
  const survivors = judged.filter(({ outcome }) => outcome === 'survived');
  const otherReasons = judged.filter(({ outcome }) => outcome === 'other reason');
  const ran = met.size + varied.length > 0;
  const clean = survivors.length + otherReasons.length + blames.length === 0;
  const verdict = errors.length > 0 || !ran ? 'error' : clean ? 'proved' : 'not proved';
  return {
    verdict,
    exitCode: verdict === 'error' ? 2 : verdict === 'proved' ? 0 : 1,
    suite: suiteIdentity(),
    seed,
    milliseconds,
    survivors,
    otherReasons,
    blames,
    rule: {
      run: faults.length,
      caught: faults.filter(({ outcome }) => outcome === 'caught').length,
      all: ruleFaults.length,
    },
    wire: {
      run: wire.length,
      caught: wire.filter(({ outcome }) => outcome === 'caught').length,
      unasked: wire.length === 0 || proof.isQuick() ? 0 : claimed.length - wire.length,
      equivalent: tally(wireFaults.flatMap(({ equivalent }) => equivalent ?? [])),
    },
    exactness: proof.hasAllTests() ? faults.map((fault) => precisionOf(fault, fault.breaks)) : [],
    blind: randomFaultReport(blind, of),
    varied,
    blamed: [...new Set(blames.flatMap(({ variation }) => combinedVariations[variation] ?? [variation]))],
    unbroken: withoutFault(ruleFaults),
    matrix: killMatrix(judged),
    faults,
    errors: ran ? errors : [...errors, 'No fault and no variation was run.'],
  };
}

/** The sentence of a requirement, for a reader. */
export const sentenceOf = (id: RequirementId): string => requirements[id].sentence;
