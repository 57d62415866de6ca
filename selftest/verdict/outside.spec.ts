import { expect, test } from '@playwright/test';
import { runConformance, removeTemporaryFolders } from '../support/run-command.ts';
import { startOutsideTenant } from '../support/servers.ts';

test.afterEach(removeTemporaryFolders);

test.describe('A sound tenant outside', { tag: '@heavy' }, () => {
  test('conforms with its inbox, its service key and its identity provider', async () => {
    const tenant = await startOutsideTenant({}, { withIdentity: true });

    const run = await runConformance(tenant.env);
    await tenant.close();

    expect(run.code, run.output).toBe(0);
    expect(run.report()).toMatchObject({ verdict: 'conforms', ledger: { left: 0 } });
    expect(run.report().notRun.map(({ capability }) => capability)).toEqual(['events', 'clock']);
  });

  test('is partial without them, and says why', async () => {
    const tenant = await startOutsideTenant({}, { withInbox: false, withService: false });

    const run = await runConformance(tenant.env);
    await tenant.close();

    expect(run.code, run.output).toBe(0);
    expect(run.output).toMatch(/\npartial: .*the target lacks inbox, service\./);
    expect(run.report().counts).toMatchObject({ failed: 0, error: 0, blocked: 0 });
  });

  test('conforms where an employee activates every customer', async () => {
    const inactive = { activeOnCreation: false };
    const tenant = await startOutsideTenant({
      tenants: [
        { name: 'shop', ...inactive },
        { name: 'shopother', ...inactive },
        { name: 'shopoptin', doubleOptIn: true },
      ],
    });

    const run = await runConformance(tenant.env);
    await tenant.close();

    expect(run.report().verdict, run.output).toBe('conforms');
  });
});
