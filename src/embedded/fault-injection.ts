import { stripVTControlCharacters } from 'node:util';
import type { TestInfo } from '@playwright/test';
import type { InjectableFault } from '../../faults/index.ts';
import { annotation, type Detection } from '../evidence/annotations.ts';
import { recorder, type Cause } from '../evidence/recorder.ts';
import { failuresOf, redactErrors, type TestWorker } from '../run/test-lifecycle.ts';
import { outcomeOf } from '../run/test-outcome.ts';
import { secrets } from '../secrets/secrets.ts';
import type { Target } from '../target/target.ts';
import { takesFaults } from './embedded-target.ts';
import { matchesPattern } from './failure-pattern.ts';

/** Random faults that a test of this worker has detected already. */
const detected = new Set<string>();

/** Whether a test would tell nothing new: a random fault was detected before. */
export const isAlreadyDetected = ({ id }: InjectableFault): boolean => detected.has(id);

const maxTextLength = 600;

/** Injects a fault into the target, with a memory of its own where it has one. */
export function injectFault({ deviation, id }: InjectableFault, target: Target): void {
  if (!takesFaults(target))
    throw new Error(`Fault ${id} cannot be injected: only the embedded tenant of a proof takes faults.`);
  target.inject(typeof deviation === 'function' ? deviation() : deviation);
}

/** Takes the fault out again, and all data that the tenant has stored. */
function removeFault(target: Target): void {
  if (takesFaults(target)) target.inject(undefined);
}

/**
 * Judges how a test met a fault, for the reporter of the proof: a failure that the fault has to be reported as is a catch. Any failure
 * is marked as expected, as it costs no worker then.
 */
function judgeFault(testInfo: TestInfo, fault: InjectableFault, cause: Cause | undefined): void {
  const failed = testInfo.status !== testInfo.expectedStatus;
  const failures = failuresOf(testInfo);
  const text = stripVTControlCharacters(testInfo.errors.map(({ message = '' }) => message).join('\n'));
  const wanted = fault.blocks ? ['blocked'] : ['failed', 'advisory'];
  const judged = failed && wanted.includes(outcomeOf(testInfo, cause, failures));
  const { failurePattern: pattern } = fault;
  const fits = pattern instanceof RegExp ? pattern.test(text) : failures.some((each) => matchesPattern(each, pattern));
  const detection: Detection = !failed ? 'survived' : judged && fits ? 'caught' : 'other reason';
  testInfo.annotations.push(annotation('encounter', detection));
  if (fault.effect) {
    testInfo.annotations.push(annotation('effect', fault.effect()));
    for (const promise of fault.broke?.() ?? []) testInfo.annotations.push(annotation('broke', promise));
    if (detection === 'caught') detected.add(fault.id);
  }
  if (!failed) return;
  testInfo.annotations.push(annotation('reading', text.slice(0, maxTextLength)));
  const how = detection === 'caught' ? `caught fault ${fault.id}` : `fault ${fault.id} caught for another reason`;
  testInfo.fail(true, how);
}

/** Ends a test against a faulty tenant: what it created is gone with the tenant's store, and how it met the fault is judged. */
export async function endFaultyTest(
  fault: InjectableFault,
  testInfo: TestInfo,
  { client, created, sessions, shared, target }: TestWorker,
): Promise<void> {
  const { cause } = recorder.take();
  removeFault(target);
  created.takeAll();
  created.takeShared();
  sessions.forget();
  shared.forget();
  secrets.disown();
  // No connection is kept: what a faulty tenant has left on one would be blamed on the next fault.
  await client.close();
  judgeFault(testInfo, fault, cause);
  redactErrors(testInfo);
}
