import { existsSync } from 'node:fs';
import path from 'node:path';
import { readText } from '../../shared/text-file.ts';
import type { KnownDeviation } from './known-deviation.ts';
import { readKnown } from './read-file.ts';
import type { SettingReader } from '../setting-reader.ts';

/** The known deviations that a run may meet at its target, and the name of the file that lists them. */
export interface KnownSettings {
  readonly file: string;
  readonly deviations: readonly KnownDeviation[];
}

const usual = 'known-deviations.json';

/**
 * Reads the known deviations of the tenant under test; whatever is wrong with their file is a problem of the settings.
 * @param tenant nothing for the embedded reference tenant, which has none
 */
export function readKnownDeviations(reading: SettingReader, tenant: string | undefined): KnownSettings {
  const named = reading.text('KNOWN_DEVIATIONS');
  const file = named ?? usual;
  const none = { file: path.basename(file), deviations: [] };
  if (!existsSync(file)) {
    if (named !== undefined)
      reading.problems.push(
        `KNOWN_DEVIATIONS is ${JSON.stringify(named)}, but must be a file that exists (looked in ${process.cwd()}).`,
      );
    return none;
  }
  try {
    const { known, problems } = readKnown(readText(file), new Date().toISOString().slice(0, 10));
    for (const problem of problems) reading.problems.push(`${file} ${problem}`);
    const own = known.filter((each) => tenant !== undefined && (each.tenant ?? tenant) === tenant);
    return { ...none, deviations: own };
  } catch (error) {
    reading.problems.push(
      `${file} cannot be read (${error instanceof Error ? error.message : String(error)}), but must be a file of known deviations.`,
    );
    return none;
  }
}
