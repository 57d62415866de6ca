import path from 'node:path';
import type {
  FullConfig,
  FullResult,
  Reporter,
  Suite,
  TestCase,
  TestError,
  TestResult,
} from '@playwright/test/reporter';
import { runFacts, runsIn, splitIn, type RunFacts, type ShardSplit } from '../src/run/run-facts.ts';
import { isPaced } from '../src/client/retry-settings.ts';
import { stateOf } from '../src/run/run-channel.ts';
import { settings } from '../src/config/index.ts';
import { ledgerSummary } from './ledger-summary.ts';
import { annotations } from './github-annotations.ts';
import { concludeWith, expectVerdict } from '../src/run/exit-code.ts';
import { earlyEnd } from '../src/run/run-end.ts';
import { nextProblem } from '../src/evidence/run-problem.ts';
import { secrets } from '../src/secrets/secrets.ts';
import { namesOf, recordOf } from './test-records.ts';
import { plural } from '../src/shared/text.ts';
import { TimeLeft } from './time-left.ts';
import type { TestRecord } from '../src/evidence/test-record.ts';
import { prepareSearch } from './secret-scan/index.ts';
import type { Findings, Trouble } from './verdict.ts';

const withoutPeriod = (text: string): string => secrets.redact(text).trimEnd().replace(/\.$/, '');

/** What an error means that ends a run: what the preflight announced it to mean, or an error of the suite itself. */
function troubleOf({ message = 'no message' }: TestError): Trouble {
  const { verdict, message: text } = nextProblem() ?? { verdict: 'error', message };
  return { verdict, message: withoutPeriod(text) };
}

/** What writes the page: the start of the run does not wait for it. */
const loadWriter = () => import('./write-reports.ts');

/**
 * Says what a run has found: in the terminal, in `conformance.json`, `conformance.md` and `conformance.html`, and by the exit code, so that plain
 * `playwright test` gives the verdict as well.
 */
export default class Verdict implements Reporter {
  private readonly records = new Map<string, TestRecord>();
  private readonly troubles: Trouble[] = [];
  /** Of each target. */
  private runs: readonly RunFacts[] = [runFacts(settings)];
  private shardSplit: ShardSplit | undefined;
  private root = process.cwd();
  private all: readonly TestCase[] = [];
  private failures = 0;
  /** How many failures the command line allows; 0 where it does not say. */
  private maxFailures = 0;
  private isStoppedEarly = false;
  private totals: ReadonlyMap<string, number> = new Map();
  private shown = '';
  private timeLeft: TimeLeft | undefined;

  constructor() {
    expectVerdict();
  }

  printsToStdio(): boolean {
    return true;
  }

  onBegin(config: FullConfig, suite: Suite): void {
    // Nothing is to be done here while the workers start; a load that fails is told at the end.
    loadWriter().catch(() => undefined);
    this.root = config.configFile ? path.dirname(config.configFile) : process.cwd();
    // Merged shards bring what they were asked with them: the settings of the process that merges say nothing of it.
    const told = runsIn(config.metadata);
    if (told.length > 0) this.runs = told;
    this.shardSplit = splitIn(config);
    this.all = suite.allTests();
    this.maxFailures = config.maxFailures;
    this.timeLeft = new TimeLeft(this.all, settings.traffic);
    // The suite's tests and a project's own are two projects of one target.
    const totals = new Map<string, number>();
    for (const { title, allTests } of suite.suites.map((each) => ({ title: each.title, allTests: each.allTests() })))
      totals.set(title, (totals.get(title) ?? 0) + allTests.length);
    this.totals = totals;
    const where = this.asked().map(({ target: { name, url, proxy } }) => {
      const place = proxy === undefined ? url : `${url}, through ${proxy}`;
      return name === undefined ? place : `${name} (${place})`;
    });
    const [{ seed } = runFacts(settings)] = this.runs;
    if (this.all.length > 0)
      process.stdout.write(`SEED=${seed} · ${this.all.length} tests against ${where.join(', ')}\n`);
  }

