import { expect, test } from '@playwright/test';
import { startGateway, type Page } from '../support/gateway.ts';
import { removeTemporaryFolders, runConformance, temporaryFolder } from '../support/run-command.ts';
import { startOutsideTenant } from '../support/servers.ts';
import { networks } from './network-cases.ts';
import { credentials, settings } from './settings-cases.ts';
import type { Env } from './setup.ts';

test.describe('A wrong set-up is told before the first customer is made @heavy:', () => {
  let tenant: Awaited<ReturnType<typeof startOutsideTenant>>;
  let gateway: Awaited<ReturnType<typeof startGateway>>;
  let signups = 0;

  test.beforeAll(async () => {
    tenant = await startOutsideTenant({}, { withIdentity: true });
    gateway = await startGateway(tenant.url, ({ url = '/' }) => {
      if (/\/signup\b/.test(url)) signups++;
      return url;
    });
  });

  test.afterEach(removeTemporaryFolders);

  test.afterAll(async () => {
    await gateway.close();
    await tenant.close();
  });

  for (const [what, exit, message, setup] of [...credentials, ...settings, ...networks])
    test(what, async () => {
      const open: { readonly close: () => Promise<void> }[] = [];
      const env = { ...tenant.env, API_URL: gateway.url };
      const answering = async (page: Page): Promise<Env> => {
        const peer = await startGateway(tenant.url, () => page);
        open.push(peer);
        return { API_URL: peer.url };
      };
      const peers = { env, folder: temporaryFolder(), answering, closing: (peer: (typeof open)[0]) => open.push(peer) };
      const own = await setup(peers);

      const run = await runConformance({ ...env, RETRIES: '0', PATIENCE: '4', ...own }, [
        'tests/journey',
        '--workers=1',
      ]);
      for (const peer of open) await peer.close();

      expect(run.code, run.output).toBe(exit);
      expect(run.output).toMatch(message);
      expect(run.output).not.toMatch(/\n\s+at /);
      expect(signups).toBe(0);
    });
});
