import { spawnSync } from 'node:child_process';
import path from 'node:path';

/** The folder of the repository. */
export const root = path.resolve(import.meta.dirname, '../..');

/** Playwright's command line, which is started without npx: that takes a second. */
export const playwrightCli = path.join(root, 'node_modules/@playwright/test/cli.js');

const run = (file: string, args: readonly string[], env?: NodeJS.ProcessEnv): number =>
  spawnSync(process.execPath, [file, ...args], { cwd: root, stdio: 'inherit', env }).status ?? 2;

/** Runs Playwright in this terminal. @returns its exit code */
export const playwright = (args: readonly string[], env?: NodeJS.ProcessEnv): number => run(playwrightCli, args, env);

/** Runs the conformance tests in this terminal, as `npm run conformance` does. @returns the exit code of the verdict */
export const conformance = (args: readonly string[], env?: NodeJS.ProcessEnv): number =>
  run(path.join(root, 'tools/conformance.js'), args, env);
