import type { TestCase, TestResult } from '@playwright/test/reporter';
import { stripVTControlCharacters } from 'node:util';
import type { Capability } from '../contract/capabilities.ts';
import type { Outcome } from '../contract/outcomes.ts';
import { annotated, verifiedBy } from '../src/evidence/annotations.ts';
import { attachedTo, emptyTrace, type TestRecord, type TestTrace } from '../src/evidence/test-record.ts';
import type { FailureEvidence } from '../src/evidence/failure-evidence.ts';
import { shownPath } from '../src/shared/installation.ts';

type Attached = TestTrace & { readonly failure?: FailureEvidence };

const known = new WeakMap<TestResult, Attached>();

/** Reads what a worker has attached to a test, once for all reporters. */
export function traceOf(result: TestResult): Attached {
  const read = known.get(result);
  if (read) return read;
  const { trace = emptyTrace, failure } = attachedTo(result.attachments);
  const attached = { ...trace, ...(failure && { failure }) };
  known.set(result, attached);
  return attached;
}

/** Playwright knows of a test that its worker could not conclude how it ended, but not why. */
function outcomeOf({ annotations, status }: TestResult, test: TestCase, lacks: readonly Capability[]): Outcome {
  const [concluded] = annotated(annotations, 'outcome');
  if (concluded) return concluded;
  if (status === 'skipped') return lacks.length > 0 ? 'not run' : 'error';
  return test.outcome() === 'expected' ? 'passed' : 'error';
}

/** The name of the target that a test asks: each of several is a project. */
export const targetOf = (test: Pick<TestCase, 'titlePath'>): string => test.titlePath()[1] ?? '';

/** A test of the run that has not ended in it. */
export type UnreachedTest = Pick<TestRecord, 'title' | 'target' | 'where'>;

/** Reads how a test is named, and where it stands. */
export function namesOf(test: TestCase, root: string): UnreachedTest {
  const { file, line } = test.location;
  return {
    title: test.titlePath().slice(3).join(' › '),
    target: targetOf(test),
    where: `${shownPath(root, file)}:${line}`,
  };
}

/** Reads what Playwright and the worker know of a test. */
export function recordOf(test: TestCase, result: TestResult, root: string): TestRecord {
  const { annotations, errors, duration } = result;
  const lacks = annotated(annotations, 'not run');
  const [blocked] = annotated(annotations, 'blocked');
  const [notAsked] = annotated(annotations, 'not asked');
  const [stopped] = annotated(annotations, 'stopped');
  const reason = blocked ?? notAsked?.failed;
  const [spent] = annotated(annotations, 'budget spent');
  const [unreachable] = annotated(annotations, 'unreachable');
  const [{ message: error = reason } = { message: reason }] = errors;
  return {
    id: test.id,
    ...namesOf(test, root),
    outcome: outcomeOf(result, test, lacks),
    requirements: verifiedBy(annotations),
    milliseconds: duration,
    lacks,
    observed: annotated(annotations, 'observed'),
    ...(error !== undefined && { error: stripVTControlCharacters(error) }),
    ...(notAsked && { notAsked }),
    ...(stopped && { stopped }),
    ...(unreachable && { unreachable }),
    ...(spent !== undefined && { maxCreated: Number(spent) }),
    ...traceOf(result),
  };
}
