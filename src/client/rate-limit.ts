import type { Operation } from '../../contract/operation.ts';
import type { Unreachable } from '../evidence/failures.ts';
import { GatewayLog, type PageEvidence, type PageOwner } from './gateway-log.ts';
import { Pace } from './pace.ts';

/** What a request costs the target beside itself. */
export type Cost = NonNullable<Operation['costs']>;

/** What a run may ask of its target, all workers together. */
export interface LimitSettings {
  readonly requestsPerSecond?: number;
  readonly loginsPerMinute?: number;
  readonly mailsPerMinute?: number;
  /** How many calls the run may repeat. */
  readonly repeats: number;
  /** How many things the run may create; as many as it likes where nothing is said. */
  readonly creations?: number;
}

/** What becomes of a call that brought no answer. */
export interface RetryDecision {
  /** The run's budget of repeated calls is not spent yet. */
  readonly mayRepeat: boolean;
  /** Where the target counts as gone: nothing more is asked then. */
  readonly unreachable?: Unreachable;
}

type Eventually<Value> = Value | Promise<Value>;

/** What all workers of a run share: its pace, its budget of repeated calls, and whether the target is still there. */
export interface RunLimits {
  /** Takes a turn for a request. @returns in how many milliseconds it comes */
  turn(cost: Cost | undefined): Eventually<number>;
  /** Tells that the target asked for a slower pace. @returns in how many milliseconds the call may be made again */
  limited(told: { cost?: Cost; retryAfter?: number }): Eventually<number>;
  /** Tells that an attempt brought no answer. @param wishes whether it is going to be made again */
  lost(told: { what: string; wishes: boolean }): Eventually<RetryDecision>;
  /** Tells that there are answers again. */
  answered(): Eventually<void>;
  /** Since when the target counts as gone, if it does. */
  unreachable(): Eventually<Unreachable | undefined>;
  /** Takes one more thing from what the run may create. @returns whether it is within the budget */
  mayCreate(): Eventually<boolean>;
  /** Tells that the API itself has answered a question. */
  hear(question: string): Eventually<void>;
  /** Tells of a call that met a page in place of an answer. @returns whose the page is */
  meet(evidence: PageEvidence): Eventually<PageOwner>;
}

/** A target is gone when attempts, and no answer between them, have lasted this long, in milliseconds. */
const silence = 5_000;
/** But not before this many: a single slow call is no silence. */
const attempts = 5;
/** The pace, in requests a second, after a target has asked for a slower one for the first time. */
const firstPace = 32;
/** The pace is halved each time, but never slower than this. */
const slowestPace = 4;
/** How long a pace is given to show, in milliseconds, before it is halved again, or as much faster. */
const settling = 2_000;
const faster = 1.5;
/** How long to wait, in milliseconds, where a target does not say it. */
const pause = 1_000;

/** The control of one run. */
export class RateLimiter implements RunLimits {
  private requests: Pace | undefined;
  private readonly costs: Readonly<Record<Cost, Pace | undefined>>;
  private budget: number;
  private readonly limit: number | undefined;
  private pacedAt = 0;
  private firstLost = 0;
  private lostCount = 0;
  private gone: Unreachable | undefined;
  private creations: number;
  private readonly gateway = new GatewayLog();

  constructor({ requestsPerSecond, loginsPerMinute, mailsPerMinute, repeats, creations = Infinity }: LimitSettings) {
    this.creations = creations;
    this.limit = requestsPerSecond;
    this.requests = requestsPerSecond === undefined ? undefined : new Pace(requestsPerSecond);
    this.costs = {
      login: loginsPerMinute === undefined ? undefined : new Pace(loginsPerMinute / 60),
      mail: mailsPerMinute === undefined ? undefined : new Pace(mailsPerMinute / 60),
    };
    this.budget = repeats;
  }

  turn(cost: Cost | undefined, now = Date.now()): number {
    this.recover(now);
    const dear = cost && this.costs[cost];
    return Math.max(this.requests?.take(now) ?? 0, dear?.take(now) ?? 0);
  }

  /** A limit that concerns logins or mails alone does not slow down the rest. */
  limited({ cost, retryAfter = pause }: { cost?: Cost; retryAfter?: number }, now = Date.now()): number {
    if (cost !== undefined) {
      this.costs[cost]?.pause(now, retryAfter);
      return retryAfter;
    }
    this.requests ??= new Pace(firstPace * 2);
    if (now - this.pacedAt > settling) {
      this.requests.change(Math.max(this.requests.perSecond / 2, Math.min(slowestPace, this.requests.perSecond)));
      this.requests.pause(now, retryAfter);
      this.pacedAt = now;
    }
    return retryAfter;
  }

  /** Goes on faster where the target has taken the pace for a while, up to the run's limit, or until none is needed. */
  private recover(now: number): void {
    if (!this.requests || this.pacedAt === 0 || now - this.pacedAt <= settling) return;
    const pace = this.requests.perSecond * faster;
    const most = this.limit ?? firstPace * 2;
    this.pacedAt = pace < most ? now : 0;
    if (pace < most || this.limit !== undefined) this.requests.change(Math.min(pace, most));
    else this.requests = undefined;
  }

  lost({ what, wishes }: { what: string; wishes: boolean }, now = Date.now()): RetryDecision {
    if (this.lostCount++ === 0) this.firstLost = now;
    if (this.lostCount >= attempts && now - this.firstLost >= silence) this.gone ??= { since: this.firstLost, what };
    const mayRepeat = this.budget > 0;
    if (wishes && mayRepeat) this.budget--;
    return { mayRepeat, ...(this.gone && { unreachable: this.gone }) };
  }

  answered(): void {
    this.lostCount = 0;
  }

  unreachable(): Unreachable | undefined {
    return this.gone;
  }
  mayCreate(): boolean {
    return this.creations-- > 0;
  }

  hear(question: string): void {
    this.gateway.hear(question);
  }

  meet(evidence: PageEvidence): PageOwner {
    return this.gateway.meet(evidence);
  }
}
