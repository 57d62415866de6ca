import type { FullResult, TestCase, TestResult } from '@playwright/test/reporter';
import Verdict from '../../reporters/conformance-reporter.ts';

/** The reporter of the verdict, which crashes where the title of a test asks for it. */
export default class CrashingReporter extends Verdict {
  private isCrashing = false;

  override onTestEnd(test: TestCase, result: TestResult): void {
    super.onTestEnd(test, result);
    this.isCrashing ||= test.title === 'the reporter crashes';
    if (test.title === 'an error that nobody catches')
      setImmediate(() => {
        throw new Error('nobody catches this');
      });
  }

  override onEnd(result: FullResult): Promise<{ status: FullResult['status'] }> {
    if (this.isCrashing) throw new Error('the reporter has crashed');
    return super.onEnd(result);
  }
}
