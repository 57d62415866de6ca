import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';
import path from 'node:path';
import { CommandError, wholeNumber } from '../tools/cli/command-error.ts';
import { runCommand, say } from '../tools/cli/command.ts';
import { root } from '../tools/cli/playwright.ts';
import { forget } from './candidates.ts';
import { fill } from './document.ts';
import { guard, record } from './guard.ts';
import { parts } from './parts.ts';
import { startTenantProcess } from './tenant-process.ts';

const command = {
  call: 'npm run bench',
  about: `Measures the suite beside its peers, on this machine, against a reference tenant in a process of its own.
Writes results/bench.md.`,
  flags: {
    only: {
      type: 'string',
      value: '<parts>',
      help: `some of ${Object.keys(parts).join(', ')}; separated by commas`,
    },
    rounds: { type: 'string', value: '<n>', default: '5', help: 'how often each is run' },
    against: {
      type: 'string',
      value: '<folder>',
      help: 'another checkout with its packages installed; the part live sets this one against it',
    },
    record: {
      type: 'boolean',
      default: false,
      help: 'puts what is measured into docs/performance.md and bench/recorded.json too',
    },
    guard: {
      type: 'boolean',
      default: false,
      help: 'a quick comparison with bare Playwright; fails when a ratio is worse than twice the recorded one',
    },
  },
  exitCodes: { 0: 'measured', 1: 'a gross regression' },
} as const;

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

await runCommand(command, async ({ only, rounds: asked, against, record: records, guard: guards }) => {
  const rounds = wholeNumber('rounds', asked, 1, 99);
  const wanted = only?.split(',') ?? Object.keys(parts);
  if (guards && (records || only !== undefined))
    throw new CommandError(
      '--guard: found beside --only or --record, expected alone: it compares with what was recorded.',
    );
  const others = against === undefined ? [] : [path.resolve(against)];
  for (const folder of others)
    if (!existsSync(path.join(folder, 'node_modules/@playwright/test/cli.js')))
      throw new CommandError(`--against: found "${against}", expected a checkout in which npm ci was run.`);
  const unknown = wanted.find((name) => !(name in parts));
  if (unknown !== undefined)
    throw new CommandError(`--only: found "${unknown}", expected some of ${Object.keys(parts).join(', ')}.`);
  if (!guards && wanted.includes('journeys')) installPeers();
  const tenant = await startTenantProcess();
  try {
    if (guards) return await guard(tenant);
    const measured = new Map([['machine', `Measured ${machine()}; rounds: ${rounds}.`]]);
    for (const name of wanted) {
      const text = (await parts[name]?.(tenant, rounds, others)) ?? '';
      say(`## ${name}`, '', text, '');
      measured.set(name, text);
      // What took minutes to measure is not to be lost by what comes after.
      if (records) await fill(measured);
    }
    mkdirSync(path.join(root, 'results'), { recursive: true });
    const texts = [...measured].map(([name, text]) => `## ${name}\n\n${text}`);
    writeFileSync(path.join(root, 'results/bench.md'), `${texts.join('\n\n')}\n`);
    if (records) await record(tenant, rounds);
    return 0;
  } finally {
    await tenant.close();
    forget();
  }
});
