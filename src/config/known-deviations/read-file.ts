import { requirements, type Requirement, type RequirementId } from '../../../contract/requirements/index.ts';
import { isJsonObject, type JsonObject } from '../../shared/json-object.ts';
import { shown } from '../../shared/text.ts';
import { dayAfter, longestDays, mostDeviations, type KnownDeviation } from './known-deviation.ts';

/** What a member of an entry must be, and whether a value is it. */
interface Member {
  readonly mustBe: string;
  readonly isFit: (value: unknown) => boolean;
  readonly optional?: true;
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';
const isDay = (value: unknown): value is string =>
  typeof value === 'string' &&
  /^\d{4}-\d\d-\d\d$/.test(value) &&
  !Number.isNaN(Date.parse(value)) &&
  dayAfter(value, 0) === value;
const isRequirement = (value: unknown): value is RequirementId =>
  typeof value === 'string' && Object.hasOwn(requirements, value);
const rowOf = (id: RequirementId): Requirement => requirements[id];

const day = 'a day such as 2026-01-31';

const members: Readonly<Record<keyof KnownDeviation, Member>> = {
  requirement: { mustBe: 'the id of a requirement, as in conformance.json', isFit: isRequirement },
  tenant: {
    mustBe: 'a tenant name: 3 to 16 lower-case letters and digits, the first a letter',
    isFit: (value) => typeof value === 'string' && /^[a-z][a-z0-9]{2,15}$/.test(value),
    optional: true,
  },
  signature: {
    mustBe: 'an object of at least one test, by its title, and the text of how it fails, as a run prints it',
    isFit: (value) =>
      isJsonObject(value) && Object.keys(value).length > 0 && Object.entries(value).flat().every(isText),
  },
  owner: { mustBe: 'the name of whoever sees to it that it ends', isFit: isText },
  reason: { mustBe: 'a text that says why it is accepted until then', isFit: isText },
  opened: { mustBe: day, isFit: isDay },
  expires: { mustBe: day, isFit: isDay },
};

const listed = (names: readonly string[]): string => names.join(', ');

/** What is wrong with the form of an entry. */
function misshapen(entry: JsonObject): readonly string[] {
  const unknown = Object.keys(entry).filter((name) => !Object.hasOwn(members, name));
  return [
    ...unknown.map((name) => `has "${name}", but must have nothing beside ${listed(Object.keys(members))}`),
    ...Object.entries(members).flatMap(([name, { mustBe, isFit, optional }]) => {
      const value = entry[name];
      if (value === undefined) return optional ? [] : [`${name} is missing: it must be ${mustBe}`];
      return isFit(value) ? [] : [`${name} is ${shown(value)}, but must be ${mustBe}`];
    }),
  ];
}

/** What is wrong with an entry, as far as its members can be read. */
function unusable({ requirement, opened, expires }: JsonObject, today: string): readonly string[] {
  const problems: string[] = [];
  if (isRequirement(requirement)) {
    const { level, notTested } = rowOf(requirement);
    if (level === 'OBSERVE')
      problems.push('requirement is an OBSERVE, which cannot deviate: it must be a MUST or a SHOULD');
    else if (notTested !== undefined) problems.push('requirement must be one that has a test: this one has none');
  }
  if (!isDay(opened)) return problems;
  // Somewhere it is tomorrow already.
  if (opened > dayAfter(today, 1)) problems.push(`opened is "${opened}", but must not be in the future`);
  const last = dayAfter(opened, longestDays);
  if (isDay(expires) && (expires > last || expires < opened))
    problems.push(
      `expires is "${expires}", but must be from ${opened} to ${last}, which is ${longestDays} days after it was opened`,
    );
  return problems;
}

/** Whether two entries are about one requirement at one tenant. */
const clash = (one: unknown, other: unknown): boolean =>
  isJsonObject(one) &&
  isJsonObject(other) &&
  one['requirement'] === other['requirement'] &&
  (one['tenant'] === undefined || other['tenant'] === undefined || one['tenant'] === other['tenant']);

function problemsOf(entries: readonly unknown[], today: string): readonly string[] {
  return entries.flatMap((entry, at) => {
    const name = `entry ${at + 1}`;
    if (!isJsonObject(entry)) return [`${name} is ${shown(entry)}, but must be an object.`];
    const id = typeof entry['requirement'] === 'string' ? ` (${entry['requirement']})` : '';
    const first = entries.findIndex((other, index) => index < at && clash(entry, other));
    const twice =
      first < 0 || id === ''
        ? []
        : [`has the requirement of entry ${first + 1}, but must be the only one of it at its tenant`];
    return [...misshapen(entry), ...unusable(entry, today), ...twice].map((what) => `${name}${id}: ${what}.`);
  });
}

function parsed(text: string): { readonly value: unknown } | string {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    return `is no JSON (${error instanceof Error ? error.message : String(error)}), but must be.`;
  }
}

/**
 * Reads what a file of known deviations lists; `known-deviations.schema.json` beside this file documents it.
 * @param today such as `2026-01-31`
 * @returns the entries, and what is wrong with the file, each a sentence; with problems, there are no entries
 */
export function readKnown(
  text: string,
  today: string,
): { readonly known: readonly KnownDeviation[]; readonly problems: readonly string[] } {
  const read = parsed(text);
  if (typeof read === 'string') return { known: [], problems: [read] };
  const file = read.value;
  if (!isJsonObject(file) || !Array.isArray(file['deviations']))
    return { known: [], problems: ['must be an object with a list, deviations.'] };
  const entries: readonly unknown[] = file['deviations'];
  const others = Object.keys(file).filter((name) => name !== 'deviations' && name !== '$schema');
  const problems = [
    ...others.map((name) => `has "${name}", but must have nothing beside deviations and $schema.`),
    ...(entries.length > mostDeviations
      ? [`has ${entries.length} entries, but must have ${mostDeviations} at most.`]
      : []),
    ...problemsOf(entries, today),
  ];
  return problems.length > 0 ? { known: [], problems } : { known: entries as readonly KnownDeviation[], problems };
}
