import { createHash } from 'node:crypto';
import type { Blob } from './blob.ts';

const name = ({ current, total }: Blob['shard']): string => `shard ${current} of ${total}`;

const targetsOf = ({ runs }: Blob): string =>
  runs
    .map(({ target: { name, url, tenant } }) => `${name === undefined ? '' : `${name}: `}${url}, tenant ${tenant}`)
    .join('; ');

/** Two lists of known deviations can be told apart by it, and one is not a screen long. */
const listOf = ({ known }: Blob['runs'][number]): string => {
  const { deviations = [] } = known ?? {};
  const digest = createHash('sha256').update(JSON.stringify(deviations)).digest('hex').slice(0, 8);
  return deviations.length === 0 ? 'none' : `${deviations.length} (digest ${digest})`;
};

/** What shards of one run have in common, and how each is called in a message. */
const common: readonly (readonly [what: string, of: (blob: Blob) => unknown])[] = [
  ['number of shards', ({ shard }) => shard.total],
  ['SEED', ({ run }) => run.seed],
  ['target', targetsOf],
  ['LEVEL', ({ run }) => run.level],
  ['STRICT', ({ run }) => (run.strict ? 1 : 0)],
  ['REQUIRE', ({ run }) => run.require.join(',') || 'nothing'],
  ['known deviations', ({ runs }) => runs.map(listOf).join('; ')],
  ['choice of tests', ({ run }) => run.shard.picked || 'all'],
  ['version of the suite', ({ run }) => run.shard.suite],
];

/** Why blobs are not shards of one run, each reason a sentence that names the files; nothing when they are. */
export function discord(blobs: readonly Blob[]): readonly string[] {
  const [first, ...others] = blobs;
  if (!first) return [];
  const different = others.flatMap((other) =>
    common
      .filter(([, of]) => of(other) !== of(first))
      .map(
        ([what, of]) =>
          `${other.file} differs in its ${what}: ${String(of(other))}, where ${first.file} has ${String(of(first))}.`,
      ),
  );
  const twice = blobs.flatMap((blob, index) => {
    const earlier = blobs.slice(0, index).find(({ shard }) => name(shard) === name(blob.shard));
    return earlier ? [`${blob.file} and ${earlier.file} are both ${name(blob.shard)}.`] : [];
  });
  return [...different, ...twice];
}
