import { rmSync } from 'node:fs';
import path from 'node:path';

/** What a run is told by. The history, the ledgers and what Allure keeps are of all runs. */
export const reports = ['conformance.json', 'conformance.md', 'conformance.html', 'junit.xml'];

/** Removes the reports of an earlier run, so that a run that has begun, however it ends, has no other verdict beside it. */
export function clearResults(resultsDir: string): void {
  for (const name of [...reports, 'targets']) rmSync(path.join(resultsDir, name), { recursive: true, force: true });
}
