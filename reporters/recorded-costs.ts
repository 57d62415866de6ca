import type { TestCase } from '@playwright/test/reporter';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { TestCost } from './cost.ts';

/** Requests, customers, customer logins, anonymous logins and mails of a test. */
export type RecordedCost = readonly [number, number, number, number, number];

const root = path.resolve(import.meta.dirname, '..');

/** The costs of all tests in a whole run, by file and title. */
export const recordedCostsFile = path.join(import.meta.dirname, 'recorded-costs.json');

/** How the file names a test. */
export const costKey = (where: string, title: string): string => `${where.replace(/:\d+$/, '')} › ${title}`;

const keyOf = (test: TestCase): string => {
  const [, , , ...titles] = test.titlePath();
  return costKey(path.relative(root, test.location.file).replaceAll(path.sep, '/'), titles.join(' › '));
};

let read: ReadonlyMap<string, RecordedCost> | undefined;

const recordedCosts = (): ReadonlyMap<string, RecordedCost> =>
  (read ??= new Map(
    Object.entries(JSON.parse(readFileSync(recordedCostsFile, 'utf8')) as Record<string, RecordedCost>),
  ));

/** What these tests cost in the run that was recorded; a test that was not in it counts as the mean of all. */
export function recordedCost(tests: readonly TestCase[]): TestCost {
  const recorded = recordedCosts();
  const all = [...recorded.values()];
  const sum = (costs: readonly RecordedCost[], at: number) => costs.reduce((total, cost) => total + (cost[at] ?? 0), 0);
  const known = tests.flatMap((test) => {
    const cost = recorded.get(keyOf(test));
    return cost ? [cost] : [];
  });
  const unknown = tests.length - known.length;
  const [requests = 0, customers = 0, customerLogins = 0, anonymousLogins = 0, mails = 0] = [0, 1, 2, 3, 4].map((at) =>
    Math.round(sum(known, at) + (unknown * sum(all, at)) / Math.max(1, all.length)),
  );
  return { requests, customers, customerLogins, anonymousLogins, mails };
}
