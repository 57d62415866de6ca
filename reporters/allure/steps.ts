import type { TestStep } from '@playwright/test/reporter';
import type { Attachment, StepResult } from 'allure-js-commons';
import { inOneStep } from '../../src/evidence/exchange.ts';
import type { Exchange } from '../../src/evidence/failure-evidence.ts';
import { exchangeAt } from '../redaction-reporter.ts';
import { Stage, Status } from './allure-library.ts';

/** Writes an exchange, and says where it is. */
export type Attach = (exchange: Exchange) => Attachment;

/** Hooks hold the calls of fixtures and of the cleanup. */
const phases: Readonly<Record<string, string>> = { 'Before Hooks': 'Before the test', 'After Hooks': 'After the test' };

const isShown = ({ category, title }: TestStep): boolean =>
  category === 'expect' || category === 'test.step' || title in phases;

/** The steps of a test as a reader wants them: calls with their exchange, expectations, and nothing of Playwright's own doings. */
export function stepsOf(steps: readonly TestStep[], attach: Attach): StepResult[] {
  return steps.flatMap((step) => {
    const inner = stepsOf(step.steps, attach);
    const exchange = exchangeAt(step);
    if (!exchange && !isShown(step)) return inner;
    if (step.title in phases && inner.length === 0) return [];
    const { error, duration, startTime } = step;
    return [
      {
        name: exchange ? inOneStep(exchange) : (phases[step.title] ?? step.title),
        status: error ? Status.FAILED : Status.PASSED,
        statusDetails: error?.message === undefined ? {} : { message: error.message },
        stage: Stage.FINISHED,
        steps: inner,
        attachments: exchange ? [attach(exchange)] : [],
        parameters: [],
        start: startTime.getTime(),
        stop: startTime.getTime() + Math.max(duration, 0),
      },
    ];
  });
}
