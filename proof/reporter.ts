import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { FullResult, Reporter, Suite, TestCase, TestError, TestResult } from '@playwright/test/reporter';
import { combinedVariations, variationById } from '../faults/index.ts';
import { addEffect, type Outcome } from './random-mutations/report.ts';
import { annotated, verifiedBy } from '../src/evidence/annotations.ts';
import { settings } from '../src/config/index.ts';
import { recordOf } from '../reporters/test-records.ts';
import { writeBaseline, type Baseline } from './baseline.ts';
import { htmlPage } from './html-page.ts';
import { proofReport, type FalsePositive } from './report.ts';
import { progressLine, summary } from './summary.ts';
import type { FaultTestResult } from './fault-outcomes.ts';

const root = path.resolve(import.meta.dirname, '..');

/** How often a line says how far the proof is, where there is no terminal to write over, in milliseconds. */
const progressInterval = 15_000;

/** Gathers what tests have met, says how far the proof is, and concludes. */
export default class Proof implements Reporter {
  private readonly faultResults: FaultTestResult[] = [];
  private readonly falsePositives: FalsePositive[] = [];
  private readonly variations = new Set<string>();
  private readonly baseline: Baseline[] = [];
  private readonly randomFaults = new Map<string, Outcome>();
  private readonly errors: string[] = [];
  private started = Date.now();
  private total = 0;
  private done = 0;
  private lastProgress = 0;

  printsToStdio(): boolean {
    return true;
  }

  onBegin(_config: unknown, suite: Suite): void {
    this.total = suite.allTests().length;
    this.started = this.lastProgress = Date.now();
  }

  onError(error: TestError): void {
    this.errors.push(error.message ?? 'an error without a message');
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    this.done++;
    const [, project = '', , ...titles] = test.titlePath();
    if (project === 'baseline') this.addBaseline(titles.join(' › '), test, result);
    else if (/^(variation|combined):/.test(project))
      this.addVariation(project.slice(project.indexOf(':') + 1), test, result);
    else this.addFault(project, titles, result);
    this.printProgress();
  }

  onEnd(result: FullResult): Promise<{ status: FullResult['status'] }> {
    if (process.stdout.isTTY) process.stdout.write('\r\u001b[K');
    if (this.baseline.length > 0) writeBaseline(this.baseline);
    if (this.faultResults.length + this.variations.size === 0 && this.baseline.length > 0 && this.errors.length === 0)
      return Promise.resolve({ status: 'passed' });
    const interrupted = result.status === 'interrupted' || result.status === 'timedout';
    const report = proofReport({
      meetings: this.faultResults,
      varied: [...this.variations],
      blames: this.falsePositives,
      blind: [...this.randomFaults].map(([id, outcome]) => ({ id, ...outcome })),
      errors: interrupted ? [...this.errors, 'The proof was interrupted.'] : this.errors,
      seed: settings.seed,
      milliseconds: result.duration,
    });
    mkdirSync(settings.resultsDir, { recursive: true });
    writeFileSync(path.join(settings.resultsDir, 'proof.json'), `${JSON.stringify(report, null, 2)}\n`);
    writeFileSync(path.join(settings.resultsDir, 'proof.html'), htmlPage(report));
    process.stdout.write(summary(report, path.relative(process.cwd(), settings.resultsDir) || '.'));
    process.once('exit', () => {
      process.exitCode = report.exitCode;
    });
    return Promise.resolve({ status: report.exitCode === 0 ? 'passed' : 'failed' });
  }

  /** The sound tenant: what a test asks is noted; a failure here makes every catch worthless. */
  private addBaseline(title: string, test: TestCase, result: TestResult): void {
    const { covered, outcome, error, stuck } = recordOf(test, result, root);
    this.baseline.push({ title, covered, milliseconds: result.duration });
    if (outcome !== 'passed' && outcome !== 'not run')
      this.errors.push(`${title} ended as ${outcome} on the sound tenant: ${error ?? ''}`);
    if (stuck > 0) this.errors.push(`${title} left something behind at the sound tenant.`);
  }

  private addVariation(variation: string, test: TestCase, result: TestResult): void {
    for (const id of combinedVariations[variation] ?? [variation]) this.variations.add(id);
    const { outcome, requirements, stuck, error = 'it left something behind' } = recordOf(test, result, root);
    const { advises = [] } = variationById(variation);
    const foreseen = outcome === 'advisory' && requirements.every((id) => advises.includes(id));
    if ((outcome !== 'passed' && outcome !== 'not run' && !foreseen) || stuck > 0)
      this.falsePositives.push({ variation, test: test.title, requirements, outcome, error: error.slice(0, 600) });
  }

  private addFault(project: string, titles: readonly string[], result: TestResult): void {
    const [subject = '', ...rest] = titles;
    // A random fault that a test has noticed is met by no further one.
    if (project === 'blind' && result.status === 'skipped') return;
    const { annotations } = result;
    const [encounter] = annotated(annotations, 'encounter');
    if (!encounter) {
      this.errors.push(
        `${subject}: ${rest.join(' › ')} ended without a judgement (${result.status}): ${result.errors[0]?.message ?? ''}`,
      );
      return;
    }
    const [reading = ''] = annotated(annotations, 'reading');
    this.faultResults.push({
      subject,
      test: rest.join(' › '),
      requirements: verifiedBy(annotations),
      encounter,
      reading,
    });
    if (project !== 'blind') return;
    const [effect] = annotated(annotations, 'effect');
    this.randomFaults.set(subject, addEffect(this.randomFaults.get(subject), effect, annotated(annotations, 'broke')));
  }

  private printProgress(): void {
    const now = Date.now();
    const terminal = process.stdout.isTTY;
    if (!terminal && now - this.lastProgress < progressInterval) return;
    this.lastProgress = now;
    const survived = this.faultResults.filter(({ encounter }) => encounter !== 'caught').length;
    const line = progressLine({
      done: this.done,
      total: this.total,
      survived,
      blamed: this.falsePositives.length,
      elapsed: now - this.started,
    });
    process.stdout.write(terminal ? `\r\u001b[K${line}` : `${line}\n`);
  }
}
