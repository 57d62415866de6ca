import { expect, test } from '@playwright/test';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { killedRuns } from '../../src/config/internal-env.ts';
import { startTenantWithAdmin } from '../support/tenant-admin.ts';
import { temporaryFolder, startConformance, removeTemporaryFolders, runScript } from '../support/run-command.ts';

const few = [
  'tests/journey/customer.spec.ts',
  'tests/address/create.spec.ts',
  'tests/signup/company.spec.ts',
  '--workers=2',
];
const signals = ['SIGINT', 'SIGTERM', 'SIGKILL'] as const;

test.afterEach(removeTemporaryFolders);

/** Counts the lines in the ledger of a run. */
function countLedgerLines(folder: string, seed: number): number {
  const [name] = existsSync(folder) ? readdirSync(folder).filter((each) => each.includes(`-${seed}-`)) : [];
  return name === undefined ? 0 : readFileSync(path.join(folder, name), 'utf8').split('\n').length - 1;
}

/** Kills a run at a random moment, its main process or the whole group, and waits for its exit. */
async function killAtRandomMoment(env: Record<string, string>, number: number): Promise<string> {
  const seed = 1000 + number;
  const child = startConformance({ ...env, SEED: String(seed) }, few);
  const ended = once(child, 'exit');
  const [enough, end] = [randomInt(0, 220), Date.now() + 30_000];
  while (child.exitCode === null && countLedgerLines(env['LEDGER_DIR'] ?? '', seed) < enough && Date.now() < end)
    await sleep(5);
  const signal = signals[number % signals.length] ?? 'SIGKILL';
  const wholeGroup = randomInt(2) === 1;
  if (child.exitCode === null && child.pid !== undefined) process.kill(wholeGroup ? -child.pid : child.pid, signal);
  await ended;
  return `${signal} to ${wholeGroup ? 'all' : 'one'} after ${enough} lines`;
}

test(
  'one sweep after runs killed at any moment removes everything of ours and nothing of others',
  { tag: '@heavy' },
  async () => {
    test.setTimeout(60_000 + killedRuns() * 60_000);
    const shop = await startTenantWithAdmin();
    const others = await shop.createCustomersOfOthers();
    const env = { ...shop.env, RESULTS_DIR: temporaryFolder(), LEDGER_DIR: temporaryFolder() };

    const killed: string[] = [];
    for (let number = 0; number < killedRuns(); number++) {
      killed.push(await killAtRandomMoment(env, number));
    }
    const before = await shop.listNames();
    const swept = await runScript('sweep', ['--yes'], env);
    const after = await shop.listNames();
    await shop.close();

    test
      .info()
      .annotations.push({ type: 'killed', description: `${killed.join(', ')}; ${before.length - others.length} left` });
    process.stdout.write(`${killed.join(', ')}; ${before.length - others.length} left before the sweep\n`);
    expect(swept.code, swept.output).toBe(0);
    expect(after).toEqual(others);
  },
);
