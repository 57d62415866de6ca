import { inOneLine } from '../../src/checks/violation-words.ts';
import type { Check } from '../../src/checks/violation.ts';
import { headlineOf, isBreach } from '../../src/evidence/failure-text.ts';
import { needsAttention, outcomes, type Outcome } from '../../contract/outcomes.ts';
import type { Report } from '../report.ts';

export type TestReport = Omit<Report['tests'][number], 'cost'>;

/** Tests that did not pass for what looks like one cause. */
export interface Cluster {
  readonly cause: string;
  /** The worst of its tests. */
  readonly outcome: Outcome;
  readonly operations: readonly string[];
  readonly tests: readonly TestReport[];
}

/** What is true of every answer whatever the operation: breaking it has one cause, and not one for each operation. */
const everywhere: readonly Check[] = ['media type', 'encoding', 'invariant'];

/** Values that differ from test to test say nothing about the cause. */
const masked = (text: string): string =>
  text
    .replace(/"(?:[^"\\]|\\.)*"/g, '"…"')
    .replace(/<[\w-]+:\d+>/g, '<…>')
    .replace(/\b[0-9a-f]{8,}(-[0-9a-f]{4,})*\b|\b\d{4,}\b/gi, '…');

const longest = 160;
const cut = (text: string): string => (text.length > longest ? `${text.slice(0, longest)}…` : text);

const inOne = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Why a test did not pass, in one line, with the values that it met. */
function causeOf(test: TestReport): string {
  const { failure, outcome } = test;
  const [first] = failure?.violations ?? [];
  const operation = failure?.operation;
  if (operation === undefined || outcome === 'blocked' || outcome === 'error') return headlineOf(test);
  if (!first) return `after ${operation}: ${headlineOf(test)}`;
  const pointer = first.pointer?.replace(/\/\d+/g, '/*');
  const line = inOne(inOneLine({ ...first, ...(pointer !== undefined && { pointer }) }));
  return everywhere.includes(first.check) ? line : `${operation}: ${line}`;
}

/** What the causes of all its tests have in common. */
function shared(tests: readonly TestReport[]): string {
  const [first = '', ...others] = new Set(tests.map(causeOf));
  return cut(others.length === 0 ? first : masked(first));
}

/** How grave a cluster is: the smaller, the graver. A breach of the security baseline comes before anything else. */
const rankOf = ({ outcome, tests }: Cluster): number => (tests.some(isBreach) ? -1 : outcomes.indexOf(outcome));

/** Which of two clusters comes first: what gates, then the larger one. */
export const byGravity = (one: Cluster, other: Cluster): number =>
  rankOf(one) - rankOf(other) || other.tests.length - one.tests.length;

/** Groups the tests that did not pass by what looks like one cause, the gravest first. */
export function clustersOf(tests: readonly TestReport[]): readonly Cluster[] {
  const groups = new Map<string, TestReport[]>();
  for (const test of tests.filter(({ outcome }) => needsAttention(outcome))) {
    const cause = masked(causeOf(test));
    groups.set(cause, [...(groups.get(cause) ?? []), test]);
  }
  return [...groups.values()]
    .map((own): Cluster => {
      const operations = [...new Set(own.flatMap(({ failure }) => failure?.operation ?? []))];
      const outcome = outcomes.find((each) => own.some((test) => test.outcome === each)) ?? 'failed';
      return { cause: shared(own), outcome, operations, tests: own };
    })
    .sort(byGravity);
}
