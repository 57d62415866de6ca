import type { ProfileName } from '../../contract/profiles.ts';
import type { Capability } from '../../contract/capabilities.ts';
import type { BrowserAccess } from './identity-provider.ts';
import type { KnownSettings } from './known-deviations/index.ts';
import type { MailSettings } from './mail-and-events.ts';
import type { OutsideTarget } from './outside-target.ts';
import type { Shard } from './shard.ts';
import type { TrafficSettings } from './traffic.ts';

export interface Settings extends MailSettings {
  /** What the run calls the target, after its file in TARGETS; empty where the run has only one target. */
  readonly name: string;
  /** Nothing: the embedded reference tenant is the target. */
  readonly outside?: OutsideTarget;
  /** What logs in at the identity provider; without it, sessions log in over plain HTTP. */
  readonly browser?: BrowserAccess;
  /** Where the pages of the storefront come from, as their browser says it to the target. */
  readonly storefrontOrigin: string;
  readonly seed: number;
  readonly level: 'must' | 'should';
  readonly strict: boolean;
  /** The selection of requirements that the run is limited to; without one, all are asked. */
  readonly profile?: ProfileName;
  readonly require: readonly Capability[];
  readonly resultsDir: string;
  /** Whether failures are told to GitHub as well, which shows them beside the test. */
  readonly annotate: boolean;
  /** The part of a split run that this process plays. */
  readonly shard?: Shard;
  /** Where the ledgers of all runs are kept. */
  readonly ledgerDir: string;
  /** The file that keeps a line of every run. */
  readonly historyFile: string;
  readonly traffic: TrafficSettings;
  readonly known: KnownSettings;
}

/** Settings, what is wrong with them, and what is only told. */
export interface Read {
  readonly settings: Settings;
  readonly problems: readonly string[];
  readonly notes: readonly string[];
}

/** Thrown when settings are unusable: one message with all problems, each naming setting, value and what it must be. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
  constructor(problems: readonly string[]) {
    super(
      `the settings cannot be used:\n${problems.map((problem) => `  ${problem}`).join('\n')}\n.env.example explains every setting.`,
    );
  }
}
