import { conformanceTest } from '../fixtures/test.ts';
import { proof, settings } from '../src/config/index.ts';
import { verifies } from '../fixtures/verifies.ts';
import { readBaseline, type Baseline } from './baseline.ts';
import { blindFaults, type BlindFault } from './blind/faults.ts';
import { collectTests } from './collect.ts';

const tests = new Map((await collectTests()).map((test) => [test.title, test]));

const baseline = readBaseline();

const seenBy = ({ operations }: BlindFault, { covered }: Baseline): readonly string[] =>
  operations.flatMap((name) => covered[name] ?? []);

/** Every test that asks the operation, those first that ask for what few others ask for: most tests meet a login on their way only. */
function meeting(fault: BlindFault): readonly Baseline[] {
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
