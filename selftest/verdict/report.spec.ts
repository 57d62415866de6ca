import { expect, test } from '@playwright/test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { runConformance, removeTemporaryFolders, type FinishedRun } from '../support/run-command.ts';
import { startOutsideTenant } from '../support/servers.ts';

const file = path.resolve(import.meta.dirname, '../../reporters/conformance.schema.json');
const ajv = new Ajv2020({ strict: true, strictRequired: false, allErrors: true });
addFormats.default(ajv);
const validate = ajv.compile(JSON.parse(readFileSync(file, 'utf8')) as object);

const bodies = async (seed: string): Promise<readonly string[]> => {
  const sent: string[] = [];
  const tenant = await startOutsideTenant({
    wire: ({ request: { method, path: asked, body } }) => {
      // What the tenant made, tokens and ids, differs from run to run: only what the suite made is compared.
      const own = JSON.stringify(body ?? null, (name, value: unknown) =>
        ['token', 'client_id', 'client_secret', 'id'].includes(name) ? undefined : value,
      );
      sent.push(`${method} ${asked.replace(/[0-9a-f-]{8,}/g, '*')} ${own}`);
    },
  });
  // Each worker makes the customers that its tests share: how many there are depends on how tests are distributed.
  const picked = ['tests/journey/customer', 'tests/address/create', '--workers=1'];
  const run = await runConformance({ ...tenant.env, SEED: seed }, picked);
  await tenant.close();
  expect(run.code, run.output).toBe(0);
  return sent.sort();
};

test.afterEach(removeTemporaryFolders);

test('the report keeps its documented schema', async () => {
  const run: FinishedRun = await runConformance({}, ['tests/journey']);

  const report = run.report();

  expect(validate(report), JSON.stringify(validate.errors, null, 1)).toBe(true);
  expect(report).toMatchObject({ verdict: 'partial', exitCode: 0, ledger: { left: 0 } });
});

test('two runs with the same seed send the same bodies, and another seed sends others', async () => {
  const [first, again, other] = [await bodies('7'), await bodies('7'), await bodies('8')];

  expect(again).toEqual(first);
  expect(other).not.toEqual(first);
});
