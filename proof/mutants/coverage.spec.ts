import { conformanceTest } from '../../fixtures/test.ts';
import { declareTest, loadTests } from '../load-tests.ts';
import { beginCoverage, coverageSoFar } from './mutant-switch.ts';

// No mutant is switched on: a fault that changes nothing notes for each test which ones it would meet.
conformanceTest.use({
  fault: {
    id: 'coverage',
    failurePattern: /./,
    deviation: () => {
      beginCoverage();
      return {};
    },
    effect: () => 'nothing',
    broke: () => [JSON.stringify(coverageSoFar())],
  },
});

for (const test of await loadTests()) declareTest(test);
