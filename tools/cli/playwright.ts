import { spawnSync } from 'node:child_process';
import path from 'node:path';

/** The folder of the repository. */
export const root = path.resolve(import.meta.dirname, '../..');

/** Playwright's command line, which is started without npx: that takes a second. */
export const playwrightCli = path.join(root, 'node_modules/@playwright/test/cli.js');

/** Runs Playwright in this terminal. @returns its exit code */
export const playwright = (args: readonly string[], env?: NodeJS.ProcessEnv): number =>
  spawnSync(process.execPath, [playwrightCli, ...args], { cwd: root, stdio: 'inherit', env }).status ?? 2;
