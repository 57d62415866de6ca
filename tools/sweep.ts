import { setTimeout as sleep } from 'node:timers/promises';
import type { Leftover } from '../src/cleanup/find-leftovers.ts';
import { planSweep, updateLedgers, sweep, type Limits, type Plan } from '../src/cleanup/sweep.ts';
import { Blocked } from '../src/evidence/failures.ts';
import { problems, settings, SettingsError, targets, type Settings } from '../src/config/index.ts';
import { forgetSettled, openEntries, readLedgers, type PastRun } from '../src/ledger/past-runs.ts';
import { prepareNetwork } from '../src/client/network.ts';
import { keepSecretsOf } from '../src/secrets/target-secrets.ts';
import { openMaintenanceClient } from '../src/sessions/maintenance-client.ts';
import { plural } from '../src/shared/text.ts';
import { outsideTarget, tenantsOf, type Target } from '../src/target/target.ts';
import { CommandError, wholeNumber } from './cli/command-error.ts';
import { runCommand, say } from './cli/command.ts';
import { recorded } from './cli/night-record.ts';

const command = {
  call: 'npm run sweep',
  about: `Lists what earlier runs have left at the target that the settings name, and with --yes removes it: only what bears the suite's
own name (conf-<seed>-...@example.test), of runs that are over. It needs the service key, and looks into LEDGER_DIR. Where TARGETS
names several targets, each is swept in its turn.`,
  flags: {
    yes: { type: 'boolean', default: false, help: 'remove what is listed' },
    'older-than': {
      type: 'string',
      value: '<age>',
      help: `only what is as old as this: 30m, 12h, 7d. Without it, what a run here has left may have any age, and
what a run without a ledger here has left must be a day old, as that run may still be going on elsewhere`,
    },
    record: { type: 'boolean', default: false, help: 'write down in RESULTS_DIR how it ended, for npm run issue' },
    max: { type: 'string', value: '<n>', default: '1000', help: 'how much to remove in one go at one target' },
  },
  exitCodes: { 0: 'listed, or nothing of it is left', 3: 'the target could not be asked', 4: 'something is left' },
} as const;

const units: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3600_000, d: 24 * 3600_000 };

function ageOf(text: string): number {
  const [, count, unit = ''] = /^(\d{1,6})([smhd])$/.exec(text) ?? [];
  if (count === undefined)
    throw new CommandError(`--older-than: found "${text}", expected an age such as 30m, 12h or 7d.`);
  return Number(count) * (units[unit] ?? 0);
}

function targetOf(own: Settings): Target {
  if (!own.outside)
    throw new CommandError(
      'API_URL is missing: the embedded reference tenant leaves nothing behind. Set it to the target to sweep.',
    );
  return outsideTarget(own.outside, own);
}

/** A run whose own process is gone may still tidy up: it is given the time that its workers take at most. */
async function pastRuns(url: string): Promise<readonly PastRun[]> {
  const end = Date.now() + 40_000;
  for (;;) {
    const past = readLedgers(settings.ledgerDir).filter(({ header }) => header.target === url);
    if (past.every(({ stage }) => stage !== 'ending') || Date.now() > end) return past;
    await sleep(200);
  }
}

const line = ({ resource, run, since }: Leftover): string =>
  `  run ${run} · ${resource.kind} ${resource.id ?? ''} of ${resource.access.tenant} · ${resource.names[0] ?? ''}${since ? ` · since ${since.toISOString()}` : ''}`;

/** Says what is left alone, and why, each reason once. */
function saySpared({ spared }: Plan): void {
  for (const why of new Set(spared.map((each) => each.why)))
    say(`Left alone: ${plural(spared.filter((each) => each.why === why).length, 'thing')}, as ${why}.`);
}

/** Without a key only the ledgers tell, and only addresses of the fixed customer can be removed. */
function sayWithoutKey(past: readonly PastRun[]): number {
  const left = past.flatMap(openEntries);
  for (const { kind, id, names, tenant } of left) say(`  ${kind} ${id ?? ''} of ${tenant} · ${names[0] ?? ''}`);
  say(
    `SERVICE_CLIENT_ID is missing: without the service key customers cannot be removed. ${plural(left.length, 'thing')} in the ledgers.`,
  );
  return left.length > 0 ? 4 : 0;
}

async function sweepAt(target: Target, yes: boolean, limits: Limits): Promise<number> {
  const past = await pastRuns(target.url);
  const maintenance = openMaintenanceClient(target, 'sweep');
  try {
    if (!tenantsOf(target).some(({ service }) => service)) {
      if (yes) await updateLedgers(target, past, [], maintenance);
      return sayWithoutKey(await pastRuns(target.url));
    }
    const plan = await planSweep(target, past, limits, maintenance);
    say(...plan.chosen.map(line));
    saySpared(plan);
    if (!yes) {
      say(
        `${plural(plan.chosen.length, 'thing')} would be removed${plan.chosen.length > 0 ? '; --yes removes them' : ''}.`,
      );
      return 0;
    }
    const { removed, failed } = await sweep(plan, maintenance);
    await updateLedgers(
      target,
      past,
      [...failed, ...plan.spared].map(({ find }) => find),
      maintenance,
    );
    forgetSettled(settings.ledgerDir);
    say(...failed.map(({ find, why }) => `Could not be removed:${line(find)} · ${why}`));
    const capped = plan.spared.filter(({ why }) => why === 'more than --max').length;
    say(`${plural(removed, 'thing')} removed, ${failed.length + capped} left.`);
    return failed.length + capped > 0 ? 4 : 0;
  } catch (error) {
    if (!(error instanceof Blocked)) throw error;
    process.stderr.write(`blocked: ${error.message}\n`);
    return 3;
  } finally {
    await maintenance.close();
  }
}

type Values = Parameters<Parameters<typeof runCommand<typeof command.flags>>[1]>[0];

async function sweepAll({ yes, max, 'older-than': age }: Values): Promise<number> {
  const limits = { max: wholeNumber('max', max, 1, 999_999), ...(age !== undefined && { olderThan: ageOf(age) }) };
  if (problems.length > 0) throw new CommandError(new SettingsError(problems).message);
  await prepareNetwork();
  for (const { outside } of targets) if (outside) keepSecretsOf(outside);
  let worst = 0;
  for (const own of targets) {
    if (own.name !== '') say(`== ${own.name}`);
    worst = Math.max(worst, await sweepAt(targetOf(own), yes, limits));
  }
  return worst;
}

await runCommand(command, (flags) =>
  flags.record ? recorded(settings.resultsDir, 'sweep', () => sweepAll(flags)) : sweepAll(flags),
);
