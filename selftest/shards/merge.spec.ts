import { expect, test } from '@playwright/test';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Report } from '../../reporters/report.ts';
import { runConformance, removeTemporaryFolders, runScript } from '../support/run-command.ts';

/** Plays shards of a few tests, gathers their blobs as an artefact store would, and returns where they are. */
async function shards(numbers: readonly number[], total: number, seed = '5'): Promise<string> {
  const folder = test.info().outputPath(`gathered-${seed}`);
  for (const number of numbers) {
    const name = `${number}-of-${total}`;
    const run = await runConformance({ SEED: seed }, ['tests/journey', '--workers=1', `--shard=${number}/${total}`]);
    expect(run.code, run.output).toBe(0);
    expect(run.output).toContain(
      `\npartial: the embedded reference tenant (acme): this is shard ${number} of ${total} alone`,
    );
    mkdirSync(path.join(folder, name), { recursive: true });
    copyFileSync(
      path.join(run.results, 'blob', name, `shard-${name}.zip`),
      path.join(folder, name, `shard-${name}.zip`),
    );
  }
  removeTemporaryFolders();
  return folder;
}

const merged = async (folder: string) => {
  const results = test.info().outputPath('merged');
  const run = await runScript('merge', [folder], { RESULTS_DIR: results });
  return {
    ...run,
    report: () => JSON.parse(readFileSync(path.join(results, 'conformance.json'), 'utf8')) as Report,
    results,
  };
};

test('shards merge into one verdict, and one that is missing blocks it', async () => {
  const folder = await shards([1, 2], 2);
  const whole = await merged(folder);
  rmSync(path.join(folder, '2-of-2'), { recursive: true });
  const half = await merged(folder);

  expect(whole.code, whole.output).toBe(0);
  expect(whole.report()).toMatchObject({ seed: 5, counts: { failed: 0, error: 0 } });
  expect(half.code, half.output).toBe(3);
  expect(half.output).toMatch(/\nblocked: .*: shard 2 of 2 is missing: what its tests would have found is not known\./);
  expect(half.report()).toMatchObject({ verdict: 'blocked', shards: { total: 2, present: [1] } });
  expect(readFileSync(path.join(half.results, 'junit.xml'), 'utf8')).toContain('<testsuite');
});

test('what is not of the same run is refused before anything is merged', async () => {
  const folder = await shards([1], 2);
  const blob = path.join(folder, '1-of-2/shard-1-of-2.zip');
  copyFileSync(blob, path.join(folder, 'again.zip'));
  writeFileSync(path.join(folder, 'cut.zip'), readFileSync(blob).subarray(0, 2_000));

  const run = await merged(folder);

  expect(run.code, run.output).toBe(2);
  expect(run.output).toMatch(/^The files are not the shards of one run:\n/);
  expect(run.output).toMatch(/cut\.zip is no zip that can be read .*: was its transfer cut short\?/);
  expect(run.output).toMatch(/ and .* are both shard 1 of 2\./);
});

for (const [what, args, message] of [
  ['a folder that is not there', ['nowhere'], /^\[folder\]: found "nowhere", expected a folder with the blob reports/],
  ['a folder without blobs', ['docs'], /^There is no \.zip in or below "docs"/],
] as const)
  test(`${what} cannot be merged`, async () => {
    const run = await runScript('merge', args);

    expect(run.code, run.output).toBe(2);
    expect(run.output).toMatch(message);
  });
