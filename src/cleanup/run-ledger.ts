import { CreatedResources } from '../ledger/created-resources.ts';
import { ledgerFile } from '../config/run-handover.ts';
import type { Settings } from '../config/index.ts';
import { outsideTarget } from '../target/target.ts';
import { isOpen } from '../ledger/entry.ts';
import { beginLedger, Ledger } from '../ledger/ledger.ts';
import { openMaintenanceClient } from '../sessions/maintenance-client.ts';
import { removeLeftovers } from './remove-leftovers.ts';
import { forgetSettled, readLedger } from '../ledger/past-runs.ts';

/** Begins the run's ledger of a target. Ledgers of earlier runs that owe nothing any more are done with. */
export function openLedger({ name, ledgerDir, outside, seed }: Settings): Ledger {
  forgetSettled(ledgerDir);
  const run = { run: seed, target: outside?.url ?? 'embedded', tenant: outside?.main.tenant ?? 'acme' };
  const file = beginLedger(ledgerDir, run, name);
  ledgerFile.tell(name, file);
  return new Ledger(file);
}

/**
 * Pays what the ledger says is owed now. What was owed to an embedded tenant is gone with it.
 * @param when for the User-Agent of its requests
 */
export async function removeWhatIsLeft(settings: Settings, ledger: Ledger, when: string): Promise<void> {
  const { entries = [] } = readLedger(ledgerFile.of(settings.name) ?? '') ?? {};
  if (settings.outside) {
    const target = outsideTarget(settings.outside, undefined, settings);
    const caretaker = openMaintenanceClient(target, `run ${settings.seed}; ${when}`);
    await removeLeftovers(entries, target, caretaker, new CreatedResources(ledger));
    await caretaker.close();
  } else for (const { key } of entries.filter(isOpen)) ledger.write({ event: 'removed', key });
}

/** Pays what no test could pay, and ends the ledger. */
export async function closeLedger(settings: Settings, ledger: Ledger): Promise<void> {
  await removeWhatIsLeft(settings, ledger, 'last payment');
  ledger.write({ event: 'ended' });
}
