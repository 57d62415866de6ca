import { randomInt } from 'node:crypto';
import path from 'node:path';
import { isSet, readEnvironment } from './environment.ts';
import { readKnownDeviations } from './known-deviations/index.ts';
import { readBrowser } from './identity-provider.ts';
import { readOutsideTarget } from './outside-target.ts';
import { SettingReader } from './setting-reader.ts';
import { trafficOf } from './traffic.ts';
import * as as from './parsers.ts';
import { shardIn } from './shard.ts';
import { readMailSettings } from './mail-and-events.ts';
import { projectsIn } from './project-args.ts';
import type { Read, Settings } from './settings.ts';
import { readTargets } from './several-targets.ts';

export { reservedAddress, type EventsSettings, type InboxSettings } from './mail-and-events.ts';
export type { BrowserAccess, IdentityAccess } from './identity-provider.ts';
export type { FixedCustomerLogin, OutsideTarget, TenantAccess } from './outside-target.ts';
export { projectsIn } from './project-args.ts';
export { SettingsError, type Settings } from './settings.ts';
export { proof } from './proof-env.ts';

/**
 * Reads the settings from an environment.
 * @param args the command line, for what Playwright is asked there
 * @param because why an outside target is meant, where it is not a setting of one that says so
 * @returns the settings, and what is wrong with them; with problems, only `resultsDir` and `seed` may be relied on
 */
export function readSettings(
  env: Readonly<Record<string, string | undefined>>,
  args: readonly string[] = [],
  because?: string,
): Read {
  const reading = new SettingReader(env);
  const shard = shardIn(args);
  if (shard)
    reading.require('SEED', 'all shards of a run need the same.', 'any whole number that the run has for itself');
  reading.read('CONFORMANCE_TUNING', as.asTuning);
  const outside = readOutsideTarget(reading, because);
  const resultsDir = path.resolve(reading.text('RESULTS_DIR') ?? 'results');
  const browser = readBrowser(reading);
  const profile = reading.read('PROFILE', as.asProfile);
  const settings: Settings = {
    name: '',
    ...(profile && { profile }),
    ...(outside && { outside }),
    ...readMailSettings(reading),
    ...(browser && { browser }),
    storefrontOrigin: reading.read('STOREFRONT_ORIGIN', as.asOrigin) ?? 'https://shop.example.test',
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
  return { settings, problems: reading.problems, notes: [] };
}

/**
 * Reads the settings of a run and those of its targets: one, or as many as TARGETS names, each from a file of its own.
 * @param because why an outside target is meant, where a file says it
 * @returns beside the settings of the run those of each target, of which the only one's are the run's
 */
export function readAll(
  env: Readonly<Record<string, string | undefined>>,
  args: readonly string[] = [],
  because?: string,
): Read & { targets: readonly Settings[] } {
  const names = env['TARGETS'] ?? '';
  if (names.trim() !== '') return readTargets(names, env, (own) => readSettings(own, args), projectsIn(args));
  const read = readSettings(env, args, as.requiresOutside(env['REQUIRE']) ? 'REQUIRE names outside.' : because);
  return { ...read, targets: [read.settings] };
}

/**
 * The run's settings, read once for each process: the environment first, then the file that ENV_FILE names (`.env` by default).
 * The env file's variables and the seed are written to the environment, so that every worker of the run has the same. What is of a
 * target is read from `targets`; only where the run has a single one are its settings the run's.
 */
export const { settings, targets, problems, notes } = (() => {
  const { env, because, ...found } = readEnvironment(process.env);
  Object.assign(process.env, env);
  const read = readAll(env, process.argv, because);
  if (!isSet(env, 'SEED')) process.env['SEED'] = String(read.settings.seed);
  return { ...read, problems: [...found.problems, ...read.problems], notes: [...found.notes, ...read.notes] };
})();

/** The settings of a target of the run, by its name; those of a run with a single target need none. */
export const settingsOf = (name: string): Settings => targets.find((own) => own.name === name) ?? settings;

/** Whether somebody sits before this machine who can be shown a page: no setting. */
export const hasDisplay = (): boolean =>
  process.env['CI'] === undefined &&
  (process.platform !== 'linux' || (process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'] ?? '') !== '');
