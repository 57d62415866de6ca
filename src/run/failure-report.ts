import path from 'node:path';
import { literally } from '../shared/text.ts';
import { commandLine, shownPath } from '../shared/installation.ts';
import { stripVTControlCharacters } from 'node:util';
import type { TestInfo } from '@playwright/test';
import { rowOf } from '../../contract/operations/index.ts';
import { requirements, statementOf } from '../../contract/requirements/index.ts';
import { inOneLine, inWords, type WordedViolation } from '../checks/violation-words.ts';
import { verifiedBy } from '../evidence/annotations.ts';
import { settings } from '../config/index.ts';
import { curlOf } from '../evidence/curl.ts';
import { evidenceLines, rereadInWords } from '../evidence/failure-text.ts';
import { exchangeOf } from '../evidence/exchange.ts';
import {
  mostExchanges,
  type VerifiedRequirement,
  type Exchange,
  type FailureEvidence,
} from '../evidence/failure-evidence.ts';
import type { Failure } from '../evidence/failures.ts';
import { withoutRereads, type TestRecording } from '../evidence/recorder.ts';
import { secrets } from '../secrets/secrets.ts';
import { brokenGround } from './broken-ground.ts';

const promised = (testInfo: TestInfo): readonly VerifiedRequirement[] =>
  verifiedBy(testInfo.annotations).map((id) => ({ id, ...statementOf(requirements[id]) }));

const quoted = (text: string): string => (/^[\w./:@-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);

/** How Playwright is told to run one test: by its line, or by its title where the line is not in the file that declares it. */
function pick({ file, line, titlePath, config }: TestInfo): string {
  const root = config.configFile === undefined ? process.cwd() : path.dirname(config.configFile);
  const [spec = '', ...titles] = titlePath;
  const declaring = path.join(config.rootDir, spec);
  if (declaring === file) return quoted(`${shownPath(root, file)}:${line}`);
  const title = literally(titles.join(' '));
  return `${quoted(shownPath(root, declaring))} -g ${quoted(title)}`;
}

/** How to repeat one test of this run. */
function commandFor(testInfo: TestInfo, target: string): string {
  const project = target === '' ? '' : `--project=${quoted(target)} `;
  return `SEED=${settings.seed} ${commandLine('conformance', `${project}${pick(testInfo)}`)}`;
}

const listed = (violations: readonly WordedViolation[], which: 'expected' | 'received'): string =>
  violations
    .map(({ check, pointer, [which]: what }) => `${pointer === undefined || pointer === '' ? check : pointer}: ${what}`)
    .join('; ');

/** What Playwright prints behind these words of its own, in the text of a failed `expect`. */
function printedBehind(text: string, label: RegExp): string {
  const line = text.split('\n').find((each) => label.test(each.trim()));
  return line?.trim().replace(label, '').trim() ?? '';
}

/** How much of a headline is kept, in characters. */
const maxHeadline = 260;

/** What Playwright prints of the difference in a failed `expect`: both values, or the first lines that differ. */
function differences(printed: string): readonly string[] {
  const lines = printed.split('\n');
  const values = lines.filter((line) => /^(Expected|Received)\b.*: /.test(line));
  return values.length > 0 ? values.slice(0, 2) : lines.filter((line) => /^[-+] {2,}/.test(line)).slice(0, 2);
}

/** The failure that a test's evidence is about: a property fails by what its smallest value led to. */
const innermost = (failure: Failure): Failure => (failure.kind === 'property' ? innermost(failure.of) : failure);

/** How a test failed. */
interface FailedTest {
  readonly failures: readonly Failure[];
  readonly fingerprint: string;
  /** What was recorded until the test ended, without its clean-up. */
  readonly recording: TestRecording;
  /** The target's name, empty where the run has only one. */
  readonly target: string;
}

/** Puts together what a test that did not pass leaves to its reader. */
export function failureEvidenceOf(
  testInfo: TestInfo,
  { failures, fingerprint, recording, target }: FailedTest,
): FailureEvidence {
  const failure = failures[0] && innermost(failures[0]);
  const call = failure?.kind === 'answer' ? failure.call : undefined;
  const asked = withoutRereads(recording);
  const request = call?.request ?? asked.findLast(({ error }) => error !== undefined) ?? asked.at(-1);
  const recent = asked.slice(-mostExchanges);
  // The call that failed may be older than the last ones, where a test went on after it.
  const kept = request && !recent.includes(request) ? [request, ...recent.slice(1)] : recent;
  const clean = JSON.parse(secrets.scrub(JSON.stringify(kept.map(exchangeOf)))) as readonly Exchange[];
  const exchange = request && clean[kept.indexOf(request)];
  const requirement = promised(testInfo);
  const violations = (call?.violations ?? []).map(inWords).map((each) => ({
    ...each,
    expected: secrets.redact(each.expected),
    received: secrets.redact(each.received),
  }));
  const printed = failure?.kind === 'assertion' ? stripVTControlCharacters(failure.assertion.text) : '';
  const [first = ''] = stripVTControlCharacters(testInfo.errors[0]?.message ?? '').split('\n');
  const plain = {
    expected: printedBehind(printed, /^Expected[^:]*:/) || (requirement[0]?.sentence ?? ''),
    received:
      printedBehind(printed, /^Received[^:]*:/) || (exchange?.http.error?.message ?? first.replace(/^\w*Error: /, '')),
  };
  const { expected, received } = call
    ? { expected: listed(violations, 'expected'), received: listed(violations, 'received') }
    : plain;
  const route = exchange ? rowOf(exchange.operation).route : '';
  const answered = exchange && `${exchange.operation} (${route}) as ${exchange.speaker} was answered`;
  const [violation] = violations;
  const headline = violation
    ? `${answered} ${exchange?.http.response?.status ?? 'nothing'}: ${inOneLine(violation)}`
    : [first.replace(/^\w+: /, ''), ...differences(printed)].join(' ');
  const reread = recording.rereads.at(-1);
  const isLate = failure?.kind === 'late answer';
  const again = reread && !isLate ? ` (read again: ${rereadInWords(reread)})` : '';
  return {
    version: 1,
    headline: secrets.redact(headline.replace(/\s+/g, ' ')).slice(0, maxHeadline - again.length) + again,
    speaker: exchange?.speaker ?? '',
    ...(exchange && { operation: exchange.operation }),
    route,
    requirement,
    breaks: brokenGround(verifiedBy(testInfo.annotations), call?.violations ?? []),
    signature: fingerprint,
    expected: secrets.redact(expected),
    received: secrets.redact(received),
    violations,
    ...(reread && { reread }),
    curl: exchange ? curlOf(exchange) : '',
    seed: settings.seed,
    command: commandFor(testInfo, target),
    exchanges: clean,
  };
}

/**
 * Ends the first error of a test with its evidence, so that the terminal and JUnit show it too. The stack behind it stays as it
 * is, and with it the failing line and its snippet.
 */
export function appendToError({ errors: [error] }: TestInfo, evidence: FailureEvidence): void {
  if (!error) return;
  const { message = '', stack = '' } = error;
  const told = `${message.trimEnd()}\n\n${evidenceLines(evidence)}\n`;
  error.message = told;
  error.stack = stack.includes(message) ? stack.replace(message, () => told.trimEnd()) : stack;
}
