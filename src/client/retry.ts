import { setTimeout as sleep } from 'node:timers/promises';
import { recorder } from '../evidence/recorder.ts';
import { Blocked, unreachableInWords, type Unreachable } from '../evidence/failures.ts';
import type { RunLimits } from './rate-limit.ts';
import type { TransportError } from './transport-error.ts';
import type { RetryPolicy } from './retry-policy.ts';

/** How much is done for an answer. */
export interface RetryOptions {
  /** How long an answer may take, in milliseconds; for all attempts of one call together. */
  readonly patience: number;
  /** How often a call is made again. */
  readonly retries: number;
  /** How many things the run may create, for messages. */
  readonly maxCreated?: number;
  /** Whether every request takes a turn, as a rate is set. */
  readonly paced: boolean;
  /** Told of every wait, in milliseconds, so that a test is not ended for it. */
  readonly waited?: (milliseconds: number) => void;
}

/** How often a call is made again that the target turned away as coming too soon. */
const turns = 5;
/** A target that asks for a longer wait, in milliseconds, is not waited for. */
const longestWait = 60_000;
/** The wait before a call is made again for the first time, in milliseconds; it doubles each time. */
const firstWait = 200;
/** What takes longer, in milliseconds, is told as a wait. */
const noticeable = 50;

const wasLost = (answer: object): answer is TransportError => 'unheard' in answer;

/** Asks until there is an answer, as long as that does no harm: the calls of one worker. */
export class Retry {
  private readonly control: RunLimits;
  private readonly effort: RetryOptions;
  private takesTurns: boolean;
  /** The others are told of the first answer, and of the first one after a loss. */
  private tellsOfAnswer = true;
  private isGone: Unreachable | undefined;
  private knowsWhetherGone = false;

  constructor(control: RunLimits, effort: RetryOptions) {
    this.control = control;
    this.effort = effort;
    this.takesTurns = effort.paced;
  }

  /** What all workers of the run share. */
  get shared(): RunLimits {
    return this.control;
  }

  /** How many things the run may create. */
  get maxCreated(): number {
    return this.effort.maxCreated ?? Infinity;
  }

  /** Since when the target counts as gone, if it does. The run is asked once; later on a lost call tells. */
  async unreachable(): Promise<Unreachable | undefined> {
    if (this.knowsWhetherGone) return this.isGone;
    this.knowsWhetherGone = true;
    return (this.isGone = await this.control.unreachable());
  }

  /**
   * Makes a call, and makes it again where it was lost and may be repeated.
   * @param what the call, for messages
   * @param attempt makes it once, and waits no longer than this, in milliseconds
   * @throws Blocked when there is no answer
   */
  async answerOf<Answer extends object>(
    what: string,
    attempt: (patience: number) => Promise<Answer | TransportError>,
    traits: RetryPolicy,
  ): Promise<Answer> {
    let { patience } = this.effort;
    for (let tries = 1; ; tries++) {
      if (this.isGone)
        throw new Blocked(`${what} was not asked: ${unreachableInWords(this.isGone)}.`, { unreachable: this.isGone });
      if (this.takesTurns) await this.wait(await this.control.turn(traits.cost));
      const started = performance.now();
      const answer = await attempt(Math.ceil(patience));
      const spent = performance.now() - started;
      if (spent > noticeable) this.effort.waited?.(spent);
      if (!wasLost(answer)) {
        await this.tellOfAnswer();
        return answer;
      }
      patience -= spent;
      await this.recover(what, answer, tries, patience, traits);
    }
  }

  /** Waits until a lost call may be made again, or says why it may not. */
  private async recover(
    what: string,
    loss: TransportError,
    tries: number,
    patience: number,
    traits: RetryPolicy,
  ): Promise<void> {
    const reason = this.reasonToStop(loss, tries, patience, traits);
    if (loss.limited) await this.tellOfAnswer();
    else this.tellsOfAnswer = true;
    const { mayRepeat, unreachable } = loss.limited
      ? { mayRepeat: true, unreachable: undefined }
      : await this.control.lost({ what: loss.what, wishes: reason === undefined });
    this.isGone = unreachable;
    const stop = reason ?? (mayRepeat ? undefined : "The run's budget of repeated calls is spent (RETRY_BUDGET)");
    recorder.addRetryEvent({
      what: loss.what,
      then: stop === undefined && !unreachable ? 'repeated' : 'given up',
    });
    const happened = loss.detail === undefined ? loss.what : `${loss.what} (${loss.detail})`;
    if (unreachable) throw new Blocked(`${what}: ${happened}: ${unreachableInWords(unreachable)}.`, { unreachable });
    if (stop !== undefined) throw new Blocked(`${what}: ${happened}. ${stop}.`);
    if (loss.limited) await this.slowDown(loss, tries, traits);
    else await this.wait(tries === 1 && loss.retryAfter !== undefined ? loss.retryAfter : backoff(tries));
  }

  private reasonToStop(loss: TransportError, tries: number, patience: number, traits: RetryPolicy): string | undefined {
    const { retries } = this.effort;
    const wasNotDone = loss.unheard || (loss.refused === true && traits.isTry !== true);
    if (!wasNotDone && traits.repeatable !== true)
      return 'It may have been carried out all the same, so it was not repeated';
    if ((loss.retryAfter ?? 0) > longestWait)
      return `The target asks to come back in ${Math.ceil((loss.retryAfter ?? 0) / 1000)} s, which is too long to wait`;
    if (loss.limited && tries > turns) {
      const setting = { login: 'MAX_LOGINS_PER_MINUTE', mail: 'MAX_MAILS_PER_MINUTE' } as const;
      return `It was turned away ${tries} times: set ${traits.cost ? setting[traits.cost] : 'MAX_RPS'} to what the target allows`;
    }
    if (!loss.limited && tries > retries) return tries === 1 ? 'RETRIES is 0' : `It was asked ${tries} times`;
    if (patience < 1) return `PATIENCE is ${this.effort.patience / 1000} s`;
    return undefined;
  }

  /** Has all requests take turns from now on, as the target asks for it; a wait that it names is obeyed once. */
  private async slowDown({ retryAfter }: TransportError, tries: number, { cost }: RetryPolicy): Promise<void> {
    this.takesTurns = true;
    const named = tries === 1 && retryAfter !== undefined ? { retryAfter } : {};
    const pause = await this.control.limited({ ...(cost && { cost }), ...named });
    await this.wait(Math.max(pause, tries === 1 ? 0 : backoff(tries)));
  }

  private async tellOfAnswer(): Promise<void> {
    if (!this.tellsOfAnswer) return;
    this.tellsOfAnswer = false;
    await this.control.answered();
  }

  private async wait(milliseconds: number): Promise<void> {
    if (milliseconds <= 0) return;
    this.effort.waited?.(milliseconds);
    recorder.addWait(milliseconds);
    await sleep(milliseconds);
  }
}

/** Doubles with each try, and is spread so that workers that failed together do not come back together. */
const backoff = (tries: number): number => firstWait * 2 ** (tries - 1) * (0.75 + Math.random() / 2);
