import { expect, test } from '@playwright/test';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { aDeviation } from '../support/known-deviation.ts';
import { planted } from '../support/tenant-with-faults.ts';
import { aFolder, conformance, forgetRuns } from '../support/run-command.ts';
import { anOutsideTenant } from '../support/servers.ts';
import { reportAt, targetFiles } from '../support/several-targets.ts';

const theTest = ['tests/address/patch.spec.ts', '--grep', 'keeps the rest', '--workers=1'];

test.afterEach(forgetRuns);

test('a deviation that is known of one target is found at another', async () => {
  const faulty = planted(['address-patch-replaces']);
  const [one, two] = [await anOutsideTenant(faulty), await anOutsideTenant(faulty)];
  const KNOWN_DEVIATIONS = path.join(aFolder(), 'known.json');
  writeFileSync(KNOWN_DEVIATIONS, JSON.stringify({ deviations: [aDeviation()] }));

  const run = await conformance(
    { TARGETS: targetFiles({ 'staging.env': { ...one.env, KNOWN_DEVIATIONS }, 'qa.env': two.env }) },
    theTest,
  );
  await Promise.all([one.close(), two.close()]);

  expect(run.code, run.output).toBe(1);
  expect(reportAt(run, 'staging')).toMatchObject({ verdict: 'partial', counts: { failed: 0, known: 1 } });
  expect(reportAt(run, 'qa')).toMatchObject({ verdict: 'deviates', counts: { failed: 1, known: 0 } });
});
