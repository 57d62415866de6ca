import { request } from '@playwright/test';
import { Api } from '../client/api.ts';
import { HttpClient } from '../client/http-client.ts';
import type { RunLimits } from '../client/rate-limit.ts';
import { contextsFor, userAgentOf } from '../client/network.ts';
import { retryFor } from '../client/retry-settings.ts';
import { TargetGuard } from '../client/target-guard.ts';
import { CreatedResources } from '../ledger/created-resources.ts';
import { Ledger } from '../ledger/ledger.ts';
import { tenantsOf, type Target } from '../target/target.ts';
import { Sessions } from './sessions.ts';

/** Asks the target outside of any test: before the tests, after them, or in the sweep. */
export interface MaintenanceClient {
  readonly api: Api;
  readonly sessions: Sessions;
  close(): Promise<void>;
}

interface MaintenanceOptions {
  /** Where what it creates is noted. */
  readonly ledger?: Ledger;
  /** The run's limits. */
  readonly limits?: RunLimits | undefined;
}

/** @param what for the User-Agent of its requests */
export function openMaintenanceClient(
  target: Target,
  what: string,
  { ledger = new Ledger(undefined), limits }: MaintenanceOptions = {},
): MaintenanceClient {
  const { settings } = target;
  const agent = () => userAgentOf(settings, what);
  const guard = new TargetGuard(target.url, tenantsOf(target));
  const retry = retryFor(settings, { limits });
  const isOutside = settings.outside !== undefined;
  const client = new HttpClient(contextsFor(settings, request), guard, agent, retry, isOutside);
  const api = new Api(client, new CreatedResources(ledger));
  return { api, sessions: new Sessions(api, target), close: () => client.close() };
}
