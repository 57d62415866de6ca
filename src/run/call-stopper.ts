import { test, type TestInfo } from '@playwright/test';
import type { CallGuard } from '../client/call.ts';
import type { Settings } from '../config/index.ts';
import { annotation, verifiedBy } from '../evidence/annotations.ts';
import type { StoppedCall } from '../evidence/stopped-call.ts';
import type { WorkerChannel } from './worker-channel.ts';

/** Ends a test that is about to make a call which was stopped: it counts as not asked, never as passed. */
function notAsked(stopped: StoppedCall, testInfo: TestInfo = test.info()): never {
  testInfo.annotations.push(annotation('outcome', 'not asked'), annotation('not asked', stopped));
  testInfo.skip(true, `not asked: ${stopped.failed}`);
  throw new Error('Playwright ends a test that is skipped.');
}

/** Keeps the tests of a worker from calls that the run makes no more. */
export class CallStopper {
  private readonly run: WorkerChannel | undefined;
  private readonly settings: Settings;
  /** Empty outside of a test: clean-up makes its calls whatever became of them before. */
  private stopped: ReadonlyMap<string, StoppedCall> = new Map();

  constructor(run: WorkerChannel | undefined, settings: Settings) {
    this.run = run;
    this.settings = settings;
  }

  /** Begins a test. One that a known deviation lists makes every call: it has to be seen again. */
  async begin({ annotations }: TestInfo): Promise<void> {
    const verified = verifiedBy(annotations);
    const isListed = this.settings.known.deviations.some(({ requirement }) => verified.includes(requirement));
    const all = isListed ? [] : ((await this.run?.stoppedCalls()) ?? []);
    const others = all.filter(({ judgedBy }) => !judgedBy.some((id) => verified.includes(id)));
    this.stopped = new Map(others.map((each) => [each.kind, each]));
  }

  end(): void {
    this.stopped = new Map();
  }

  /** Ends a test that is about to make such a call. */
  readonly guard: CallGuard = (_name, _session, _call, kind) => {
    const stopped = this.stopped.get(kind);
    if (stopped) notAsked(stopped);
  };
}
