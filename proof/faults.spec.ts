import { ruleFaults } from '../faults/index.ts';
import { proof } from '../src/config/index.ts';
import { conformanceTest } from '../fixtures/test.ts';
import { verifies } from '../fixtures/verifies.ts';
import { collectTests, sample } from './collect.ts';

const tests = await collectTests();

for (const fault of sample(ruleFaults, 12).filter(({ id }) => proof.isChosen(id)))
  conformanceTest.describe(fault.id, () => {
    conformanceTest.use({ fault });
    for (const { title, verifies: claimed, declare } of tests) {
      const [first, ...rest] = proof.hasAllTests()
        ? claimed
        : claimed.filter((requirement) => fault.breaks.includes(requirement));
      if (first) declare(title, verifies(first, ...rest));
    }
  });
