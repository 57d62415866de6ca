import { expect, test } from '@playwright/test';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { aKnownDeviation, anExpiredDeviation, patchReplacesAddress } from '../support/known-deviation.ts';
import { tenantOptionsWithFaults } from '../support/tenant-with-faults.ts';
import {
  temporaryFolder,
  runConformance,
  removeTemporaryFolders,
  runScript,
  type FinishedRun,
} from '../support/run-command.ts';
import { startOutsideTenant } from '../support/servers.ts';

const merges = 'address.patch.merges';
const replacing = 'address-patch-replaces';
const theTest = ['tests/address/patch.spec.ts', '--grep', 'keeps the rest', '--workers=1'];

/** Writes a list, and says where. */
function listOf(deviations: readonly object[]): string {
  const file = path.join(temporaryFolder(), 'known.json');
  writeFileSync(file, JSON.stringify({ deviations }));
  return file;
}

/** Runs the tests of one file at a tenant with these faults and this list. */
async function runAt(faults: readonly string[], deviations: readonly object[], args = theTest): Promise<FinishedRun> {
  const tenant = await startOutsideTenant(tenantOptionsWithFaults(faults));
  const run = await runConformance({ ...tenant.env, KNOWN_DEVIATIONS: listOf(deviations) }, args);
  await tenant.close();
  return run;
}

const statesOf = (run: FinishedRun) =>
  run.report().known?.deviations.map(({ requirement, state }) => `${requirement} ${state}`);
const artefact = (run: FinishedRun, name: string): string => readFileSync(path.join(run.results, name), 'utf8');

test.afterEach(removeTemporaryFolders);

test('what a run prints of a deviation lists it: it gates nothing then, whatever the seed', async () => {
  const wholeFile = ['tests/address/patch.spec.ts'];
  const found = await runAt([replacing], [], wholeFile);
  expect(found.code, found.output).toBe(1);
  const ready = found.report().known?.ready ?? [];
  for (const entry of ready) expect(found.output).toContain(JSON.stringify(entry));

  const accepted = ready.map((entry) => ({ ...entry, owner: 'team', reason: 'is being fixed' }));
  const run = await runAt([replacing], accepted, wholeFile);

  expect(run.code, run.output).toBe(0);
  expect(run.report()).toMatchObject({ verdict: 'partial', counts: { failed: 0, known: 2 } });
  expect(statesOf(run)).toEqual([`${merges} as listed`]);
  expect(run.output).toMatch(/tests .* · 2 known/);
  expect(artefact(run, 'junit.xml')).toContain('failures="0"');
  for (const name of ['conformance.md', 'conformance.html']) expect(artefact(run, name)).toContain('is being fixed');
});

test('a deviation that has stopped is unclean, and says what to take off the list', async () => {
  const run = await runAt([], [aKnownDeviation()]);

  expect(run.code, run.output).toBe(4);
  expect(run.output).toMatch(
    /^unclean: .*: 1 known deviation stopped \(address\.patch\.merges\): see to known\.json\./m,
  );
  expect(run.output).toContain('Take off known.json what has stopped');
});

test('a deviation that reads otherwise than listed fails, and says what was expected and found', async () => {
  const other = 'logIn as guest -> 500: invariant: expected no server error, received status 500';
  const run = await runAt([replacing], [aKnownDeviation({ signature: { [patchReplacesAddress.test]: other } })]);

  expect(run.code, run.output).toBe(1);
  expect(run.output).toContain(`expected to fail as listed: ${other}; found: ${patchReplacesAddress.signature}`);
  expect(run.report().counts).toMatchObject({ failed: 1, known: 0 });
});

test('a deviation past its last day is unclean, though it persists', { tag: '@heavy' }, async () => {
  const run = await runAt([replacing], [anExpiredDeviation()]);

  expect(run.code, run.output).toBe(4);
  expect(run.output).toMatch(
    /^unclean: .*: 1 known deviation expired \(address\.patch\.merges\): see to known\.json\./m,
  );
  expect(run.report()).toMatchObject({ counts: { known: 1 }, known: { deviations: [{ expired: true }] } });
});

test('a list that cannot be used ends with exit 2 before the first request, all its problems at once', async () => {
  const run = await runAt([replacing], [{ ...aKnownDeviation(), owner: '', expires: 'soon' }, aKnownDeviation()]);

  expect(run.code, run.output).toBe(2);
  expect(run.output).toMatch(/known\.json entry 1 \(address\.patch\.merges\): owner is "", but must be/);
  expect(run.output).toMatch(/entry 1 .* expires is "soon", but must be a day[\s\S]*entry 2 .* has the requirement of/);
  expect(run.output).not.toContain('tests against');
});

test(
  'shards know nothing of what is in another, and merge into the verdict of the whole',
  { tag: '@heavy' },
  async () => {
    const [gathered, results] = [temporaryFolder(), temporaryFolder()];
    const states: string[] = [];
    const tenant = await startOutsideTenant(tenantOptionsWithFaults([replacing]));
    const env = { ...tenant.env, KNOWN_DEVIATIONS: listOf([aKnownDeviation()]), SEED: '3' };
    for (const name of ['1-of-2', '2-of-2']) {
      const shard = `--shard=${name.replace('-of-', '/')}`;
      const run = await runConformance(env, [...theTest, '--grep', 'keeps the rest|answers with success', shard]);
      expect(run.code, run.output).toBe(0);
      states.push(...(statesOf(run) ?? []));
      copyFileSync(path.join(run.results, 'blob', name, `shard-${name}.zip`), path.join(gathered, `${name}.zip`));
    }
    await tenant.close();

    const merged = await runScript('merge', [gathered], { RESULTS_DIR: results });

    expect(states.sort()).toEqual([`${merges} as listed`, `${merges} not judged`]);
    expect(merged.code, merged.output).toBe(0);
    expect(merged.output).toContain(`${merges} · as listed`);
  },
);
