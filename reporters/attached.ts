import type { TestResult, TestStep } from '@playwright/test/reporter';
import { operations, type OperationName } from '../contract/operations/index.ts';
import { failureAttachment, type Exchange, type FailureEvidence } from '../src/evidence/failure-evidence.ts';
import type { CallRecord, Cause, Covered, RetryEvent } from '../src/evidence/recorder.ts';
import { isActivationMode, type ActivationMode } from '../src/config/signup-mode.ts';

/** What a test hands to the reporters when it ends. */
export interface Attached {
  readonly calls: readonly CallRecord[];
  readonly covered: Covered;
  /** Every call of the test and of its cleanup, in the order of Playwright's own steps. */
  readonly exchanges: readonly Exchange[];
  readonly cause?: Cause;
  readonly failure?: FailureEvidence;
  readonly created: number;
  readonly removed: number;
  readonly left: number;
  readonly stuck: number;
  /** Of what is stuck: what the target could not be asked for. */
  readonly unreached: number;
  /** Attempts that brought no answer. */
  readonly mishaps: readonly RetryEvent[];
  /** How long calls had to wait before they were made, in milliseconds. */
  readonly waited: number;
  /** How customers came to be there, as far as the worker knew. */
  readonly mode?: ActivationMode;
}

const nothing: Attached = {
  calls: [],
  covered: {},
  exchanges: [],
  created: 0,
  removed: 0,
  left: 0,
  stuck: 0,
  unreached: 0,
  mishaps: [],
  waited: 0,
};

const isOperation = (name: string): name is OperationName => Object.hasOwn(operations, name);

function read({ attachments }: TestResult): Attached {
  const bodyOf = (wanted: string) => attachments.find(({ name }) => name === wanted)?.body?.toString('utf8');
  const failed = bodyOf(failureAttachment.name);
  const failure = failed === undefined ? {} : { failure: JSON.parse(failed) as FailureEvidence };
  const body = bodyOf('conformance');
  if (body === undefined) return { ...nothing, ...failure };
  const { mode, ...record } = JSON.parse(body) as Attached;
  return {
    ...record,
    ...failure,
    ...(isActivationMode(mode) && { mode }),
    calls: record.calls.filter(({ operation }) => isOperation(operation)),
  };
}

const known = new WeakMap<TestResult, Attached>();

/** Reads what a test has handed over, once for all reporters. */
export function attachedTo(result: TestResult): Attached {
  const attached = known.get(result) ?? read(result);
  known.set(result, attached);
  return attached;
}

const exchangesOf = new WeakMap<TestStep, Exchange>();

/** Notes which call a step of Playwright's own was. */
export const noteExchange = (step: TestStep, exchange: Exchange): void => {
  exchangesOf.set(step, exchange);
};

/** The call that a step of Playwright's own was; known once its test has ended. */
export const exchangeAt = (step: TestStep): Exchange | undefined => exchangesOf.get(step);
