import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { FullResult, Reporter, TestCase, TestError, TestResult } from '@playwright/test/reporter';
import { settings } from '../fixtures/settings/index.ts';

/** Placeholder. */
export default class Proof implements Reporter {
  private readonly met: { fault: string; title: string; requirements: string[]; encounter: string; reading: string }[] =
    [];
  private readonly errors: string[] = [];

  onError(error: TestError): void {
    this.errors.push(error.message ?? '');
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    const told = (kind: string) =>
      result.annotations.filter(({ type }) => type === kind).map(({ description = '' }) => description);
    this.met.push({
      fault: test.titlePath()[3] ?? '',
      title: test.title,
      requirements: told('requirement'),
      encounter: told('encounter')[0] ?? `none: ${result.status} ${result.errors[0]?.message ?? ''}`,
      reading: told('reading')[0] ?? '',
    });
  }

  onEnd(): Promise<{ status: FullResult['status'] }> {
    for (const each of this.met)
      console.log(each.fault, '|', each.requirements.join(), '|', each.encounter, '|', each.title, each.reading);
    console.log(this.errors.join('\n'));
    mkdirSync(settings.resultsDir, { recursive: true });
    writeFileSync(path.join(settings.resultsDir, 'proof.json'), JSON.stringify(this.met, null, 2));
    return Promise.resolve({ status: 'passed' });
  }
}
