import { readFileSync } from 'node:fs';
import type { LoadHook } from 'node:module';
import { fileURLToPath } from 'node:url';
import { stripTypesFrom } from './strip.ts';

const own = /^file:(?!.*\/node_modules\/).*\.ts$/;
/** A private part of Playwright: it loads a test file under this name first, for its source map. Stripped types need none. */
const aheadOfTests = '.ts.esm.preflight';

/** Node's hook for loading a module: takes our own TypeScript, and leaves all else to the next one, which is Playwright's. */
export const load: LoadHook = (url, context, nextLoad) => {
  if (url.endsWith(aheadOfTests)) return { format: 'module', source: '', shortCircuit: true };
  if (!own.test(url)) return nextLoad(url, context);
  const filename = fileURLToPath(url);
  return { format: 'module', source: stripTypesFrom(readFileSync(filename, 'utf8'), filename), shortCircuit: true };
};
