import { settings } from '../../fixtures/settings/index.ts';
import { isSearched, search } from './index.ts';

/** Where Playwright's own reporters write, unless they are told otherwise. */
const usual = ['playwright-report', 'blob-report', 'test-results'];

/**
 * Searches the artefacts when the process ends, where nobody has: `--reporter` on the command line replaces the suite's own
 * reporters, and the verdict with them.
 */
export default function searchAtExit(): void {
  process.once('exit', () => {
    if (isSearched()) return;
    const { leaks } = search([settings.resultsDir, ...usual]);
    for (const { file, kind } of leaks)
      process.stderr.write(`A secret stands in what the run has written: ${kind} in ${file}\n`);
    if (leaks.length > 0) process.exitCode = 4;
  });
}
