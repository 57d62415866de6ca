import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isJsonObject } from '../../src/shared/json-object.ts';
import { readText } from '../../src/shared/text-file.ts';
import { writeWhole } from '../../src/shared/whole-file.ts';

/** One test of a run, as far as it is looked at. */
interface Item {
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly start?: number;
  readonly historyId?: string;
  readonly labels?: readonly { readonly name: string; readonly value?: string }[];
}

/** One run, in a line of Allure's history: its tests by their history ids. */
export interface Point {
  readonly testResults: Readonly<Record<string, Item>>;
}

const isPoint = (value: unknown): value is Point => isJsonObject(value) && isJsonObject(value['testResults']);

/** Reads Allure's history, the oldest run first. A line that is torn or no run is passed over: Allure itself would fail there. */
export function readPoints(file: string): readonly Point[] {
  if (!existsSync(file)) return [];
  const lines = readText(file, 'torn').split(/\r?\n\ufeff?/);
  return lines.flatMap((line) => {
    try {
      const value: unknown = JSON.parse(line);
      return isPoint(value) ? [value] : [];
    } catch {
      return [];
    }
  });
}

/** Writes Allure's history whole, or leaves it as it was. */
export const writePoints = (file: string, points: readonly Point[]): void => {
  writeWhole(file, points.map((point) => `${JSON.stringify(point)}\n`).join(''));
};

/** Reads the tests of the run that a folder of Allure's results holds. */
export const resultsIn = (folder: string): readonly Item[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('-result.json'))
    .map((name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as Item);

const momentOf = ({ name, start }: Item): string => `${start} ${name}`;

/** All points but those of this very run, which was looked at before: its tests began at the same moments. */
export function withoutRun(points: readonly Point[], run: readonly Item[]): readonly Point[] {
  const moments = new Set(run.map(momentOf));
  return points.filter(({ testResults }) => !Object.values(testResults).some((item) => moments.has(momentOf(item))));
}

/** What a test verifies at which target: the tags that are ids of requirements. */
const claimOf = ({ labels = [] }: Item): string =>
  labels
    .filter(({ name, value = '' }) => name === 'target' || (name === 'tag' && value.includes('.')))
    .map(({ value }) => value)
    .sort()
    .join(' ');

/** The tests that one of two runs has and the other has not, by what they verify. */
function missing({ testResults }: Point, other: Point): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const [id, item] of Object.entries(testResults)) {
    const claim = claimOf(item);
    if (claim === '' || Object.hasOwn(other.testResults, id)) continue;
    found.set(claim, [...(found.get(claim) ?? []), id]);
  }
  return found;
}

/** The tests of an earlier run that have another title now: of what they verify, just one is gone and just one is new. */
function renamed(point: Point, now: Point): ReadonlyMap<string, string> {
  const fresh = missing(now, point);
  return new Map(
    [...missing(point, now)].flatMap(([claim, [old, ...others]]) => {
      const [id, ...more] = fresh.get(claim) ?? [];
      return old !== undefined && id !== undefined && others.length + more.length === 0 ? [[old, id] as const] : [];
    }),
  );
}

/**
 * Follows tests that have got another title, so that their history goes on.
 * @param now the run that is looked at
 * @returns the earlier runs with the ids of today; the very same where nothing was renamed
 */
export const followRenames = (points: readonly Point[], now: Point): readonly Point[] =>
  points.map((point) => {
    const ids = renamed(point, now);
    if (ids.size === 0) return point;
    const entries = Object.entries(point.testResults).map(([id, item]) => {
      const historyId = ids.get(id) ?? id;
      return [historyId, { ...item, historyId }] as const;
    });
    return { ...point, testResults: Object.fromEntries(entries) };
  });
