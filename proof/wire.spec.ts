import { conformanceTest } from '../fixtures/test.ts';
import { verifies } from '../fixtures/verifies.ts';
import { readBaseline } from './baseline.ts';
import { collectTests, sample } from './collect.ts';
import { wireFaults, type WireFault } from './wire-faults.ts';

/** How many tests meet a fault: every answer is checked in one place, so a second test is for certainty. */
const enough = 2;

const tests = new Map((await collectTests()).map((test) => [test.title, test]));
const quickestFirst = readBaseline().toSorted((one, other) => one.milliseconds - other.milliseconds);

const meeting = ({ operation, seen }: WireFault) =>
  quickestFirst.filter(({ covered }) => covered[operation]?.includes(seen)).slice(0, enough);

for (const fault of sample(
  wireFaults.filter(({ equivalent }) => equivalent === undefined),
  50,
))
  conformanceTest.describe(fault.id, () => {
    conformanceTest.use({ fault });
    for (const { title } of meeting(fault)) {
      const test = tests.get(title);
      const [first, ...rest] = test?.verifies ?? [];
      if (first) test?.declare(title, verifies(first, ...rest));
    }
  });
