import { settings } from '../../src/config/index.ts';
import { reportFolders } from '../../src/config/internal-env.ts';
import { isSearched, search } from './index.ts';

/**
 * Searches the artefacts when the process ends, where nobody has: `--reporter` on the command line replaces the suite's own
 * reporters, and the verdict with them.
 */
export default function searchAtExit(): void {
  process.once('exit', () => {
    if (isSearched()) return;
    const { leaks } = search([settings.resultsDir, ...reportFolders()]);
    for (const { file, kind } of leaks)
      process.stderr.write(`A secret stands in what the run has written: ${kind} in ${file}\n`);
    if (leaks.length > 0) process.exitCode = 4;
  });
}
