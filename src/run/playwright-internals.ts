import type { TestInfo } from '@playwright/test';
import type { TestCase, TestStep } from '@playwright/test/reporter';
import { stripVTControlCharacters } from 'node:util';
import type { Assertion } from '../evidence/failures.ts';
import { isOwnAttachment } from '../evidence/test-record.ts';
import { secrets } from '../secrets/secrets.ts';

// What the suite relies on of Playwright beyond its published interface, of tests and workers; docs/decisions/playwright-internals.md
// says why, and what to do when a part changes. selftest/playwright-internals fails then.

/** `TestInfo` of Playwright 1.65: every error of a test, also one of a fixture or a time limit, passes through this method. */
interface FailingTestInfo extends TestInfo {
  _failWithError?: (thrown: unknown) => void;
}

const thrownByError = new WeakMap<object, unknown>();

/**
 * Keeps for each of a test's errors the value that was thrown: Playwright keeps only its texts, from which nobody could tell an
 * answer of the tenant from a mistake in a test.
 * @throws Error where this version of Playwright has no such method
 */
export function keepThrown(testInfo: FailingTestInfo): void {
  const fail = testInfo._failWithError?.bind(testInfo);
  if (!fail)
    throw new Error(
      'Playwright has changed: TestInfo has no _failWithError. See docs/decisions/playwright-internals.md.',
    );
  testInfo._failWithError = (thrown) => {
    const before = testInfo.errors.length;
    fail(thrown);
    for (const error of testInfo.errors.slice(before)) thrownByError.set(error, thrown);
  };
}

/** Has a test that has passed fail all the same. */
export function failAfterwards(testInfo: FailingTestInfo, thrown: Error): void {
  testInfo._failWithError?.(thrown);
}

/** The values that were thrown, in the order of the test's errors. */
export const thrownIn = ({ errors }: TestInfo): readonly unknown[] => errors.map((error) => thrownByError.get(error));

/** The error of a failed `expect` carries what its matcher said; what the test said of it comes before that in the message. */
export function assertionIn(thrown: unknown): Assertion | undefined {
  const { matcherResult } = (thrown instanceof Error ? thrown : {}) as {
    matcherResult?: { readonly message?: unknown };
  };
  if (!(thrown instanceof Error) || typeof matcherResult?.message !== 'string') return undefined;
  const [all, text] = [thrown.message, matcherResult.message].map(stripVTControlCharacters) as [string, string];
  return { title: all.endsWith(text) ? all.slice(0, -text.length).trim() : '', text };
}

/** Bytes as Playwright's debug log prints them: a list of numbers, in which nobody would find the token that it spells. */
const printedBytes = /\{"type":"Buffer","data":\[[\d,\s]*\]\}/g;

const clean = (text: string): string =>
  secrets.redact(text.includes('"Buffer"') ? text.replace(printedBytes, '"<bytes>"') : text);

/** Text that was written as bytes; what the suite attaches itself is clean already. */
function cleanBytes(encoded: string): string {
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const cleaned = clean(text);
  return cleaned === text ? encoded : Buffer.from(cleaned).toString('base64');
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Texts in which Playwright says what a message is and what it is about: no word of anybody else's, in every message. */
const ofPlaywright = new Set(['method', 'testId', 'stepId', 'parentStepId', 'category', 'file']);

function cleanIn(message: unknown): void {
  if (!isObject(message)) return;
  for (const [name, value] of Object.entries(message)) {
    if (typeof value !== 'string') cleanIn(value);
    else if (ofPlaywright.has(name)) continue;
    else if (name === 'buffer' || name === 'body') {
      if (!isOwnAttachment(message['name'])) message[name] = cleanBytes(value);
    } else if (value.length >= 6) message[name] = clean(value);
  }
}

/** What Playwright tells a reporter of a step beyond its published type: the address of a request stands in these. */
export interface PlaywrightStep extends TestStep {
  subtitle?: string;
  shortTitle?: string;
  params?: Record<string, unknown>;
}

/** Whether a step is a request, which Playwright tells by its title. */
export const isRequestStep = ({ category, title }: TestStep): boolean =>
  category === 'pw:api' && /^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\b/.test(title);

let isGuarded = false;

/**
 * Cleans everything that this worker tells the run's process: steps, errors, annotations, attachments, what was printed. Whatever
 * reporter there is, also one that the command line names in place of the suite's own, learns of a test on this way only.
 */
export function redactWorkerMessages(): void {
  const send = process.send?.bind(process);
  if (!send || isGuarded) return;
  isGuarded = true;
  process.send = (message: unknown, ...rest: unknown[]): boolean => {
    cleanIn(message);
    return (send as (...all: unknown[]) => boolean)(message, ...rest);
  };
}

/** Cleans what this process itself prints, such as the debug log of a request that no test has made. */
export function redactPrintedOutput(): void {
  for (const stream of [process.stdout, process.stderr]) {
    const write = stream.write.bind(stream) as (...all: unknown[]) => boolean;
    stream.write = (chunk: unknown, ...rest: unknown[]): boolean =>
      write(typeof chunk === 'string' ? clean(chunk) : chunk, ...rest);
  }
}

let isRestoring = false;

/** Says that a reporter of this run, before all others, has `restoreFailure` see every test. */
export function announceRestoring(): void {
  isRestoring = true;
}

/** Whether failures that were kept from ending their worker are restored: not where the command line names other reporters. */
export const restoresFailures = (): boolean => isRestoring;

/**
 * Has a test that failed leave its worker to the next one: Playwright ends a worker only for a failure that was not expected. Where
 * failed tests are made again, or so many of them end the run, they need one that ends.
 */
export function keepWorker(testInfo: TestInfo): void {
  const isNeeded = testInfo.project.retries > 0 || testInfo.config.maxFailures > 0;
  if (testInfo.status === 'failed' && !isNeeded) testInfo.expectedStatus = 'failed';
}

/** Makes a failed test unexpected again, before another reporter or Playwright's own count sees it as anything else. */
export function restoreFailure(test: TestCase): void {
  test.expectedStatus = 'passed';
}
