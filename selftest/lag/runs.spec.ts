import { expect, test } from '@playwright/test';
import { startLaggingGateway } from '../support/lagging-gateway.ts';
import { removeTemporaryFolders, runConformance } from '../support/run-command.ts';
import { startOutsideTenant } from '../support/servers.ts';

test.afterEach(removeTemporaryFolders);

/** Runs a test that reads what it changed at a tenant that lags by 300 ms. */
async function runUnderLag(env: Record<string, string>) {
  const tenant = await startOutsideTenant();
  const gateway = await startLaggingGateway(tenant.url, 300);
  const args = ['--workers=1', '--grep', '@address.patch.succeeds'];
  const run = await runConformance({ ...tenant.env, API_URL: gateway.url, ...env }, args);
  await gateway.close();
  await tenant.close();
  return run;
}

test.describe('A run at a target that lags', { tag: '@heavy' }, () => {
  test('fails, and says after how long the target was right', async () => {
    const run = await runUnderLag({});

    expect(run.code, run.output).toBe(1);
    expect(run.output).toMatch(/address\.patch\.succeeds · .*\(read again: right after 0\.\d s\)/);
    expect(run.report()).toMatchObject({ verdict: 'deviates', ledger: { left: 0 } });
  });

  test('has an advisory with the measured delay where the settings allow the lag', async () => {
    const run = await runUnderLag({ CONSISTENT_WITHIN_MS: '5000', LEVEL: 'should' });

    expect(run.code, run.output).toBe(0);
    expect(run.output).toMatch(/1 advisory/);
    expect(run.output).toMatch(/could be read only later: right after 0\.\d s; CONSISTENT_WITHIN_MS allows 5 s/);
    expect(run.report()).toMatchObject({ verdict: 'partial', ledger: { left: 0 } });
  });
});