  onError(error: TestError): void {
    // Playwright tells by an error that it ends a run as it was asked to.
    const isAsked = !this.isStoppedEarly && this.maxFailures > 0 && this.failures >= this.maxFailures;
    if (isAsked) this.isStoppedEarly = true;
    else this.troubles.push(troubleOf(error));
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    // What was cut off has not ended, and says nothing.
    if (result.status === 'interrupted') return;
    if (test.outcome() === 'unexpected') this.failures++;
    this.records.set(test.id, recordOf(test, result, this.root));
    prepareSearch();
    this.timeLeft?.ended(test);
    const progress = [`${this.records.size}/${this.all.length}`, this.timeLeft?.inWords()].filter(Boolean).join(' · ');
    if (process.stdout.isTTY) this.progress(`${progress} · ${test.title}`);
    else if (isPaced(settings.traffic) && this.timeLeft?.isDue()) process.stdout.write(`${progress}\n`);
  }

  async onEnd({ status, startTime, duration }: FullResult): Promise<{ status: FullResult['status'] }> {
    this.progress('');
    const asked = this.asked();
    const parts = asked.map((run) => ({ run, findings: this.findingsOf(run, status) }));
    const notAsked = this.runs.filter((run) => !asked.includes(run)).flatMap(({ target }) => target.name ?? []);
    const { writeReports } = await loadWriter();
    const { reports, exitCode } = writeReports(parts, notAsked, { startedAt: startTime, milliseconds: duration });
    // A shard's failures are told when all are merged, so that they are told once.
    if (settings.annotate && !this.shardSplit?.alone) process.stdout.write(annotations(reports));
    concludeWith(exitCode);
    return { status: exitCode === 0 ? 'passed' : 'failed' };
  }

  /** The targets that have tests in this run; where none has, all of them. */
  private asked(): readonly RunFacts[] {
    const asked = this.runs.filter(({ target }) => this.totalOf(target) > 0);
    return asked.length > 0 ? asked : this.runs;
  }

  /** How many tests ask a target: the only one, or one of several. */
  private totalOf({ name }: RunFacts['target']): number {
    return name === undefined ? this.all.length : (this.totals.get(name) ?? 0);
  }

  /** What was found of a target. Where nothing could be asked of it, its tests say nothing but that. */
  private findingsOf({ target, require, profile }: RunFacts, status: FullResult['status']): Findings {
    const { name } = target;
    const mode = stateOf(name ?? '')?.signupMode?.mode;
    const own = [...this.records.values()].filter((test) => name === undefined || test.target === name);
    const stopped = own.find((test) => test.stopped !== undefined)?.stopped;
    const tests = stopped === undefined ? own : [];
    const ended = new Set(tests.map(({ id }) => id));
    return {
      tests,
      unreached: this.all
        .filter(({ id }) => !ended.has(id))
        .map((test) => namesOf(test, this.root))
        .filter((test) => name === undefined || test.target === name),
      troubles: [
        ...this.troubles,
        ...(stopped === undefined ? [] : [{ ...stopped, message: withoutPeriod(stopped.message) }]),
      ],
      required: require,
      profile,
      ...this.endOf(status, own.length, this.totalOf(target)),
      split: this.shardSplit,
      ...ledgerSummary(name ?? ''),
      ...(mode && { mode }),
    };
  }

  /** Whether, and by what, the run ended before all its tests had. */
  private endOf(
    status: FullResult['status'],
    ended: number,
    total: number,
  ): Pick<Findings, 'interrupted' | 'interruption' | 'failuresAllowed'> {
    if (this.isStoppedEarly) return { interrupted: false, failuresAllowed: this.maxFailures };
    const end = earlyEnd();
    // A merged run may hide that one of its shards was interrupted: then tests have no result.
    const interrupted = status === 'interrupted' || status === 'timedout' || (status === 'passed' && ended < total);
    const by =
      status === 'timedout' ? ' as --global-timeout was over' : end && end.by !== 'error' ? ` by ${end.by}` : '';
    const interruption =
      end?.by === 'error'
        ? `an error outside of the tests ended the run after ${ended} of ${total} tests: ${withoutPeriod(end.message)}`
        : `the run was interrupted${by} after ${ended} of ${plural(total, 'test')}`;
    return { interrupted, interruption };
  }

  /** One line that is written over, on a terminal only. */
  private progress(text: string): void {
    if (!process.stdout.isTTY) return;
    const line = text.slice(0, (process.stdout.columns || 80) - 1);
    process.stdout.write(`\r${line.padEnd(this.shown.length)}`);
    if (text === '') process.stdout.write('\r');
    this.shown = line;
  }
}
