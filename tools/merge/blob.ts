import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { runsIn, type RunFacts } from '../../src/run/run-facts.ts';
import type { Shard } from '../../src/config/shard.ts';

/** What one machine has sent of its part of a run. */
export interface Blob {
  readonly file: string;
  readonly shard: Shard;
  readonly run: RunFacts & { readonly shard: NonNullable<RunFacts['shard']> };
  /** The same for every target of the run: one, but for a run with TARGETS. */
  readonly runs: readonly RunFacts[];
}

interface Event {
  readonly method?: string;
  readonly params?: { readonly shard?: Shard; readonly config?: { readonly metadata?: Record<string, unknown> } };
}

const events = 'report.jsonl';

function eventsOf(file: string): readonly Event[] {
  const entries = unzipSync(readFileSync(file), { filter: ({ name }) => name === events });
  const lines = strFromU8(entries[events] ?? new Uint8Array()).split('\n', 8);
  return lines.filter(Boolean).map((line) => JSON.parse(line) as Event);
}

/**
 * Reads which shard of which run a blob report is of.
 * @returns the blob, or why the file is none of a shard of this suite
 */
export function readBlob(file: string): Blob | string {
  let first: readonly Event[];
  try {
    first = eventsOf(file);
  } catch (error) {
    return `${file} is no zip that can be read (${error instanceof Error ? error.message : String(error)}): was its transfer cut short?`;
  }
  const params = (method: string) => first.find((event) => event.method === method)?.params;
  const header = params('onBlobReportMetadata');
  if (!header) return `${file} is no blob report of Playwright.`;
  const runs = runsIn(params('onConfigure')?.config?.metadata ?? {});
  const [run] = runs;
  if (!run) return `${file} is a blob report of something else than this suite's conformance run.`;
  if (!header.shard || !run.shard) return `${file} is of a whole run, not of a shard.`;
  return { file, shard: header.shard, run: { ...run, shard: run.shard }, runs };
}

/** The zip files below a folder, wherever an artefact store has put them. */
export const zipsBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.zip'))
    .sort()
    .map((name) => path.join(folder, name));
