import { inspect } from 'node:util';
import { requirements, type Requirement, type RequirementId } from '../contract/requirements/index.ts';
import type { Fault } from '../faults/index.ts';
import type { Detection } from '../src/evidence/annotations.ts';

/** A test that met a fault. */
export interface FaultTestResult {
  readonly subject: string;
  readonly test: string;
  readonly requirements: readonly RequirementId[];
  readonly encounter: Detection;
  /** How the failure read, where there was one. */
  readonly reading: string;
}

/** How a fault fared: caught, as every requirement it breaks was seen broken; or what is missing from that. */
export interface FaultReport {
  readonly id: string;
  readonly outcome: Detection;
  /** The requirements that no test has seen broken. */
  readonly missed: readonly string[];
  /** How the failure had to read, where that is the fault's own. */
  readonly reads?: string;
  readonly meetings: readonly Omit<FaultTestResult, 'subject'>[];
}

const worst = (meetings: readonly FaultTestResult[]): Detection =>
  meetings.some(({ encounter }) => encounter === 'other reason') ? 'other reason' : 'survived';

/** Judges a rule fault by its meetings: each requirement that it breaks needs a test of its own that catches it. */
export function judgeRuleFault({ id, breaks, failurePattern }: Fault, all: readonly FaultTestResult[]): FaultReport {
  const meetings = all.filter(({ subject }) => subject === id);
  const catches = (requirement: RequirementId) =>
    meetings.some((meeting) => meeting.encounter === 'caught' && meeting.requirements.includes(requirement));
  const missed = breaks.filter((requirement) => !catches(requirement));
  return {
    id,
    outcome: missed.length === 0 ? 'caught' : worst(meetings.filter(({ encounter }) => encounter !== 'caught')),
    missed,
    reads: inspect(failurePattern, { depth: 4, breakLength: Infinity }),
    meetings,
  };
}

/** Judges a generated fault: one test that catches it is enough. */
export function judgeGenerated(id: string, all: readonly FaultTestResult[]): FaultReport {
  const meetings = all.filter(({ subject }) => subject === id);
  const caught = meetings.some(({ encounter }) => encounter === 'caught');
  return { id, outcome: caught ? 'caught' : worst(meetings), missed: [], meetings };
}

/** The kill matrix: which faults each requirement has caught. */
export function killMatrix(faults: readonly FaultReport[]): Readonly<Record<string, readonly string[]>> {
  const caught = (id: RequirementId) =>
    faults.filter(({ meetings }) =>
      meetings.some(({ encounter, requirements: own }) => encounter === 'caught' && own.includes(id)),
    );
  const ids = Object.keys(requirements) as RequirementId[];
  return Object.fromEntries(ids.map((id) => [id, caught(id).map((fault) => fault.id)]));
}

/** The MUST and SHOULD requirements with a test that no fault of the catalogue claims to break. */
export function withoutFault(faults: readonly Fault[]): readonly RequirementId[] {
  const broken = new Set(faults.flatMap(({ breaks }) => breaks));
  return (Object.keys(requirements) as RequirementId[]).filter((id) => {
    const { level, notTested }: Requirement = requirements[id];
    return level !== 'OBSERVE' && notTested === undefined && !broken.has(id);
  });
}

/**
 * The confidence interval of a share, by Wilson's score at 95 %.
 * @returns lower and upper bound, from 0 to 1
 */
export function confidence(hits: number, all: number): readonly [number, number] {
  if (all === 0) return [0, 1];
  const z = 1.96;
  const share = hits / all;
  const middle = share + (z * z) / (2 * all);
  const spread = z * Math.sqrt((share * (1 - share)) / all + (z * z) / (4 * all * all));
  const scale = 1 + (z * z) / all;
  return [(middle - spread) / scale, (middle + spread) / scale];
}
