import { capabilities, type Capability } from '../../contract/capabilities.ts';
import { isOutcome, type Outcome } from '../../contract/outcomes.ts';
import { requirements, type RequirementId } from '../../contract/requirements/index.ts';
import type { Unreachable } from './failures.ts';
import type { RunProblem } from './run-problem.ts';
import type { StoppedCall } from './stopped-call.ts';

/** What a target does where the documentation leaves it open. */
export interface Observation {
  readonly requirement: RequirementId;
  readonly what: string;
}

/** How a test met a fault. `other reason`: it failed, but not in the way that shows the fault. */
export type Detection = 'caught' | 'survived' | 'other reason';

/** Every annotation by which a worker tells the reporters of a test, with what it says. */
interface Annotations {
  /** A requirement that the test verifies. */
  readonly requirement: RequirementId;
  /** A capability that the target lacks for the test. */
  readonly 'not run': Capability;
  /** How the test ended, where it did not simply pass. */
  readonly outcome: Outcome;
  /** Why the target could not be asked. */
  readonly blocked: string;
  /** The call that the run makes no more. */
  readonly 'not asked': StoppedCall;
  /** Why nothing can be asked of one of several targets. */
  readonly stopped: RunProblem;
  /** Since when the target counted as gone. */
  readonly unreachable: Unreachable;
  /** How many things the run may create, where it had created them before the test could ask. */
  readonly 'budget spent': `${number}`;
  readonly observed: Observation;
  /** The proof: how the test met a fault, and how the failure read. */
  readonly encounter: Detection;
  readonly reading: string;
  /** The proof: what a random fault has changed, and a promise that it broke. */
  readonly effect: string;
  readonly broke: string;
}

type Annotation = keyof Annotations;

/** An annotation as Playwright keeps it. */
interface PlaywrightAnnotation {
  readonly type: string;
  readonly description?: string;
}

const isRequirement = (text: string): text is RequirementId => Object.hasOwn(requirements, text);
const isCapability = (text: string): text is Capability => Object.hasOwn(capabilities, text);
const detections: readonly string[] = ['caught', 'survived', 'other reason'] satisfies Detection[];
const isDetection = (text: string): text is Detection => detections.includes(text);
const isText = (text: string): text is string => text !== '';

const textOf = (value: Annotations[Annotation]): string =>
  typeof value === 'string'
    ? value
    : 'requirement' in value
      ? `${value.requirement}: ${value.what}`
      : JSON.stringify(value);

function observationIn(text: string): Observation | undefined {
  const [, id = '', what = ''] = /^([^:]+): (.*)$/s.exec(text) ?? [];
  return isRequirement(id) ? { requirement: id, what } : undefined;
}

const only =
  <Value extends string>(isValue: (text: string) => text is Value) =>
  (text: string): Value | undefined =>
    isValue(text) ? text : undefined;

const readers: { readonly [Type in Annotation]: (text: string) => Annotations[Type] | undefined } = {
  requirement: only(isRequirement),
  'not run': only(isCapability),
  outcome: only(isOutcome),
  blocked: only(isText),
  'not asked': (text) => JSON.parse(text) as StoppedCall,
  stopped: (text) => JSON.parse(text) as RunProblem,
  unreachable: (text) => JSON.parse(text) as Unreachable,
  'budget spent': only((text): text is `${number}` => /^\d+$/.test(text)),
  observed: observationIn,
  encounter: only(isDetection),
  reading: only(isText),
  effect: only(isText),
  broke: only(isText),
};

/** An annotation for `testInfo.annotations`. */
export const annotation = <Type extends Annotation>(
  type: Type,
  value: Annotations[Type],
): Required<PlaywrightAnnotation> => ({
  type,
  description: textOf(value),
});

/** What all annotations of a type say. */
export const annotated = <Type extends Annotation>(
  annotations: readonly PlaywrightAnnotation[],
  type: Type,
): readonly Annotations[Type][] =>
  annotations.flatMap((each) => (each.type === type ? (readers[type](each.description ?? '') ?? []) : []));

/** The requirements that a test claims to verify. */
export const verifiedBy = (annotations: readonly PlaywrightAnnotation[]): readonly RequirementId[] =>
  annotated(annotations, 'requirement');
