import { expect } from '@playwright/test';
import type { TenantOptions } from '../../tenant/index.ts';
import { HostileProxy, type Hostility } from './unreliable-proxy.ts';
import { conformance, type Run } from './run-command.ts';
import { anOutsideTenant } from './servers.ts';

interface Case {
  /** What follows `playwright test`. */
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly options?: TenantOptions;
}

/** Runs conformance tests against a reference tenant behind a hostile proxy, with little patience. */
export async function runBehind(
  hostility: Hostility,
  { args, env = {}, options = {} }: Case,
): Promise<{ run: Run; proxy: HostileProxy }> {
  const tenant = await anOutsideTenant(options);
  const proxy = await HostileProxy.open(tenant.url, hostility);
  const run = await conformance({ ...tenant.env, API_URL: proxy.url, PATIENCE: '3', ...env }, args);
  await proxy.close();
  await tenant.close();
  return { run, proxy };
}

/** Nothing that a network does to a sound tenant is its fault, nor the suite's. */
export function expectNoBlame(run: Run): void {
  expect([0, 3], run.output).toContain(run.code);
  expect(run.report().counts, run.output).toMatchObject({ failed: 0, error: 0, advisory: 0 });
}
