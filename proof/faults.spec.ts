import { ruleFaults } from '../faults/index.ts';
import { proof } from '../src/config/index.ts';
import { conformanceTest } from '../fixtures/test.ts';
import { declareTest, loadTests, sampleIfQuick } from './load-tests.ts';

const tests = await loadTests();

for (const fault of sampleIfQuick(ruleFaults, 12).filter(({ id }) => proof.isChosen(id)))
  conformanceTest.describe(fault.id, () => {
    conformanceTest.use({ fault });
    for (const test of tests) declareTest(test, (id) => proof.hasAllTests() || fault.breaks.includes(id));
  });
