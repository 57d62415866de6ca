import { expect, test } from '@playwright/test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { tenantOptionsWithFaults } from '../support/tenant-with-faults.ts';
import { temporaryFolder, runConformance, removeTemporaryFolders, runScript } from '../support/run-command.ts';
import { startOutsideTenant } from '../support/servers.ts';
import { readOverview, readTargetReport, writeTargetFiles } from '../support/several-targets.ts';

const few = ['tests/address/patch.spec.ts', '--workers=2'];
const reporters = path.resolve(import.meta.dirname, '../../reporters');
const ajv = new Ajv2020({ strict: true, strictRequired: false, allErrors: true });
addFormats.default(ajv);

const fits = (schema: string, value: unknown): string => {
  const validate = ajv.compile(JSON.parse(readFileSync(path.join(reporters, schema), 'utf8')) as object);
  return validate(value) ? 'fits' : JSON.stringify(validate.errors);
};

/** A sound target and a faulty one, and what points a run at both. */
async function twoTargets() {
  const [sound, faulty] = [
    await startOutsideTenant(),
    await startOutsideTenant(tenantOptionsWithFaults(['address-patch-replaces'])),
  ];
  return {
    TARGETS: writeTargetFiles({ 'staging.env': sound.env, 'qa.env': faulty.env }),
    close: () => Promise.all([sound.close(), faulty.close()]),
  };
}

/** What Allure tells the tests of a run apart by, throughout their history. */
function allureIds(results: string): readonly string[] {
  const folder = path.join(results, 'allure-results');
  const files = readdirSync(folder).filter((name) => name.endsWith('-result.json'));
  return files.map(
    (name) => (JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as { historyId: string }).historyId,
  );
}

test.afterEach(removeTemporaryFolders);

test('every report names the target, the documented shapes are kept, and no secret of a target is told', async () => {
  const { TARGETS, close } = await twoTargets();

  const run = await runConformance({ TARGETS }, few);
  await close();

  const text = (...names: string[]): string => readFileSync(path.join(run.results, ...names), 'utf8');
  expect(run.code, run.output).toBe(1);
  expect(fits('targets/overview.schema.json', readOverview(run))).toBe('fits');
  expect(fits('conformance.schema.json', readTargetReport(run, 'qa'))).toBe('fits');
  expect(readTargetReport(run, 'qa').secrets).toMatchObject({ leaks: [] });
  expect(text('junit.xml')).toMatch(/<testcase name="\[qa\] PATCH an address/);
  expect(text('conformance.md')).toMatch(/\| address\.patch\.merges \| MUST \| passed \| failed \|/);
  expect(text('conformance.html')).toMatch(/Failures at qa[\s\S]*PATCH/);
  expect(new Set(allureIds(run.results)).size).toBe(2 * readTargetReport(run, 'qa').tests.length);
  expect(text('targets', 'qa', 'conformance.html')).toContain('<title>deviates: qa');
});

test('the shards of a run with several targets are merged into the verdicts of all', { tag: '@heavy' }, async () => {
  const { TARGETS, close } = await twoTargets();
  const [results, merged] = [temporaryFolder(), temporaryFolder()];
  const shard = (number: number) =>
    runConformance({ TARGETS, SEED: '7', RESULTS_DIR: results }, [...few, `--shard=${number}/2`]);

  const parts = [await shard(1), await shard(2)];
  await close();
  const run = await runScript('merge', [path.join(results, 'blob')], { RESULTS_DIR: merged });

  expect(run.code, `${parts.map(({ output }) => output).join('')}${run.output}`).toBe(1);
  expect(run.output).toMatch(/\ndeviates: 2 targets: staging is partial, qa deviates\./);
});

test('the sweep takes the targets in turn, and tells what each holds', async () => {
  const { TARGETS, close } = await twoTargets();
  const env = { TARGETS, LEDGER_DIR: temporaryFolder() };

  const swept = await runScript('sweep', ['--yes'], env);
  await close();
  const gone = await runScript('sweep', [], env);

  expect(swept.code, swept.output).toBe(0);
  expect(swept.output).toMatch(
    /^== staging\n[\s\S]*0 things removed, 0 left\.\n== qa\n[\s\S]*0 things removed, 0 left\.\n$/,
  );
  expect(gone.code, gone.output).toBe(3);
  expect(gone.output.match(/blocked: /g)).toHaveLength(2);
});
