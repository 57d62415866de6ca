import { expect, test } from '@playwright/test';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { aKnownDeviation } from '../support/known-deviation.ts';
import { tenantOptionsWithFaults } from '../support/tenant-with-faults.ts';
import { temporaryFolder, runConformance, removeTemporaryFolders } from '../support/run-command.ts';
import { startOutsideTenant } from '../support/servers.ts';
import { readTargetReport, writeTargetFiles } from '../support/several-targets.ts';

const theTest = ['tests/address/patch.spec.ts', '--grep', 'keeps the rest', '--workers=1'];

test.afterEach(removeTemporaryFolders);

test('a deviation that is known of one target is found at another', async () => {
  const faulty = tenantOptionsWithFaults(['address-patch-replaces']);
  const [one, two] = [await startOutsideTenant(faulty), await startOutsideTenant(faulty)];
  const KNOWN_DEVIATIONS = path.join(temporaryFolder(), 'known.json');
  writeFileSync(KNOWN_DEVIATIONS, JSON.stringify({ deviations: [aKnownDeviation()] }));

  const run = await runConformance(
    { TARGETS: writeTargetFiles({ 'staging.env': { ...one.env, KNOWN_DEVIATIONS }, 'qa.env': two.env }) },
    theTest,
  );
  await Promise.all([one.close(), two.close()]);

  expect(run.code, run.output).toBe(1);
  expect(readTargetReport(run, 'staging')).toMatchObject({ verdict: 'partial', counts: { failed: 0, known: 1 } });
  expect(readTargetReport(run, 'qa')).toMatchObject({ verdict: 'deviates', counts: { failed: 1, known: 0 } });
});
