import { conformanceTest } from '../fixtures/test.ts';
import { proof, settings } from '../fixtures/settings/index.ts';
import { verifies } from '../fixtures/verifies.ts';
import { readBaseline } from './baseline.ts';
import { blindFaults } from './blind.ts';
import { collectTests } from './collect.ts';

/** How many tests that ask the operation meet a fault, the quickest first. */
const enough = 40;

const tests = new Map((await collectTests()).map((test) => [test.title, test]));
const quickestFirst = readBaseline().toSorted((one, other) => one.milliseconds - other.milliseconds);

for (const fault of blindFaults(settings.seed, proof.blind()))
  conformanceTest.describe(fault.id, () => {
    conformanceTest.use({ fault });
    for (const { title } of quickestFirst.filter(({ covered }) => covered[fault.operation]).slice(0, enough)) {
      const test = tests.get(title);
      const [first, ...rest] = test?.verifies ?? [];
      if (first) test?.declare(title, verifies(first, ...rest));
    }
  });
