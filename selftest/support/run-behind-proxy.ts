import { expect } from '@playwright/test';
import type { TenantOptions } from '../../tenant/index.ts';
import { UnreliableProxy, type ProxyBehaviour } from './unreliable-proxy.ts';
import { runConformance, type FinishedRun } from './run-command.ts';
import { startOutsideTenant } from './servers.ts';

interface Case {
  /** What follows `playwright test`. */
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly options?: TenantOptions;
}

/** Runs conformance tests against a reference tenant behind an unreliable proxy, with a short patience. */
export async function runBehindProxy(
  hostility: ProxyBehaviour,
  { args, env = {}, options = {} }: Case,
): Promise<{ run: FinishedRun; proxy: UnreliableProxy }> {
  const tenant = await startOutsideTenant(options);
  const proxy = await UnreliableProxy.open(tenant.url, hostility);
  const run = await runConformance({ ...tenant.env, API_URL: proxy.url, PATIENCE: '3', ...env }, args);
  await proxy.close();
  await tenant.close();
  return { run, proxy };
}

/** Expects that no network fault was blamed on the tenant or the suite. */
export function expectTenantNotBlamed(run: FinishedRun): void {
  expect([0, 3], run.output).toContain(run.code);
  expect(run.report().counts, run.output).toMatchObject({ failed: 0, error: 0, advisory: 0 });
}
