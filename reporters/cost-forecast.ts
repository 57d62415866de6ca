import type { FullConfig, Reporter, Suite, TestCase } from '@playwright/test/reporter';
import { problems, settingsOf, targets, type Settings } from '../src/config/index.ts';
import { openMaintenanceClient } from '../src/sessions/maintenance-client.ts';
import { forTerminal } from '../src/shared/foreign-text.ts';
import { plural } from '../src/shared/text.ts';
import { outsideTarget } from '../src/target/target.ts';
import { askedLine, inMinutes, type TestCost } from './cost.ts';
import { recordedCost } from './recorded-costs.ts';
import { targetOf } from './test-records.ts';

/** What a request takes beside the target's answer, and a run before its first, in milliseconds. */
const [ownTime, startTime] = [5, 3_000];
const measurements = 3;
/** A list of some tests may lack the one that bore the cost of what all share. */
const sharedByWorker = 4;

/** The time that a run takes, and the setting that decides it, where one does. */
export interface Duration {
  readonly milliseconds: number;
  readonly limit?: string;
}

/** How long it takes to ask so much: the workers together, or what a limit of the settings allows. */
export function durationOf(
  cost: TestCost,
  latency: number,
  workers: number,
  { traffic }: Pick<Settings, 'traffic'>,
): Duration {
  const { requestsPerSecond, loginsPerMinute, mailsPerMinute } = traffic;
  const perMinute = (count: number, rate: number | undefined) => (rate === undefined ? 0 : (count * 60_000) / rate);
  const candidates: readonly Duration[] = [
    { milliseconds: (cost.requests * (latency + ownTime)) / workers },
    {
      milliseconds: perMinute(cost.requests, requestsPerSecond && requestsPerSecond * 60),
      limit: `MAX_RPS=${requestsPerSecond}`,
    },
    {
      milliseconds: perMinute(cost.customerLogins, loginsPerMinute),
      limit: `MAX_LOGINS_PER_MINUTE=${loginsPerMinute}`,
    },
    { milliseconds: perMinute(cost.mails, mailsPerMinute), limit: `MAX_MAILS_PER_MINUTE=${mailsPerMinute}` },
  ];
  const longest = candidates.reduce((one, other) => (other.milliseconds > one.milliseconds ? other : one));
  return { ...longest, milliseconds: longest.milliseconds + startTime };
}

/** How long an outside target takes for an answer: asked for guests, which leaves nothing there. */
async function latencyOf(settings: Settings): Promise<number> {
  const { outside } = settings;
  if (!outside) return 0;
  const client = openMaintenanceClient(outsideTarget(outside, settings), `run ${settings.seed}; latency`);
  const times: number[] = [];
  try {
    for (let each = 0; each <= measurements; each++) {
      const started = performance.now();
      await client.sessions.guest();
      times.push(performance.now() - started);
    }
  } finally {
    await client.close();
  }
  // The first one opens the connection.
  return times.slice(1).toSorted((one, other) => one - other)[measurements >> 1] ?? 0;
}

/** Tells behind the list of tests what a run of them would cost its target, and how long it would take. */
export default class CostForecast implements Reporter {
  private tests: readonly TestCase[] = [];
  private workers = 1;

  printsToStdio(): boolean {
    return true;
  }

  onBegin({ workers }: FullConfig, suite: Suite): void {
    this.tests = suite.allTests();
    this.workers = workers;
  }

  async onEnd(): Promise<void> {
    if (problems.length > 0) return;
    for (const { name } of targets) {
      const own = this.tests.filter((test) => targetOf(test) === name);
      if (own.length > 0) await this.tell(own, name);
    }
  }

  private async tell(tests: readonly TestCase[], name: string): Promise<void> {
    const cost = recordedCost(tests);
    const settings = settingsOf(name);
    const place = name === '' ? '' : ` at ${name}`;
    process.stdout.write(
      `A run of ${plural(tests.length, 'test')}${place} costs about ${askedLine(cost)}, and up to ${sharedByWorker} customers that each worker shares.\n`,
    );
    try {
      const latency = await latencyOf(settings);
      const { milliseconds, limit } = durationOf(cost, latency, this.workers, settings);
      const because = limit === undefined ? '' : `, which ${limit} decides`;
      process.stdout.write(
        `It takes about ${inMinutes(milliseconds)} with ${plural(this.workers, 'worker')} at ${Math.round(latency)} ms an answer${because}.\n`,
      );
    } catch (error) {
      const [reason = ''] = String(error).split('\n');
      process.stdout.write(
        `How long it takes is not known, as the target could not be asked: ${forTerminal(reason)}\n`,
      );
    }
  }
}
