import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { operations } from '../contract/operations/index.ts';
import { requirements } from '../contract/requirements/index.ts';
import { isSource } from '../src/shared/installation.ts';

/** Which suite has judged: two runs are comparable where the contract is the same, and alike where the instrument is as well. */
export interface SuiteIdentity {
  readonly version: string;
  /** Of the requirements and the operations: what was promised. */
  readonly contract: string;
  /** Of every file that takes part in a judgement, tests and fixtures included. */
  readonly instrument: string;
}

const root = path.resolve(import.meta.dirname, '..');
const judging = ['contract', 'schemas', 'src', 'fixtures', 'tests'];

const digest = (parts: readonly string[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex').slice(0, 12);
};

function files(): readonly string[] {
  const names = judging.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => path.join(folder, name)),
  );
  return names.filter(isSource).sort();
}

function identify(): SuiteIdentity {
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };
  return {
    version,
    contract: digest([JSON.stringify(requirements), JSON.stringify(operations)]),
    instrument: digest([version, ...files().flatMap((name) => [name, readFileSync(path.join(root, name), 'utf8')])]),
  };
}

/** Read when this module is loaded, which is while the workers start: at the end of a run it would hold it up. */
const identity = identify();

/** Identifies the suite by what it consists of, so that a checkout without a version control system is known as well. */
export const suiteIdentity = (): SuiteIdentity => identity;
