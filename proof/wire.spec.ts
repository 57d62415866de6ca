import { conformanceTest } from '../fixtures/test.ts';
import { readBaseline } from './baseline.ts';
import { declareTest, loadTests, sampleIfQuick } from './load-tests.ts';
import { wireFaults, type WireFault } from './wire-faults.ts';

/** How many tests meet a fault: every answer is checked in one place, so a second test is for certainty. */
const enough = 2;

const tests = new Map((await loadTests()).map((test) => [test.title, test]));
const quickestFirst = readBaseline().toSorted((one, other) => one.milliseconds - other.milliseconds);

const testsOf = ({ operation, seen }: WireFault) =>
  quickestFirst.filter(({ covered }) => covered[operation]?.includes(seen)).slice(0, enough);

for (const fault of sampleIfQuick(
  wireFaults.filter(({ equivalent }) => equivalent === undefined),
  50,
))
  conformanceTest.describe(fault.id, () => {
    conformanceTest.use({ fault });
    for (const { title } of testsOf(fault)) declareTest(tests.get(title));
  });
