import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { environment, forget } from './candidates.ts';
import { growth } from './growth.ts';
import { compare, standing } from './journeys.ts';
import { profile } from './profile.ts';
import { startTenantProcess, type TenantProcess } from './tenant-process.ts';
import { whole } from './whole.ts';

const root = path.resolve(import.meta.dirname, '..');
const recorded = path.join(import.meta.dirname, 'recorded.json');
/** A ratio that is worse than the recorded one by this factor is a regression that nobody can overlook. */
const gross = 2;

const help = `npm run bench -- [options]
Measures the suite beside its peers, on this machine, against a reference tenant in a process of its own.

  --only <parts>   some of journeys, short, growth, workers, profile; separated by commas
  --rounds <n>     how often each is run (default 5)
  --guard          a quick comparison; fails when a ratio is worse than twice the recorded one
  --help           this text

Writes results/bench.md. Exit codes: 0 measured, 1 a gross regression, 2 misuse or an error.`;

class Misuse extends Error {}

type Part = (tenant: TenantProcess, rounds: number) => Promise<string>;

const parts: Readonly<Record<string, Part>> = {
  journeys: async (tenant, rounds) =>
    (await compare({ what: 'journey', times: [1, 20, 100], workers: [1, 2], rounds }, tenant)).text,
  short: async (tenant, rounds) => (await compare({ what: 'short', times: [400], workers: [1], rounds }, tenant)).text,
  growth: (tenant, rounds) => growth([50, 200, 800, 3200], Math.min(rounds, 2), tenant),
  workers: (_, rounds) =>
    whole(
      root,
      [1, 2, 4].map((workers) => ({ label: `${workers} worker(s)`, args: [`--workers=${workers}`] })),
      rounds,
    ),
  profile: (tenant) => profile(root, withoutTarget(environment(tenant))),
};

/** The whole run is made against the embedded tenant. */
const withoutTarget = (env: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !/^(API_URL|TENANT|STOREFRONT_|SERVICE_)/.test(name)));

function options() {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      rounds: { type: 'string', default: '5' },
      guard: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (!/^[1-9]\d?$/.test(values.rounds))
    throw new Misuse(`--rounds is "${values.rounds}", but must be a whole number from 1 to 99.`);
  const wanted = values.only?.split(',') ?? Object.keys(parts);
  const unknown = wanted.find((name) => !(name in parts));
  if (unknown !== undefined)
    throw new Misuse(`--only names "${unknown}", but the parts are ${Object.keys(parts).join(', ')}.`);
  return { ...values, rounds: Number(values.rounds), wanted };
}

function installPeers(): void {
  if (existsSync(path.join(import.meta.dirname, 'node_modules'))) return;
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: import.meta.dirname,
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error(`The peers could not be installed: npm ci in bench/ ended with ${status}.`);
}

const machine = (): string =>
  `Node ${process.version}, ${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GiB`;

/** Compares two ratios with the recorded ones. */
async function guard(tenant: TenantProcess): Promise<number> {
  const known = JSON.parse(readFileSync(recorded, 'utf8')) as { readonly wall: number; readonly start: number };
  const { runs } = await compare({ what: 'journey', times: [20], workers: [1], rounds: 3 }, tenant);
  const found = standing(runs);
  const worse = (['wall', 'start'] as const).filter((ratio) => found[ratio] > known[ratio] * gross);
  for (const ratio of ['wall', 'start'] as const)
    process.stdout.write(`${ratio}: ours over bare ${found[ratio].toFixed(2)}, recorded ${known[ratio].toFixed(2)}\n`);
  if (worse.length > 0)
    process.stdout.write(
      `A gross regression of ${worse.join(' and ')}: more than ${gross} times the recorded ratio.\n`,
    );
  return worse.length > 0 ? 1 : 0;
}

async function main(): Promise<number> {
  const given = options();
  if (given.help) {
    process.stdout.write(`${help}\n`);
    return 0;
  }
  installPeers();
  const tenant = await startTenantProcess();
  try {
    if (given.guard) return await guard(tenant);
    const texts = [`Measured on ${machine()}.`];
    for (const name of given.wanted) {
      const text = `## ${name}\n\n${(await parts[name]?.(tenant, given.rounds)) ?? ''}`;
      process.stdout.write(`${text}\n\n`);
      texts.push(text);
    }
    mkdirSync(path.join(root, 'results'), { recursive: true });
    writeFileSync(path.join(root, 'results/bench.md'), `${texts.join('\n\n')}\n`);
    return 0;
  } finally {
    await tenant.close();
    forget();
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  const misused = error instanceof Misuse || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
  process.stderr.write(misused ? `${(error as Error).message}\n\n${help}\n` : `${String(error)}\n`);
  process.exitCode = 2;
}
