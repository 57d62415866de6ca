import { readFileSync } from 'node:fs';
import type { InitializeHook, LoadHook } from 'node:module';
import { fileURLToPath } from 'node:url';
import { stripTypesFrom } from './strip.ts';

const own = /^file:(?!.*\/node_modules\/).*\.ts$/;
/** Before a test file Playwright asks for it under another name, to have its source map at hand; nothing here needs one. */
const aheadOfTests = '.ts.esm.preflight';

/**
 * Called in the loader's own thread, where there is one: keeps it awake. Where nothing holds such a thread it looks between two modules
 * whether it may end, and for that Node has it wait until V8 has compiled whatever it is just compiling for the whole process.
 */
export const initialize: InitializeHook = () => {
  setInterval(() => undefined, 2 ** 30);
};

/** Node's hook for loading a module: takes our own TypeScript, and leaves all else to the next one, which is Playwright's. */
export const load: LoadHook = (url, context, nextLoad) => {
  if (url.endsWith(aheadOfTests)) return { format: 'module', source: '', shortCircuit: true };
  if (!own.test(url)) return nextLoad(url, context);
  const filename = fileURLToPath(url);
  return { format: 'module', source: stripTypesFrom(readFileSync(filename, 'utf8'), filename), shortCircuit: true };
};
