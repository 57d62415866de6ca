import type { RunLimits } from '../client/rate-limit.ts';
import type { Settings } from '../config/index.ts';
import { CreatedResources } from '../ledger/created-resources.ts';
import { isOpen } from '../ledger/entry.ts';
import { beginLedger, Ledger } from '../ledger/ledger.ts';
import { forgetSettled, readLedger } from '../ledger/past-runs.ts';
import { openMaintenanceClient } from '../sessions/maintenance-client.ts';
import { outsideTarget } from '../target/target.ts';
import { removeLeftovers } from './remove-leftovers.ts';

/** Begins the run's ledger of a target. Old ledgers of runs that left nothing behind are deleted. */
export function openLedger({ name, ledgerDir, outside, seed }: Settings): Ledger {
  forgetSettled(ledgerDir);
  const run = { run: seed, target: outside?.url ?? 'embedded', tenant: outside?.main.tenant ?? 'acme' };
  return new Ledger(beginLedger(ledgerDir, run, name));
}

/**
 * Removes what the ledger says is left now. What was left at an embedded tenant is gone with it.
 * @param when for the User-Agent of its requests
 */
export async function removeWhatIsLeft(
  settings: Settings,
  ledger: Ledger,
  limits: RunLimits,
  when: string,
): Promise<void> {
  const { entries = [] } = readLedger(ledger.file ?? '') ?? {};
  if (settings.outside) {
    const target = outsideTarget(settings.outside, settings);
    const client = openMaintenanceClient(target, `run ${settings.seed}; ${when}`, { limits });
    await removeLeftovers(entries, target, client, new CreatedResources(ledger));
    await client.close();
  } else for (const { key } of entries.filter(isOpen)) ledger.write({ event: 'removed', key });
}

/** Removes what no test could remove, and ends the ledger. */
export async function closeLedger(settings: Settings, ledger: Ledger, limits: RunLimits): Promise<void> {
  await removeWhatIsLeft(settings, ledger, limits, 'last removal');
  ledger.write({ event: 'ended' });
}
