import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { requirements, type Level, type Requirement } from '../../contract/requirements/index.ts';

/** What is frozen of a requirement: whoever reads an old report must find the same promise under its id. */
export interface FrozenRequirement {
  readonly level: Level;
  readonly sentence: string;
}

/** Requirements by id, with what is frozen of them. */
export type Catalogue = Readonly<Record<string, FrozenRequirement>>;

/** How a catalogue has parted from its frozen copy, as ids. */
export interface Parting {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly vanished: readonly string[];
}

const file = fileURLToPath(new URL('../../selftest/requirements/frozen.json', import.meta.url));

/** The command that accepts what differs. */
const freezeCommand = 'npm run freeze';

/** The frozen copy of the catalogue; empty before the first freeze. */
export const readFrozen = (): Catalogue =>
  existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Catalogue) : {};

/** The catalogue of today, reduced to what is frozen of it. */
export const currentCatalogue = (): Catalogue =>
  Object.fromEntries(
    Object.entries<Requirement>(requirements).map(([id, { level, sentence }]) => [id, { level, sentence }]),
  );

/** Compares a catalogue with its frozen copy. */
export const partingOf = (current: Catalogue, frozen: Catalogue): Parting => ({
  added: Object.keys(current).filter((id) => !(id in frozen)),
  changed: Object.keys(current).filter(
    (id) =>
      id in frozen && (current[id]?.level !== frozen[id]?.level || current[id]?.sentence !== frozen[id]?.sentence),
  ),
  vanished: Object.keys(frozen).filter((id) => !(id in current)),
});

/** Says what differs and how to accept it; empty when nothing does. */
export const lessonOf = ({ added, changed, vanished }: Parting): readonly string[] => [
  ...added.map((id) => `${id} is new: freeze it with "${freezeCommand}".`),
  ...changed.map(
    (id) =>
      `${id} changed its meaning: old reports would promise something else. Give the new promise an id of its own, or, if only its wording got better, accept it with "${freezeCommand} -- --change ${id}".`,
  ),
  ...vanished.map(
    (id) =>
      `${id} vanished: old reports would name a promise that nobody can look up. Restore it, or, if it was wrong, accept that with "${freezeCommand} -- --change ${id}".`,
  ),
];

/** Writes the frozen copy. */
export const writeFrozen = (catalogue: Catalogue): void => {
  writeFileSync(file, `${JSON.stringify(catalogue, null, 2)}\n`);
};
