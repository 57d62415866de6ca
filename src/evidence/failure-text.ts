import { isNewlyUnmet, type Outcome } from '../../contract/outcomes.ts';
import { levelInWords, sourcesOf, type Statement } from '../../contract/requirements/index.ts';
import { markdownBlock, markdownCode, markdownText, md, type Markdown } from '../shared/foreign-text.ts';
import type { FailureEvidence } from './failure-evidence.ts';
import type { Reread } from './recorder.ts';

// How a failure reads in each text output. The page has a view of its own, in reporters/page/failure.tsx.

const inSeconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;

/** What a read-back led to that was made again: `right after 0.4 s`, or `never, within 3.0 s`. */
export const rereadInWords = ({ rightAfter, within }: Reread): string =>
  rightAfter === undefined ? `never right, within ${inSeconds(within)}` : `right after ${inSeconds(rightAfter)}`;

/** A test as the text outputs read it. */
interface FailedTest {
  readonly outcome: Outcome;
  readonly requirements: readonly string[];
  readonly title: string;
  readonly where: string;
  readonly error?: string;
  readonly failure?: FailureEvidence;
}

/** What is promised and where: `(MUST): sentence Source: ...`. */
export const promiseOf = (statement: Statement): string =>
  `(${levelInWords(statement)}): ${statement.sentence} Source: ${sourcesOf(statement)}.`;

/** What went wrong in one line; of a test that ended before it began, its error. */
export const headlineOf = ({ failure, error = 'no message' }: Pick<FailedTest, 'failure' | 'error'>): string =>
  failure?.headline ?? error.replace(/\s+/g, ' ').trim();

const errorOf = ({ error = 'no message' }: Pick<FailedTest, 'error'>): string => error;

/** The lines that a failing test's message ends with, in every reporter of Playwright's own and in JUnit. */
export function evidenceLines({ requirement, speaker, operation, curl, command, reread }: FailureEvidence): string {
  const promises = requirement.map((each) => `${each.level} ${each.id}: ${each.sentence} (${sourcesOf(each)})`);
  const rows: readonly (readonly [string, string])[] = [
    ...promises.map((text) => ['promised', text] as const),
    ...(operation === undefined ? [] : [['asked by', `${speaker}: ${operation}`] as const]),
    ...(reread ? [['reread', rereadInWords(reread)] as const] : []),
    ...(curl === '' ? [] : [['ask again', curl] as const]),
    ['repeat', command],
  ];
  return rows.map(([name, text]) => `  ${name.padEnd(9)}  ${text}`).join('\n');
}

/** What each requirement promises, by its id. */
type Promises = ReadonlyMap<string, string>;

/** Console: what went wrong in one line; below it what is promised, how to repeat it, and how a known deviation would list it. */
export function consoleLines(test: FailedTest, promises: Promises): readonly string[] {
  const { requirements, title, where, outcome, failure } = test;
  return [
    `${requirements.join(', ') || title} · ${where} · ${headlineOf(test)}`,
    ...requirements.map((id) => `${requirements.length > 1 ? `${id} ` : ''}${promises.get(id) ?? ''}`),
    ...(failure ? [failure.command, failure.curl] : []).filter((line) => line !== ''),
    ...(failure && isNewlyUnmet(outcome) ? [`signature: ${failure.signature}`] : []),
  ];
}

/** Markdown: the whole error, below what is promised. */
export const markdownLines = (test: FailedTest, promises: Promises): readonly Markdown[] => [
  md`### ${markdownText(test.title)}`,
  md``,
  markdownText(`${test.outcome}, ${test.where}`),
  md``,
  ...test.requirements.map((id) => md`- ${markdownCode(id)} ${markdownText(promises.get(id) ?? '')}`),
  md``,
  markdownBlock(errorOf(test)),
  md``,
];

/** Whether a test found the security baseline broken. */
export const isBreach = ({ outcome, failure }: Pick<FailedTest, 'outcome' | 'failure'>): boolean =>
  outcome === 'failed' && failure?.breaks === 'baseline';

/** GitHub: the title of an annotation, and the whole error. */
export const annotationText = (test: FailedTest): { readonly title: string; readonly message: string } => ({
  title: `${test.outcome}${isBreach(test) ? ', security baseline' : ''}: ${test.requirements.join(', ') || test.title}`,
  message: errorOf(test),
});

/** Allure: the whole error, and a description in Markdown with what is promised and how to repeat it. */
export function allureText({ error, failure }: Pick<FailedTest, 'error' | 'failure'>): {
  readonly message?: string;
  readonly description?: string;
} {
  const promises = (failure?.requirement ?? []).map(
    (each) => `**${levelInWords(each)}** \`${each.id}\`: ${each.sentence} _${sourcesOf(each)}_`,
  );
  return {
    ...(error !== undefined && { message: error }),
    ...(failure && { description: [...promises, '', '```sh', failure.curl, failure.command, '```'].join('\n') }),
  };
}
