import type { TestInfo } from '@playwright/test';
import type { Capability } from '../../contract/capabilities.ts';
import type { Outcome } from '../../contract/outcomes.ts';
import type { RequirementId } from '../../contract/requirements/index.ts';
import type { ActivationMode } from '../config/signup-mode.ts';
import { secrets } from '../secrets/secrets.ts';
import type { Observation } from './annotations.ts';
import type { Unreachable } from './failures.ts';
import type { MetPage } from './gateway-page.ts';
import type { RunProblem } from './run-problem.ts';
import type { StoppedCall } from './stopped-call.ts';
import type { Exchange, FailureEvidence } from './failure-evidence.ts';
import type { CallRecord, Cause, Covered, RetryEvent } from './recorder.ts';

/** What a worker attaches to each test for the reporters. */
export interface TestTrace {
  readonly calls: readonly CallRecord[];
  readonly covered: Covered;
  /** Every call of the test and of its cleanup, in the order of Playwright's own steps. */
  readonly exchanges: readonly Exchange[];
  readonly cause?: Cause;
  readonly created: number;
  readonly removed: number;
  readonly left: number;
  readonly stuck: number;
  /** Of what is stuck: what the target could not be asked to remove. */
  readonly unreached: number;
  /** Attempts that brought no answer. */
  readonly mishaps: readonly RetryEvent[];
  /** The pages of gateways that calls met. */
  readonly pages: readonly MetPage[];
  /** How long calls had to wait before they were made, in milliseconds. */
  readonly waited: number;
  /** How the tenant activates signups, as far as the worker knew. */
  readonly mode?: ActivationMode;
}

/** One test of a run, as the reporters read it. */
export interface TestRecord extends TestTrace {
  readonly id: string;
  readonly title: string;
  /** The name of the target that it asked; empty where the run has only one. */
  readonly target: string;
  /** File and line below the repository, such as `tests/address/patch.spec.ts:12`. */
  readonly where: string;
  readonly outcome: Outcome;
  readonly requirements: readonly RequirementId[];
  readonly milliseconds: number;
  /** The message of the first error, or why the test is blocked. */
  readonly error?: string;
  readonly failure?: FailureEvidence;
  /** The call that it was about to make, and that the run makes no more. */
  readonly notAsked?: StoppedCall;
  /** Why nothing could be asked of one of several targets. */
  readonly stopped?: RunProblem;
  /** Since when the target counted as gone. */
  readonly unreachable?: Unreachable;
  /** How many things the run may create, where that kept the test from asking. */
  readonly maxCreated?: number;
  /** What the target lacks for this test. */
  readonly lacks: readonly Capability[];
  readonly observed: readonly Observation[];
}

/** The trace of a test that asked nothing. */
export const emptyTrace: TestTrace = {
  calls: [],
  covered: {},
  exchanges: [],
  created: 0,
  removed: 0,
  left: 0,
  stuck: 0,
  unreached: 0,
  mishaps: [],
  pages: [],
  waited: 0,
};

const traceAttachment = { name: 'conformance', contentType: 'application/json' } as const;
const failureAttachment = { name: 'failure', contentType: 'application/vnd.conformance.failure+json' } as const;

type Attachment = typeof traceAttachment | typeof failureAttachment;

/** Pushed rather than attached: attach() makes a step of it, which every reporter would show. */
function attach({ attachments }: TestInfo, attachment: Attachment, content: TestTrace | FailureEvidence): void {
  attachments.push({ ...attachment, body: Buffer.from(secrets.scrub(JSON.stringify(content))) });
}

/** Hands the trace of a test to the reporters, without secrets. */
export const attachTrace = (testInfo: TestInfo, trace: TestTrace): void => {
  attach(testInfo, traceAttachment, trace);
};

/** Hands the evidence of a failure to the reporters, without secrets. */
export const attachFailure = (testInfo: TestInfo, failure: FailureEvidence): void => {
  attach(testInfo, failureAttachment, failure);
};

/** Whether an attachment of this name is the suite's own, and so without secrets. */
export const isOwnAttachment = (name: unknown): boolean =>
  name === traceAttachment.name || name === failureAttachment.name;

/** What a worker has attached to a test, as it is transported; nothing where the test ended before. */
export function attachedTo(attachments: readonly { readonly name: string; readonly body?: Buffer }[]): {
  readonly trace?: TestTrace;
  readonly failure?: FailureEvidence;
} {
  const read = ({ name: wanted }: Attachment): unknown => {
    const body = attachments.find(({ name }) => name === wanted)?.body;
    return body && (JSON.parse(body.toString('utf8')) as unknown);
  };
  const trace = read(traceAttachment) as TestTrace | undefined;
  const failure = read(failureAttachment) as FailureEvidence | undefined;
  return { ...(trace && { trace }), ...(failure && { failure }) };
}
