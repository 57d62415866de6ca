import { test, type TestInfo } from '@playwright/test';
import { capabilities, type Capability } from '../../contract/capabilities.ts';
import { annotation } from './annotations.ts';

/** Ends a test that the target lacks something for, and says what; what is skipped so counts as not run, never as passed. */
export function notRun(absent: readonly [Capability, ...Capability[]], testInfo: TestInfo = test.info()): never {
  for (const capability of absent) testInfo.annotations.push(annotation('not run', capability));
  const reasons = absent.map((capability) => `${capability} (${capabilities[capability].how})`);
  testInfo.skip(true, `not run: the target lacks ${reasons.join(', ')}`);
  throw new Error('Playwright ends a test that is skipped.');
}
