import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { requirements, type Level, type Requirement } from '../contract/requirements/index.ts';

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

const file = fileURLToPath(new URL('../selftest/requirements/frozen.json', import.meta.url));

/** The command that accepts what differs. */
export const freezeCommand = 'node --import tsx scripts/freeze-requirements.ts';

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
      `${id} changed its meaning: old reports would promise something else. Give the new promise an id of its own, or, if only its wording got better, accept it with "${freezeCommand} --change ${id}".`,
  ),
  ...vanished.map(
    (id) =>
      `${id} vanished: old reports would name a promise that nobody can look up. Restore it, or, if it was wrong, accept that with "${freezeCommand} --change ${id}".`,
  ),
];

/**
 * Freezes the catalogue: takes new ids, and refuses a frozen id that changed or vanished unless `--change <id>` names it, once for each.
 * Exits 1 when it refuses and 2 when `--change` names an id that needs none.
 */
const freeze = (): number => {
  const { values } = parseArgs({ options: { change: { type: 'string', multiple: true, default: [] } } });
  const current = currentCatalogue();
  const { added, changed, vanished } = partingOf(current, readFrozen());
  const open = [...changed, ...vanished];

  const unneeded = values.change.filter((id) => !open.includes(id));
  if (unneeded.length > 0) {
    console.error(`Nothing to change: ${unneeded.join(', ')} neither changed its meaning nor vanished.`);
    return 2;
  }
  const refused = (ids: readonly string[]) => ids.filter((id) => !values.change.includes(id));
  const lesson = lessonOf({ added: [], changed: refused(changed), vanished: refused(vanished) });
  if (lesson.length > 0) {
    console.error(lesson.join('\n'));
    return 1;
  }
  writeFileSync(file, `${JSON.stringify(current, null, 2)}\n`);
  console.log(`Frozen: ${Object.keys(current).length} requirements, ${added.length} new, ${open.length} changed.`);
  return 0;
};

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = freeze();
