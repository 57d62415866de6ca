import { Faker, base } from '@faker-js/faker';
import { sourceFiles } from './copy-checkout.ts';
import { handOver, takeOver, type Coverage } from './handover.ts';
import { instrumentTenant, type Mutant } from './instrument-tenant.ts';
import { Laboratory } from './laboratory.ts';
import { reasonToSpare } from './spared-mutants.ts';

/** What became of a mutant. `spared`: permitted or equivalent, by the list; it was not run. */
export interface MutantResult extends Omit<Mutant, 'id' | 'source'> {
  readonly outcome: 'killed' | 'survived' | 'spared';
  /** What killed it, why it is spared, or whether a test reaches a survivor at all. */
  readonly why: string;
}

type Judgement = Pick<MutantResult, 'outcome' | 'why'>;

/** The tests that reach a mutant, those first that reach the least: most tests meet a login on their way only. */
const testsFor = ({ tests }: Coverage, id: string): readonly string[] =>
  tests
    .filter(({ reached }) => reached.includes(id))
    .sort((one, other) => one.reached.length - other.reached.length)
    .map(({ title }) => title);

/** Runs mutants that are decided when a module is loaded: each in processes of its own, several at once. */
async function runWhenLoaded(
  ids: readonly string[],
  laboratory: Laboratory,
  slots: number,
): Promise<ReadonlyMap<string, Judgement>> {
  const queue = [...ids];
  const judged = new Map<string, Judgement>();
  const runSlot = async (slot: number): Promise<void> => {
    for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
      const code = await laboratory.runConformance(id, slot);
      const why = code === null ? 'the run does not end' : `a run by itself ends with ${code}`;
      judged.set(id, { outcome: code === 0 ? 'survived' : 'killed', why });
    }
  };
  await Promise.all(Array.from({ length: slots }, (_, slot) => runSlot(slot)));
  return judged;
}

/** Runs mutants that a test can switch on: each meets the tests that reach it, until the first that fails. */
async function runInTests(
  ids: readonly string[],
  coverage: Coverage,
  laboratory: Laboratory,
): Promise<ReadonlyMap<string, Judgement>> {
  const plan = Object.fromEntries(ids.map((id) => [id, testsFor(coverage, id)]));
  handOver(laboratory.results, 'plan', plan);
  await laboratory.runProject('mutants', 5 + ids.length / 10);
  const kills = takeOver(laboratory.results, 'kills');
  return new Map(
    ids.map((id): readonly [string, Judgement] => {
      const killer = kills[id];
      if (killer !== undefined) return [id, { outcome: 'killed', why: killer }];
      const met = plan[id]?.length ?? 0;
      return [id, { outcome: 'survived', why: met === 0 ? 'no test reaches it' : `${met} tests meet it` }];
    }),
  );
}

/**
 * Runs the conformance tests against mutants of the reference tenant's own source: small changes that nobody chose.
 * @param root the folder of the repository
 * @param count how many, drawn by the seed
 * @param workers how many runs at once
 * @returns how many mutants there are, and what became of those that were drawn, in the order of files and lines
 * @throws Error where the tenant with no mutant switched on does not conform, or a run did not end
 */
export async function runMutants(
  root: string,
  { count, seed, workers }: { readonly count: number; readonly seed: number; readonly workers: number },
): Promise<{ readonly all: number; readonly results: readonly MutantResult[] }> {
  const files = sourceFiles(root, 'tenant').filter((file) => file.endsWith('.ts'));
  const { sources, mutants } = await instrumentTenant(root, files);
  const drawn = new Faker({ locale: base, seed }).helpers
    .arrayElements(mutants, count)
    .toSorted((one, other) => Number(one.id) - Number(other.id));
  const ids = drawn.filter((mutant) => reasonToSpare(mutant) === undefined).map(({ id }) => id);
  const laboratory = new Laboratory(root, sources, seed);
  try {
    if ((await laboratory.runConformance('none', 0)) !== 0)
      throw new Error('The instrumented tenant does not conform with no mutant switched on: nothing is measured.');
    await laboratory.runProject('mutant-coverage', 10);
    const coverage = takeOver(laboratory.results, 'coverage');
    const whenLoaded = new Set(coverage.static);
    const judged = new Map([
      ...(await runInTests(
        ids.filter((id) => !whenLoaded.has(id)),
        coverage,
        laboratory,
      )),
      ...(await runWhenLoaded(
        ids.filter((id) => whenLoaded.has(id)),
        laboratory,
        workers,
      )),
    ]);
    const results = drawn.map((mutant): MutantResult => {
      const { id, file, line, kind, original, replacement } = mutant;
      const shown = { file, line, kind, original, replacement };
      return { ...shown, ...(judged.get(id) ?? { outcome: 'spared', why: reasonToSpare(mutant) ?? '' }) };
    });
    return { all: mutants.length, results };
  } finally {
    laboratory.close();
  }
}
