import { existsSync } from 'node:fs';
import { randomInt } from 'node:crypto';
import path from 'node:path';
import dotenv from 'dotenv';
import { readKnownDeviations } from './known-deviations/index.ts';
import { readBrowser } from './identity-provider.ts';
import { readOutsideTarget } from './outside-target.ts';
import { SettingReader } from './setting-reader.ts';
import { trafficOf } from './traffic.ts';
import * as as from './parsers.ts';
import { shardIn } from './shard.ts';
import { readMailSettings } from './mail-and-events.ts';
import { projectsIn } from './project-args.ts';
import type { Settings } from './settings.ts';
import { readTargets } from './several-targets.ts';
import { internalVariable } from './internal-env.ts';

export { reservedAddress, type EventsSettings, type InboxSettings } from './mail-and-events.ts';
export type { BrowserAccess, IdentityAccess } from './identity-provider.ts';
export type { FixedCustomerLogin, OutsideTarget, TenantAccess } from './outside-target.ts';
export { projectsIn } from './project-args.ts';
export { SettingsError, type Settings } from './settings.ts';
export { proof } from './proof-env.ts';

/**
 * Reads the settings from an environment.
 * @param args the command line, for what Playwright is asked there
 * @returns the settings, and what is wrong with them; with problems, only `resultsDir` and `seed` may be relied on
 */
export function readSettings(
  env: Readonly<Record<string, string | undefined>>,
  args: readonly string[] = [],
): { settings: Settings; problems: readonly string[] } {
  const reading = new SettingReader(env);
  const shard = shardIn(args);
  if (shard)
    reading.require('SEED', 'all shards of a run need the same.', 'any whole number that the run has for itself');
  const outside = readOutsideTarget(reading);
  const resultsDir = path.resolve(reading.text('RESULTS_DIR') ?? 'results');
  const browser = readBrowser(reading);
  const settings: Settings = {
    name: '',
    ...(outside && { outside }),
    ...readMailSettings(reading),
    ...(browser && { browser }),
    seed: reading.read('SEED', as.asSeed) ?? randomInt(1_000_000_000),
    level: reading.read('LEVEL', as.asLevel) ?? 'must',
    strict: reading.read('STRICT', as.asSwitch) ?? false,
    require: reading.read('REQUIRE', as.asCapabilities) ?? [],
    annotate: reading.text('GITHUB_ACTIONS') === 'true',
    ...(shard && { shard }),
    resultsDir,
    ledgerDir: path.resolve(reading.text('LEDGER_DIR') ?? path.join(resultsDir, 'ledger')),
    historyFile: path.resolve(reading.text('HISTORY') ?? path.join(resultsDir, 'history.jsonl')),
    traffic: trafficOf((name, parse) => reading.read(name, parse)),
    known: readKnownDeviations(reading, outside?.main.tenant),
  };
  return { settings, problems: reading.problems };
}

function environment(): { env: Record<string, string | undefined>; problems: string[] } {
  const named = process.env['ENV_FILE'];
  const file = named ?? '.env';
  if (named !== undefined && !existsSync(named))
    return {
      env: process.env,
      problems: [`ENV_FILE is "${named}", but there is no such file (looked in ${process.cwd()}).`],
    };
  dotenv.config({ path: file, quiet: true });
  return { env: process.env, problems: [] };
}

/**
 * Reads the settings of a run and those of its targets: one, or as many as TARGETS names, each from a file of its own.
 * @returns beside the settings of the run those of each target, of which the only one's are the run's
 */
export function readAll(
  env: Readonly<Record<string, string | undefined>>,
  args: readonly string[] = [],
): ReturnType<typeof readSettings> & { targets: readonly Settings[] } {
  const names = env['TARGETS'];
  if (names !== undefined) return readTargets(names, env, (own) => readSettings(own, args), projectsIn(args));
  const read = readSettings(env, args);
  return { ...read, targets: [read.settings] };
}

/**
 * The run's settings, read once for each process: the environment first, then the file that ENV_FILE names (`.env` by default).
 * The seed is written back to the environment, so that every worker of the run has the same. What is of a target is read from
 * `targets`; only where the run has a single one are its settings the run's.
 */
export const { settings, targets, problems } = (() => {
  const { env, problems: missing } = environment();
  const read = readAll(env, process.argv);
  if ((process.env['SEED'] ?? '') === '') process.env['SEED'] = String(read.settings.seed);
  return { ...read, problems: [...missing, ...read.problems] };
})();

/** The settings of a target of the run, by its name; those of a run with a single target need none. */
export const settingsOf = (name: string): Settings => targets.find((own) => own.name === name) ?? settings;

/** Where the run's process tells its workers to ask for a target's mails and events. */
export const mailRelay = internalVariable('CONFORMANCE_MAIL_RELAY');

/** Whether somebody sits before this machine who can be shown a page: no setting. */
export const hasDisplay = (): boolean =>
  process.env['CI'] === undefined &&
  (process.platform !== 'linux' || (process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'] ?? '') !== '');
