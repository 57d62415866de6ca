import type { TestCase } from '@playwright/test/reporter';
import type { TrafficSettings } from '../src/config/traffic.ts';
import { inMinutes, type TestCost } from './cost.ts';
import { recordedCost } from './recorded-costs.ts';

/** How often a run without a terminal tells how long it still takes, in milliseconds. */
const interval = 60_000;

/** What makes a run at these limits as long as it is. */
function decidingCost({ loginsPerMinute, mailsPerMinute }: TrafficSettings): keyof TestCost {
  if (loginsPerMinute === undefined) return mailsPerMinute === undefined ? 'requests' : 'mails';
  return mailsPerMinute !== undefined && mailsPerMinute < loginsPerMinute ? 'mails' : 'customerLogins';
}

/** How long a run still takes: as long for what is left to be asked as it took for what was asked. */
export class TimeLeft {
  private readonly weights: ReadonlyMap<string, number>;
  private readonly started: number;
  private readonly all: number;
  private done = 0;
  private toldAt: number;

  constructor(tests: readonly TestCase[], traffic: TrafficSettings, now = Date.now()) {
    const deciding = decidingCost(traffic);
    this.weights = new Map(tests.map((test) => [test.id, recordedCost([test])[deciding]]));
    this.all = [...this.weights.values()].reduce((sum, weight) => sum + weight, 0);
    this.started = this.toldAt = now;
  }

  ended({ id }: Pick<TestCase, 'id'>): void {
    this.done += this.weights.get(id) ?? 0;
  }

  /** Such as `about 9 min 20 s left`; empty before anything was asked. */
  inWords(now = Date.now()): string {
    if (this.done === 0) return '';
    const left = ((now - this.started) / this.done) * Math.max(0, this.all - this.done);
    return `about ${inMinutes(left)} left`;
  }

  /** Whether it is time to tell it, where nobody sees a line that is written over. */
  isDue(now = Date.now()): boolean {
    if (now - this.toldAt < interval) return false;
    this.toldAt = now;
    return true;
  }
}
