import { expect, test } from '@playwright/test';
import { openEntries, readLedgers } from '../../src/ledger/past-runs.ts';
import { UnreliableProxy } from '../support/unreliable-proxy.ts';
import { temporaryFolder, runConformance, removeTemporaryFolders } from '../support/run-command.ts';
import { startOutsideTenant } from '../support/servers.ts';
import { readTargetReport, writeTargetFiles } from '../support/several-targets.ts';

const few = ['tests/address', '--workers=2'];

test.afterEach(removeTemporaryFolders);

test.describe('Trouble at one of two targets', { tag: '@heavy' }, () => {
  test('blocks its own rest alone, when it goes away in the middle', async () => {
    const [leaving, staying] = [await startOutsideTenant(), await startOutsideTenant()];
    const proxy = await UnreliableProxy.open(leaving.url, { gone: 120 });
    const behind = { ...leaving.env, API_URL: proxy.url, PATIENCE: '3' };

    const run = await runConformance({ TARGETS: writeTargetFiles({ 'a.env': behind, 'b.env': staying.env }) }, few);
    await Promise.all([proxy.close(), leaving.close(), staying.close()]);

    const [gone, judged] = [readTargetReport(run, 'a'), readTargetReport(run, 'b')];
    expect(run.code, run.output).toBe(3);
    expect(gone).toMatchObject({ verdict: 'blocked', counts: { failed: 0, error: 0 } });
    expect(judged).toMatchObject({
      verdict: 'partial',
      counts: { failed: 0, blocked: 0, error: 0 },
      ledger: { left: 0 },
    });
    expect(gone.counts.passed).toBeGreaterThan(0);
  });

  test('a run that is ended from outside cleans up at each target', async () => {
    const tenants = [await startOutsideTenant(), await startOutsideTenant()] as const;
    const LEDGER_DIR = temporaryFolder();
    const [one, two] = tenants.map(({ env }) => env);
    let sent = 0;
    // A second signal would end the run at once.
    const isTime = () =>
      readLedgers(LEDGER_DIR).filter(({ entries }) => entries.length > 3).length === 2 && sent++ === 0;

    const run = await runConformance(
      { TARGETS: writeTargetFiles({ 'a.env': one ?? {}, 'b.env': two ?? {} }), LEDGER_DIR },
      few,
      { when: isTime, signal: 'SIGTERM' },
    );
    await Promise.all(tenants.map((tenant) => tenant.close()));

    const ledgers = readLedgers(LEDGER_DIR);
    expect(run.output).toContain('the run was interrupted');
    expect(ledgers.map(({ stage }) => stage)).toEqual(['over', 'over']);
    expect(ledgers.flatMap(openEntries)).toEqual([]);
  });
});
