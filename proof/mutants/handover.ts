import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Which mutants the tests reach, when they are run against the tenant with none switched on. */
export interface Coverage {
  readonly tests: readonly { readonly title: string; readonly reached: readonly string[] }[];
  /** Decided when a module is loaded: to switch such a mutant on takes a process of its own. */
  readonly static: readonly string[];
}

/** The titles of the tests that each mutant meets, in this order, until one of them fails. */
export type Plan = Readonly<Record<string, readonly string[]>>;

/** What the tests that failed with a mutant verify, by the mutant. */
export type Kills = Readonly<Record<string, string>>;

/** The processes of a measurement hand over what they found by files in the folder of results. */
interface Handover {
  readonly coverage: Coverage;
  readonly plan: Plan;
  readonly kills: Kills;
}

const fileOf = (folder: string, name: keyof Handover): string => path.join(folder, `mutant-${name}.json`);

export function handOver<Name extends keyof Handover>(folder: string, name: Name, value: Handover[Name]): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(fileOf(folder, name), JSON.stringify(value));
}

/** @throws Error when the process before has not written it */
export function takeOver<Name extends keyof Handover>(folder: string, name: Name): Handover[Name] {
  const file = fileOf(folder, name);
  if (!existsSync(file)) throw new Error(`The mutants were not judged: a run ended without ${path.basename(file)}.`);
  return JSON.parse(readFileSync(file, 'utf8')) as Handover[Name];
}
