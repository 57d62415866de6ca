import { stripVTControlCharacters } from 'node:util';
import type { TestInfo } from '@playwright/test';
import type { InjectableFault } from '../../faults/index.ts';
import { annotation, type Detection } from '../evidence/annotations.ts';
import type { Cause } from '../evidence/recorder.ts';
import { outcomeOf } from '../run/test-outcome.ts';
import type { Target } from '../target/target.ts';
import { takesFaults } from './embedded-target.ts';

/** Random faults that a test of this worker has noticed already. */
const noticed = new Set<string>();

/** Whether a test would tell nothing new: a random fault was noticed before. */
export const isAlreadyDetected = ({ id }: InjectableFault): boolean => noticed.has(id);

/** How much of a reading is kept. */
const telling = 600;

/** Injects a fault into the target, with a memory of its own where it has one. */
export function injectFault({ deviation, id }: InjectableFault, target: Target): void {
  if (!takesFaults(target))
    throw new Error(`Fault ${id} cannot be injected: only the embedded tenant of a proof takes faults.`);
  target.inject(typeof deviation === 'function' ? deviation() : deviation);
}

/** Takes the fault out again, and all data that the tenant has stored. */
export function removeFault(target: Target): void {
  if (takesFaults(target)) target.inject(undefined);
}

/**
 * Judges how a test met a fault, for the reporter of the proof: a failure that reads as the fault says is a catch. Any failure is
 * marked as expected, as it costs no worker then.
 */
export function judgeFault(testInfo: TestInfo, fault: InjectableFault, cause: Cause | undefined): void {
  const failed = testInfo.status !== testInfo.expectedStatus;
  const reading = stripVTControlCharacters(testInfo.errors.map(({ message = '' }) => message).join('\n'));
  const judged = failed && (fault.blocks ? ['blocked'] : ['failed', 'advisory']).includes(outcomeOf(testInfo, cause));
  const encounter: Detection = !failed ? 'survived' : judged && fault.reads.test(reading) ? 'caught' : 'other reason';
  testInfo.annotations.push(annotation('encounter', encounter));
  if (fault.effect) {
    testInfo.annotations.push(annotation('effect', fault.effect()));
    for (const promise of fault.broke?.() ?? []) testInfo.annotations.push(annotation('broke', promise));
    if (encounter === 'caught') noticed.add(fault.id);
  }
  if (failed) testInfo.annotations.push(annotation('reading', reading.slice(0, telling)));
  if (failed)
    testInfo.fail(
      true,
      encounter === 'caught' ? `caught fault ${fault.id}` : `fault ${fault.id} caught for another reason`,
    );
}
