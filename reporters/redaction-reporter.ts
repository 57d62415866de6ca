import type { Reporter, TestCase, TestResult, TestStep } from '@playwright/test/reporter';
import { inOneStep } from '../src/evidence/exchange.ts';
import { outcomeRow } from '../contract/outcomes.ts';
import { annotated } from '../src/evidence/annotations.ts';
import {
  announceRestoring,
  isRequestStep,
  restoreFailure,
  type PlaywrightStep,
} from '../src/run/playwright-internals.ts';
import { secrets } from '../src/secrets/secrets.ts';
import type { Exchange } from '../src/evidence/failure-evidence.ts';
import { traceOf } from './test-records.ts';

interface Texts {
  message?: string;
  stack?: string;
  value?: string;
  snippet?: string;
}

function scrub(error: Texts | undefined): void {
  if (!error) return;
  for (const part of ['message', 'stack', 'value', 'snippet'] as const)
    if (error[part] !== undefined) error[part] = secrets.redact(error[part]);
}

const exchangeOf = new WeakMap<TestStep, Exchange>();

/** The call that a step of Playwright's own was; known once its test has ended. */
export const exchangeAt = (step: TestStep): Exchange | undefined => exchangeOf.get(step);

/**
 * Rewrites what Playwright's own request steps say before any other reporter reads it: it is listed first. They lose their secrets
 * at once, and when a test has ended each tells who asked what and what came back. Steps of the suite's own would cost as much
 * again, and would say it twice.
 */
export default class Redaction implements Reporter {
  private readonly requests = new WeakMap<TestResult, PlaywrightStep[]>();

  constructor() {
    announceRestoring();
  }

  printsToStdio(): boolean {
    return false;
  }

  onStepBegin(_test: TestCase, result: TestResult, step: PlaywrightStep): void {
    this.rewrite(step);
    if (!isRequestStep(step)) return;
    const known = this.requests.get(result);
    if (known) known.push(step);
    else this.requests.set(result, [step]);
  }

  onStepEnd(_test: TestCase, _result: TestResult, step: PlaywrightStep): void {
    scrub(step.error);
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    const [outcome = 'passed'] = annotated(result.annotations, 'outcome');
    if (outcomeRow(outcome).junit === 'failure') restoreFailure(test);
    for (const error of result.errors) scrub(error);
    scrub(result.error);
    const { exchanges } = traceOf(result);
    for (const [index, step] of (this.requests.get(result) ?? []).entries()) {
      const exchange = exchanges[index];
      if (!exchange) continue;
      exchangeOf.set(step, exchange);
      step.title = inOneStep(exchange);
      step.subtitle = exchange.http.request.url.replace(/^[a-z]+:\/\/[^/]+/, `${exchange.http.request.method} `);
    }
  }

  private rewrite(step: PlaywrightStep): void {
    for (const part of ['title', 'subtitle', 'shortTitle'] as const) {
      const text = step[part];
      if (text !== undefined) step[part] = secrets.redact(text);
    }
    if (step.params)
      for (const [name, value] of Object.entries(step.params))
        if (typeof value === 'string') step.params[name] = name === 'value' ? '<secret>' : secrets.redact(value);
  }
}
