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
import { runFacts, runIn, splitIn, type RunFacts, type Split } from '../fixtures/evidence/run.ts';
import { settings } from '../fixtures/settings/index.ts';
import { aside } from './leftovers.ts';
import { annotations } from './annotations.ts';
import { secrets } from '../fixtures/evidence/secrets.ts';
import { recordOf, type TestRecord } from './record.ts';
import type { Trouble } from './conclusion.ts';

const troubled = /^(?:Error: )?(error|blocked|deviates): ([\s\S]*)$/;

function troubleOf({ message = 'no message' }: TestError): Trouble {
  const [, verdict, text] = troubled.exec(message) ?? [];
  if ((verdict === 'blocked' || verdict === 'deviates') && text !== undefined)
    return { verdict, message: secrets.redact(text).trimEnd().replace(/\.$/, '') };
  return {
    verdict: 'error',
    message: secrets
      .redact(text ?? message)
      .trimEnd()
      .replace(/\.$/, ''),
  };
}

/**
 * Says what a run has found: in the terminal, in `conformance.json`, `conformance.md` and `conformance.html`, and by the exit code, so that plain
 * `playwright test` gives the verdict as well.
 */
export default class Verdict implements Reporter {
  private readonly records = new Map<string, TestRecord>();
  private readonly troubles: Trouble[] = [];
  private run: RunFacts = runFacts(settings);
  private split: Split | undefined;
  private root = process.cwd();
  private total = 0;
  private shown = '';

  printsToStdio(): boolean {
    return true;
  }

  onBegin(config: FullConfig, suite: Suite): void {
    this.root = config.configFile ? path.dirname(config.configFile) : process.cwd();
    // Merged shards bring what they were asked with them: the settings of the process that merges say nothing of it.
    this.run = runIn(config.metadata) ?? this.run;
    this.split = splitIn(config);
    this.total = suite.allTests().length;
    if (this.total > 0)
      process.stdout.write(`SEED=${this.run.seed} · ${this.total} tests against ${this.run.target.url}\n`);
  }

  onError(error: TestError): void {
    this.troubles.push(troubleOf(error));
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    this.records.set(test.id, recordOf(test, result, this.root));
    if (process.stdout.isTTY) this.progress(`${this.records.size}/${this.total} ${test.title}`);
  }

  async onEnd({ status, startTime, duration }: FullResult): Promise<{ status: FullResult['status'] }> {
    this.progress('');
    const findings = {
      tests: [...this.records.values()],
      troubles: this.troubles,
      required: this.run.require,
      // A merged run may hide that one of its shards was interrupted: then tests have no result.
      interrupted:
        status === 'interrupted' || status === 'timedout' || (status === 'passed' && this.records.size < this.total),
      split: this.split,
      ...aside(),
    };
    // Loaded only now: what writes the page is of no use before, and every worker's start would wait for it.
    const { writeReport } = await import('./write.ts');
    const report = writeReport(findings, this.run, { startedAt: startTime, milliseconds: duration });
    // A shard's failures are told when all are merged, so that they are told once.
    if (settings.annotate && !this.split?.alone) process.stdout.write(annotations(report));
    // Playwright itself knows 0 and 1 only; what it is about to exit with is replaced at the last moment.
    process.once('exit', () => {
      process.exitCode = report.exitCode;
    });
    return { status: report.exitCode === 0 ? 'passed' : 'failed' };
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
