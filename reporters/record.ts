import type { TestCase, TestResult } from '@playwright/test/reporter';
import { requirements, type RequirementId } from '../contract/requirements/index.ts';
import { capabilities, type Capability } from '../contract/capabilities.ts';
import type { Outcome } from '../src/run/test-outcome.ts';
import { attachedTo, type Attached } from './attached.ts';

/** One test of a run, as the verdict reads it. */
export interface TestRecord extends Attached {
  readonly id: string;
  readonly title: string;
  /** The target that it asked, by its name; empty where the run has only one. */
  readonly target: string;
  /** File and line below the repository, such as `tests/address/patch.spec.ts:12`. */
  readonly where: string;
  readonly outcome: Outcome;
  readonly requirements: readonly RequirementId[];
  readonly milliseconds: number;
  /** What went wrong, in the words of the first error. */
  readonly error?: string;
  /** Why nothing could be asked of one of several targets, in words that begin with the outcome. */
  readonly stopped?: string;
  /** What the target lacks for this test. */
  readonly lacks: readonly Capability[];
  readonly observed: readonly { readonly requirement: RequirementId; readonly what: string }[];
}

const isRequirement = (id: string): id is RequirementId => Object.hasOwn(requirements, id);
const isCapability = (name: string): name is Capability => Object.hasOwn(capabilities, name);

const ended: readonly string[] = ['failed', 'advisory', 'known', 'blocked', 'error'] satisfies Outcome[];
const isOutcome = (text: string | undefined): text is Outcome => text !== undefined && ended.includes(text);

function outcomeOf({ annotations, status }: TestResult, test: TestCase, lacks: readonly Capability[]): Outcome {
  const told = annotations.find(({ type }) => type === 'outcome')?.description;
  if (isOutcome(told)) return told;
  if (status === 'skipped') return lacks.length > 0 ? 'not run' : 'error';
  return test.outcome() === 'expected' ? 'passed' : 'error';
}

// eslint-disable-next-line no-control-regex -- the escape codes are what has to go
const colours = /\u001b\[[\d;]*m/g;

const observation = (text: string) => {
  const [, id = '', what = ''] = /^([^:]+): (.*)$/.exec(text) ?? [];
  return isRequirement(id) ? [{ requirement: id, what }] : [];
};

/** The requirements that a test has claimed to verify. */
export const requirementsOf = ({ annotations }: Pick<TestResult, 'annotations'>): readonly RequirementId[] =>
  annotations.flatMap(({ type, description = '' }) =>
    type === 'requirement' && isRequirement(description) ? [description] : [],
  );

/** The target that a test asks: each of several is a project. */
export const targetOf = (test: Pick<TestCase, 'titlePath'>): string => test.titlePath()[1] ?? '';

/** Reads what a test left behind: its outcome, what it verified, what it asked. */
export function recordOf(test: TestCase, result: TestResult, root: string): TestRecord {
  const described = (kind: string) =>
    result.annotations.filter(({ type }) => type === kind).map(({ description = '' }) => description);
  const lacks = described('not run').filter(isCapability);
  const error = result.errors[0]?.message?.replace(colours, '') ?? described('blocked')[0];
  const { file, line } = test.location;
  const [stopped] = described('stopped');
  return {
    id: test.id,
    title: test.titlePath().slice(3).join(' › '),
    target: targetOf(test),
    where: `${file.startsWith(`${root}/`) ? file.slice(root.length + 1) : file}:${line}`,
    outcome: outcomeOf(result, test, lacks),
    requirements: requirementsOf(result),
    milliseconds: result.duration,
    lacks,
    observed: described('observed').flatMap(observation),
    ...(error !== undefined && { error }),
    ...(stopped !== undefined && { stopped }),
    ...attachedTo(result),
  };
}
