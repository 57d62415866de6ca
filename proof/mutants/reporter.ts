import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter';
import { settings } from '../../src/config/index.ts';
import { annotated, verifiedBy } from '../../src/evidence/annotations.ts';
import { handOver } from './handover.ts';
import type { Reached } from './mutant-switch.ts';

/** Hands over what the tests reached, or which mutants they killed; after an error outside of the tests nothing, and prints it. */
export default class MutantReporter implements Reporter {
  private readonly tests: { title: string; reached: readonly string[] }[] = [];
  private readonly static = new Set<string>();
  private readonly kills = new Map<string, string>();
  private readonly errors: string[] = [];

  onError({ message = '' }: { readonly message?: string }): void {
    this.errors.push(message);
  }

  onTestEnd(test: TestCase, { annotations }: TestResult): void {
    const [, project, , ...titles] = test.titlePath();
    const isFailed = annotated(annotations, 'encounter').some((detection) => detection !== 'survived');
    if (project === 'mutant-coverage') {
      const title = titles.join(' › ');
      if (isFailed) this.errors.push(`${title} fails with no mutant switched on: nothing is measured.`);
      for (const text of annotated(annotations, 'broke')) this.addCoverage(title, text);
    } else if (titles[0] !== undefined && isFailed) this.kills.set(titles[0], verifiedBy(annotations).join(' '));
  }

  onEnd(): void {
    const { tests, static: statics, kills } = this;
    process.stderr.write(this.errors.map((error) => `${error}\n`).join(''));
    if (this.errors.length > 0) return;
    if (tests.length > 0) handOver(settings.resultsDir, 'coverage', { tests, static: [...statics] });
    else handOver(settings.resultsDir, 'kills', Object.fromEntries(kills));
  }

  private addCoverage(title: string, text: string): void {
    const { reached, whenLoaded } = JSON.parse(text) as Reached;
    this.tests.push({ title, reached });
    for (const id of whenLoaded) this.static.add(id);
  }
}
