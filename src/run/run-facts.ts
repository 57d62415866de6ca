import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { FullConfig } from '@playwright/test/reporter';
import type { Capability } from '../../contract/capabilities.ts';
import type { ProfileName } from '../../contract/profiles.ts';
import type { KnownDeviation } from '../config/known-deviations/known-deviation.ts';
import type { Settings } from '../config/index.ts';
import { proxyName } from '../config/proxy.ts';
import type { Shard } from '../config/shard.ts';
import { isSource } from '../shared/installation.ts';

/** What a run was asked to do. It travels with blob reports, so that merged shards are judged as one run is; no secret is in it. */
export interface RunFacts {
  readonly target: {
    /** What the run calls it, where TARGETS names several. */
    readonly name?: string;
    readonly kind: 'embedded' | 'outside';
    readonly url: string;
    readonly tenant: string;
    /** What leads there, where it is not asked directly. */
    readonly proxy?: string;
  };
  readonly seed: number;
  readonly level: 'must' | 'should';
  readonly strict: boolean;
  /** Only at an outside target: how many things the run may create there. */
  readonly maxCreated?: number;
  /** The selection of requirements that the run is limited to. */
  readonly profile?: ProfileName;
  readonly require: readonly Capability[];
  /** Only at an outside target: the known deviations that are to persist there, and the file that lists them. */
  readonly known?: { readonly file: string; readonly deviations: readonly KnownDeviation[] };
  /** Only of a shard: what its siblings must have in common with it. */
  readonly shard?: {
    /** A digest of the suite's own files. */
    readonly suite: string;
    /** What else was asked of Playwright, such as tests to pick. */
    readonly picked: string;
  };
}

const root = path.resolve(import.meta.dirname, '../..');

/** A digest of everything that decides what the tests do. */
function suiteDigest(): string {
  const digest = createHash('sha256');
  for (const folder of ['schemas', 'contract', 'tenant', 'src', 'fixtures', 'tests'])
    for (const name of readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).sort())
      if (isSource(name)) digest.update(name).update(readFileSync(path.join(root, folder, name)));
  return digest.digest('hex').slice(0, 16);
}

/** What was asked of Playwright besides the shard and what differs from machine to machine. */
export const picked = (args: readonly string[]): string =>
  args
    .slice(args.indexOf('test') + 1)
    .join(' ')
    .replace(/(^| )(--shard|--workers|-j)[= ]\S+/g, '')
    .trim();

/** The facts of the run that these settings describe, at its only target or at one of several. */
export function runFacts({
  name,
  outside,
  seed,
  level,
  strict,
  profile,
  require,
  shard,
  known,
  traffic,
}: Settings): RunFacts {
  return {
    target: outside
      ? {
          ...(name !== '' && { name }),
          kind: 'outside',
          url: outside.url,
          tenant: outside.main.tenant,
          ...(outside.network.proxy && { proxy: proxyName(outside.network.proxy) }),
        }
      : { kind: 'embedded', url: 'the embedded reference tenant', tenant: 'acme' },
    seed,
    level,
    strict,
    ...(profile && { profile }),
    require,
    ...(outside && { known, maxCreated: traffic.maxCreated }),
    ...(shard && { shard: { suite: suiteDigest(), picked: picked(process.argv) } }),
  };
}

/** What stands in the metadata of Playwright's configuration, which the reports of all shards hand on. */
export interface Metadata {
  /** Of a run with a single target. */
  readonly run?: RunFacts;
  /** Of each target that TARGETS names. */
  readonly runs?: readonly RunFacts[];
}

const shardName = ({ current, total }: Shard): string => `shard ${current}/${total}`;

/**
 * The metadata of a run. Merging keeps the members of every shard's metadata, the last of a name: so each shard is
 * a member of its own.
 * @param targets the only one, or those that TARGETS names
 */
export function metadataOf(...targets: readonly [Settings, ...Settings[]]): Metadata {
  const [{ name, shard }] = targets;
  return {
    ...(name === '' ? { run: runFacts(targets[0]) } : { runs: targets.map(runFacts) }),
    ...(shard && { [shardName(shard)]: true }),
  };
}

/**
 * The facts of the run that a configuration belongs to, for each of its targets; none where another suite has written it.
 */
export function runsIn(metadata: Readonly<Record<string, unknown>>): readonly RunFacts[] {
  const { run, runs } = metadata as Metadata;
  return runs ?? (run ? [run] : []);
}

/** What is known of a run that was split over several machines. */
export interface ShardSplit {
  readonly total: number;
  /** The shards that are there, from 1. */
  readonly present: readonly number[];
  /** One shard on its own machine, not merged with its siblings. */
  readonly alone: boolean;
}

/** How a run was split, by its configuration: its own, or the one that merging has put together; nothing if it was not. */
export function splitIn({ metadata, shard }: Pick<FullConfig, 'metadata' | 'shard'>): ShardSplit | undefined {
  const shards = Object.keys(metadata).flatMap((name) => {
    const [, current, total] = /^shard (\d+)\/(\d+)$/.exec(name) ?? [];
    return total === undefined ? [] : [{ current: Number(current), total: Number(total) }];
  });
  const [first] = shards;
  return first && { total: first.total, present: shards.map(({ current }) => current), alone: shard !== null };
}

/** The shards that are not there, from 1. */
export const missingOf = ({ total, present }: ShardSplit): readonly number[] =>
  Array.from({ length: total }, (_, index) => index + 1).filter((number) => !present.includes(number));
