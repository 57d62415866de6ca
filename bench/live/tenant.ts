import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { startIdentityProvider, startTenant } from '../../tenant/index.ts';
import { announcement } from '../../tools/tenant/announcement.ts';
import { failsTests, stepDefects } from './defects.ts';

/** What is between a run and the tenant, and what is wrong with it. */
export interface LiveConditions {
  /** How long each answer takes longer, in milliseconds. */
  readonly latency: number;
  /** How many tests fail. */
  readonly failures?: number;
  readonly defect?: keyof typeof stepDefects;
}

const { latency, failures = 0, defect } = JSON.parse(process.argv[2] ?? '{}') as LiveConditions;

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** The reference tenant in a process of its own, as a run meets it over a network. */
const hook = defect ? stepDefects[defect] : failsTests(failures);
const provider = await startIdentityProvider();
const port = await freePort();
const trust = { identityProviders: provider.trust };
const tenant = await startTenant({
  tenants: [
    { ...trust, name: 'shop' },
    { name: 'shopother' },
    { name: 'shopoptin', doubleOptIn: true },
    { ...trust, name: 'shopclosed', autoprovisioningDisabled: true },
  ],
  smtp: { host: '127.0.0.1', port },
  wire: async (exchange) => {
    if (latency > 0) await sleep(latency);
    await hook(exchange);
  },
});
process.on('disconnect', () => process.exit());
process.send?.(`${announcement(tenant, provider, false)} INBOX=smtp://127.0.0.1:${port}`);
