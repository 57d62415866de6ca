import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { forget } from './candidates.ts';
import { fill } from './document.ts';
import { guard, record } from './guard.ts';
import { parts } from './parts.ts';
import { startTenantProcess } from './tenant-process.ts';
import { root } from './whole.ts';

const help = `npm run bench -- [options]
Measures the suite beside its peers, on this machine, against a reference tenant in a process of its own.

  --only <parts>   some of ${Object.keys(parts).join(', ')}; separated by commas
  --rounds <n>     how often each is run (default 5)
  --record         puts what is measured into docs/performance.md and bench/recorded.json too
  --guard          a quick comparison with bare Playwright; fails when a ratio is worse than twice the recorded one
  --help           this text

Writes results/bench.md. Exit codes: 0 measured, 1 a gross regression, 2 misuse or an error.`;

class Misuse extends Error {}

function options() {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      rounds: { type: 'string', default: '5' },
      record: { type: 'boolean', default: false },
      guard: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (!/^[1-9]\d?$/.test(values.rounds))
    throw new Misuse(`--rounds is "${values.rounds}", but must be a whole number from 1 to 99.`);
  const wanted = values.only?.split(',') ?? Object.keys(parts);
  if (values.guard && (values.record || values.only !== undefined))
    throw new Misuse('--guard goes with neither --only nor --record: it compares with what was recorded.');
  const unknown = wanted.find((name) => !(name in parts));
  if (unknown !== undefined)
    throw new Misuse(`--only names "${unknown}", but the parts are ${Object.keys(parts).join(', ')}.`);
  return { ...values, rounds: Number(values.rounds), wanted };
}

function installPeers(): void {
  // npm writes it last: an installation that was broken off is made again.
  if (existsSync(path.join(import.meta.dirname, 'node_modules/.package-lock.json'))) return;
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: import.meta.dirname,
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error(`The peers could not be installed: npm ci in bench/ ended with ${status}.`);
}

function machine(): string {
  const playwright = path.join(root, 'node_modules/@playwright/test/package.json');
  const { version } = JSON.parse(readFileSync(playwright, 'utf8')) as { readonly version: string };
  const cores = `${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? 'unknown'})`;
  const memory = `${Math.round(totalmem() / 2 ** 30)} GiB`;
  return `${new Date().toISOString().slice(0, 10)} on Node ${process.version}, Playwright ${version}, ${cores}, ${memory}`;
}

async function main(): Promise<number> {
  const given = options();
  if (given.help) {
    process.stdout.write(`${help}\n`);
    return 0;
  }
  if (!given.guard && given.wanted.includes('journeys')) installPeers();
  const tenant = await startTenantProcess();
  try {
    if (given.guard) return await guard(tenant);
    const measured = new Map([['machine', `Measured ${machine()}; rounds: ${given.rounds}.`]]);
    for (const name of given.wanted) {
      const text = (await parts[name]?.(tenant, given.rounds)) ?? '';
      process.stdout.write(`## ${name}\n\n${text}\n\n`);
      measured.set(name, text);
      // What took minutes to measure is not to be lost by what comes after.
      if (given.record) await fill(measured);
    }
    mkdirSync(path.join(root, 'results'), { recursive: true });
    const texts = [...measured].map(([name, text]) => `## ${name}\n\n${text}`);
    writeFileSync(path.join(root, 'results/bench.md'), `${texts.join('\n\n')}\n`);
    if (given.record) await record(tenant, given.rounds);
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
