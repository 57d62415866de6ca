import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { compare, standing, type Standing } from './journeys.ts';
import type { TenantProcess } from './tenant-process.ts';

const file = path.join(import.meta.dirname, 'recorded.json');

/** A ratio that is worse than the recorded one by this factor is a regression that nobody can overlook. */
const gross = 2;

/** What is recorded and held against it: processor time where machines are shared, and the start that everybody waits for. */
const guarded = ['processor', 'start'] as const;

/** Ours and bare Playwright under one load, which needs nothing beside the suite's own packages. */
async function measured(tenant: TenantProcess, rounds: number): Promise<Standing> {
  const load = { what: 'journey', times: [20], workers: [1], among: ['bare', 'ours'] } as const;
  return standing((await compare({ ...load, rounds }, tenant)).runs);
}

/** Writes down how ours stands beside bare Playwright. */
export async function record(tenant: TenantProcess, rounds: number): Promise<void> {
  const found = await measured(tenant, rounds);
  const rounded = Object.fromEntries(guarded.map((ratio) => [ratio, Number(found[ratio].toFixed(3))]));
  writeFileSync(file, `${JSON.stringify(rounded, null, 2)}\n`);
}

function recorded(): Standing {
  if (!existsSync(file)) throw new Error(`${file} is missing; npm run bench -- --record writes it.`);
  const known = JSON.parse(readFileSync(file, 'utf8')) as Standing;
  const wrong = guarded.find((ratio) => !(known[ratio] > 0));
  if (wrong !== undefined) throw new Error(`"${wrong}" in ${file} is ${known[wrong]}, but must be a ratio above 0.`);
  return known;
}

/** Compares how ours stands with how it stood. @returns the exit code: 1 for a gross regression */
export async function guard(tenant: TenantProcess): Promise<number> {
  const known = recorded();
  const found = await measured(tenant, 3);
  for (const ratio of guarded)
    process.stdout.write(`${ratio}: ours over bare ${found[ratio].toFixed(2)}, recorded ${known[ratio].toFixed(2)}\n`);
  const worse = guarded.filter((ratio) => !(found[ratio] <= known[ratio] * gross));
  if (worse.length > 0)
    process.stdout.write(
      `A gross regression of ${worse.join(' and ')}: more than ${gross} times the recorded ratio.\n`,
    );
  return worse.length > 0 ? 1 : 0;
}
