import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { isPackaged, sourceExtension } from '../../src/shared/installation.ts';

/** The folder of the repository. */
export const root = path.resolve(import.meta.dirname, '../..');

/** Playwright's command line, which is started without npx: that takes a second. */
export const playwrightCli = createRequire(import.meta.url).resolve('@playwright/test/cli');

/** The configuration of the conformance run, and others below the same folder. */
export const configFile = (folder = ''): string => path.join(root, folder, `playwright.config${sourceExtension}`);

/** In the folder of the repository, or of the project that has installed the package. */
const run = (file: string, args: readonly string[], env?: NodeJS.ProcessEnv): number =>
  spawnSync(process.execPath, [file, ...args], { cwd: isPackaged ? process.cwd() : root, stdio: 'inherit', env })
    .status ?? 2;

/** Runs Playwright in this terminal. @returns its exit code */
export const playwright = (args: readonly string[], env?: NodeJS.ProcessEnv): number => run(playwrightCli, args, env);

/** Runs the conformance tests in this terminal, as `npm run conformance` does. @returns the exit code of the verdict */
export const conformance = (args: readonly string[], env?: NodeJS.ProcessEnv): number =>
  run(path.join(root, 'tools/conformance.js'), ['-c', configFile(), ...args], env);
