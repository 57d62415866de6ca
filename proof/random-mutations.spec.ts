import { conformanceTest } from '../fixtures/test.ts';
import { proof, settings } from '../src/config/index.ts';
import { readBaseline, type Baseline } from './baseline.ts';
import { randomFaults, type RandomFault } from './random-mutations/random-faults.ts';
import { declareTest, loadTests } from './load-tests.ts';

const tests = new Map((await loadTests()).map((test) => [test.title, test]));

const baseline = readBaseline();

const seenBy = ({ operations }: RandomFault, { covered }: Baseline): readonly string[] =>
  operations.flatMap((name) => covered[name] ?? []);

/** Every test that asks the operation, those first that ask for what few others ask for: most tests meet a login on their way only. */
function testsOf(fault: RandomFault): readonly Baseline[] {
  const counts = new Map<string, number>();
  for (const seen of baseline.flatMap((test) => seenBy(fault, test))) counts.set(seen, (counts.get(seen) ?? 0) + 1);
  const rarity = (test: Baseline): number =>
    seenBy(fault, test).reduce((sum, seen) => sum + 1 / (counts.get(seen) ?? 1), 0);
  return baseline
    .filter((test) => seenBy(fault, test).length > 0)
    .map((test) => ({ test, rare: rarity(test) }))
    .sort((one, other) => other.rare - one.rare)
    .map(({ test }) => test);
}

for (const fault of randomFaults(settings.seed, proof.blind()))
  conformanceTest.describe(fault.id, () => {
    // One after the other in one worker: once a test has noticed the fault, the rest need not meet it.
    conformanceTest.describe.configure({ mode: 'default' });
    conformanceTest.use({ fault });
    for (const { title } of testsOf(fault)) declareTest(tests.get(title));
  });
