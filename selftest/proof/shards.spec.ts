import { expect, test } from '@playwright/test';
import { mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ProofReport } from '../../proof/report.ts';
import { runScript } from '../support/run-command.ts';

const fault = 'address-patch-answers-before-it-writes';

test(
  'a proof in parts comes to what the whole comes to, and misses a part that is missing',
  { tag: '@heavy' },
  async () => {
    const results = mkdtempSync(path.join(tmpdir(), 'proof-'));
    const parts = path.join(results, 'proof-shards');
    const prove = (...args: readonly string[]) =>
      runScript('proof', [...args, '--seed', '7'], { RESULTS_DIR: results });
    const told = () => {
      const { verdict, rule, faults, matrix } = JSON.parse(
        readFileSync(path.join(results, 'proof.json'), 'utf8'),
      ) as ProofReport;
      const met = faults.flatMap(({ meetings }) => meetings.map(({ test: title, encounter }) => [title, encounter]));
      return { verdict, rule, matrix, met: met.sort() };
    };

    await prove('--fault', fault);
    const whole = told();
    for (const shard of ['1/2', '2/2']) await prove('--fault', fault, '--shard', shard);
    const merged = await prove('--merge', parts);
    const inParts = told();
    renameSync(path.join(parts, '2-of-2.zip'), path.join(results, 'aside.zip'));
    const incomplete = await prove('--merge', parts);
    rmSync(results, { recursive: true });

    expect([merged.code, incomplete.code], merged.output).toEqual([0, 2]);
    expect(whole.rule.caught, 'faults caught by the whole').toBe(1);
    expect(inParts).toEqual(whole);
    expect(incomplete.output).toContain('missing or too many: 2-of-2.zip');
  },
);
