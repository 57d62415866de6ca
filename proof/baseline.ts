import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Covered } from '../src/evidence/recorder.ts';
import { settings } from '../src/config/index.ts';

/** What a conformance test asks of the sound tenant: by it the tests are chosen that can meet a fault on the wire. */
export interface Baseline {
  readonly title: string;
  readonly covered: Covered;
  readonly milliseconds: number;
}

const file = path.join(settings.resultsDir, 'proof-baseline.json');

export function writeBaseline(tests: readonly Baseline[]): void {
  mkdirSync(settings.resultsDir, { recursive: true });
  writeFileSync(file, JSON.stringify(tests));
}

/** @throws when the tests have not been run against the sound tenant yet */
export function readBaseline(): readonly Baseline[] {
  if (!existsSync(file))
    throw new Error(`${file} is missing: the project "baseline" has to run first, as npm run proof does.`);
  return JSON.parse(readFileSync(file, 'utf8')) as readonly Baseline[];
}
