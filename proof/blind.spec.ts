import { conformanceTest } from '../fixtures/test.ts';
import { proof, settings } from '../fixtures/settings/index.ts';
import { verifies } from '../fixtures/verifies.ts';
import { readBaseline, type Baseline } from './baseline.ts';
import { blindFaults, type BlindFault } from './blind/faults.ts';
import { collectTests } from './collect.ts';

/** How many tests meet a fault that none of them notices. Only what opens every test, such as a login, is asked by more. */
const enough = 100;

const tests = new Map((await collectTests()).map((test) => [test.title, test]));

/** Those that ask little else first: what a test is about, it looks at. */
const scope = ({ covered, milliseconds }: Baseline): number => Object.keys(covered).length * 1000 + milliseconds;
const narrowestFirst = readBaseline().toSorted((one, other) => scope(one) - scope(other));

const meeting = ({ operations }: BlindFault) =>
  narrowestFirst.filter(({ covered }) => operations.some((name) => covered[name])).slice(0, enough);

for (const fault of blindFaults(settings.seed, proof.blind()))
  conformanceTest.describe(fault.id, () => {
    // One after the other in one worker: once a test has noticed the fault, the rest need not meet it.
    conformanceTest.describe.configure({ mode: 'default' });
    conformanceTest.use({ fault });
    for (const { title } of meeting(fault)) {
      const test = tests.get(title);
      const [first, ...rest] = test?.verifies ?? [];
      if (first) test?.declare(title, verifies(first, ...rest));
    }
  });
