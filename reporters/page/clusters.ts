import { inOneLine, type Violation } from '../../fixtures/check/violation.ts';
import type { Outcome } from '../../fixtures/outcome.ts';
import type { Report } from '../report.ts';

export type TestReport = Report['tests'][number];

/** Tests that did not pass for what looks like one cause. */
export interface Cluster {
  readonly cause: string;
  /** The worst of its tests. */
  readonly outcome: Outcome;
  readonly operations: readonly string[];
  readonly tests: readonly TestReport[];
}

const worstFirst: readonly Outcome[] = ['failed', 'error', 'blocked', 'advisory'];

/** What is true of every answer whatever the operation: breaking it has one cause, and not one for each operation. */
const everywhere: readonly Violation['check'][] = ['media type', 'encoding', 'invariant'];

/** Values that differ from test to test say nothing about the cause. */
const masked = (text: string): string =>
  text
    .replace(/"[^"]*"/g, '"…"')
    .replace(/<[\w-]+:\d+>/g, '<…>')
    .replace(/\b[0-9a-f]{8,}(-[0-9a-f]{4,})*\b|\b\d{4,}\b/gi, '…')
    .replace(/\s+/g, ' ')
    .trim();

const longest = 160;
const cut = (text: string): string => (text.length > longest ? `${text.slice(0, longest)}…` : text);

/** The first line of an error, without the class that threw it. */
const gist = (error = 'no message'): string =>
  (error.trim().split('\n')[0] ?? '').replace(/^(Error|CheckFailure|Blocked): /, '');

function causeOf({ failure, error, outcome }: TestReport): string {
  const [first] = failure?.violations ?? [];
  const operation = failure?.operation;
  if (!failure || outcome === 'blocked' || outcome === 'error') return masked(gist(error));
  if (!first) {
    const about = `expected ${failure.expected}, received ${failure.received}`;
    return masked(operation === undefined ? about : `after ${operation}: ${about}`);
  }
  const line = masked(
    inOneLine({ ...first, ...(first.pointer && { pointer: first.pointer.replace(/\/\d+/g, '/*') }) }),
  );
  return everywhere.includes(first.check) || operation === undefined ? line : `${operation}: ${line}`;
}

/** Groups the tests that did not pass by what looks like one cause: what gates first, then the largest. */
export function clustersOf(tests: readonly TestReport[]): readonly Cluster[] {
  const groups = new Map<string, TestReport[]>();
  for (const test of tests.filter(({ outcome }) => worstFirst.includes(outcome))) {
    const cause = causeOf(test);
    groups.set(cause, [...(groups.get(cause) ?? []), test]);
  }
  const rank = ({ outcome }: Cluster) => worstFirst.indexOf(outcome);
  return [...groups]
    .map(([cause, own]): Cluster => {
      const operations = [...new Set(own.flatMap(({ failure }) => failure?.operation ?? []))];
      const outcome = worstFirst.find((each) => own.some((test) => test.outcome === each)) ?? 'failed';
      return { cause: cut(cause), outcome, operations, tests: own };
    })
    .sort((one, other) => rank(one) - rank(other) || other.tests.length - one.tests.length);
}
