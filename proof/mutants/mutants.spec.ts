import { conformanceTest } from '../../fixtures/test.ts';
import { settings } from '../../src/config/index.ts';
import { declareTest, loadTests } from '../load-tests.ts';
import { takeOver } from './handover.ts';
import { activateMutant } from './mutant-switch.ts';

const tests = new Map((await loadTests()).map((test) => [test.title, test]));

for (const [id, titles] of Object.entries(takeOver(settings.resultsDir, 'plan')))
  conformanceTest.describe(id, () => {
    // One after the other in one worker: once a test has failed, the rest need not meet the mutant.
    conformanceTest.describe.configure({ mode: 'default' });
    conformanceTest.use({
      fault: {
        id,
        failurePattern: /./,
        deviation: () => {
          activateMutant(id);
          return {};
        },
        effect: () => 'nothing',
      },
    });
    for (const title of titles) declareTest(tests.get(title));
  });
