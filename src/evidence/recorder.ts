import type { OperationName } from '../../contract/operations/index.ts';
import type { ReceivedResponse, SentRequest } from '../checks/http-message.ts';
import type { MetPage } from './gateway-page.ts';

/** What is kept of one call: no value, so that it can stand in any artefact. */
export interface CallRecord {
  readonly operation: OperationName;
  readonly speaker: string;
  readonly status: number;
  readonly milliseconds: number;
  /** The answer was what the caller expected and kept everything it promised. */
  readonly kept: boolean;
  readonly tampered: boolean;
  readonly drift: readonly string[];
}

/**
 * Why a test fails: an answer broke its contract, an answer was declared but not the one that the test expected, or the target
 * could not be asked at all.
 */
export type Cause = 'contract' | 'behaviour' | 'blocked';

/** A request as it left, and what came of it. It holds secrets: only `exchange.ts` makes of it what may be shown. */
export interface RecordedRequest {
  readonly operation: OperationName;
  readonly speaker: string;
  readonly url: string;
  readonly sent: SentRequest;
  /** Milliseconds since 1970. */
  readonly start: number;
  /** It is a read-back that was made again: part of what was asked, but not of how the test failed. */
  isReread?: true;
  milliseconds?: number;
  received?: ReceivedResponse;
  /** Why there is no answer. */
  error?: string;
}

/** An attempt that brought no answer: what happened, and what became of the call. */
export interface RetryEvent {
  readonly what: string;
  readonly then: 'repeated' | 'given up';
}

/** What became of a read-back that was wrong at first, when it was made again. */
export interface Reread {
  /** How long after the first try it was right, in milliseconds; nothing where it never was. */
  readonly rightAfter?: number;
  /** How long it was made again, in milliseconds. */
  readonly within: number;
}

/** What calls covered of each operation's row, by their keys (contract/coverage-item.ts). */
export type Covered = Readonly<Partial<Record<OperationName, readonly string[]>>>;

/** All that was recorded of a test. */
export interface TestRecording {
  readonly calls: readonly CallRecord[];
  readonly asked: readonly RecordedRequest[];
  readonly cause: Cause | undefined;
  readonly covered: Covered;
  readonly mishaps: readonly RetryEvent[];
  /** The pages of gateways that calls met. */
  readonly pages: readonly MetPage[];
  /** How long calls had to wait before they were made, in milliseconds. */
  readonly waited: number;
  /** The kinds of the calls that were answered as they had to be. */
  readonly succeeded: readonly string[];
  /** What was read back too late, and what a failed read-back led to when it was made again. */
  readonly rereads: readonly Reread[];
}

/** How far the recording of a test has come, to go back to. */
interface RecordingState {
  readonly requests: number;
  readonly cause: Cause | undefined;
}

/** What the running test has asked so far; a worker runs one test at a time. */
class Recorder {
  private calls: CallRecord[] = [];
  private asked: RecordedRequest[] = [];
  private readonly covered = new Map<OperationName, Set<string>>();
  private mishaps: RetryEvent[] = [];
  private pages: MetPage[] = [];
  private milliseconds = 0;
  private readonly succeeded = new Set<string>();
  private first: Cause | undefined;
  private rereads: Reread[] = [];
  /** When the last request left that may have changed something, in milliseconds since 1970; tests do not begin it anew. */
  lastChange = 0;

  /** Notes a request at the moment it leaves: the order is that of Playwright's own steps. */
  addRequest(asked: Omit<RecordedRequest, 'start'>): RecordedRequest {
    const noted: RecordedRequest = { ...asked, start: Date.now() };
    if (asked.sent.method !== 'GET') this.lastChange = noted.start;
    this.asked.push(noted);
    return noted;
  }

  /** How many requests have left so far. */
  get requestCount(): number {
    return this.asked.length;
  }

  /** The operations of the requests after the first ones. */
  operationsSince(requests: number): readonly OperationName[] {
    return this.asked.slice(requests).map(({ operation }) => operation);
  }

  /** @returns what calls of this operation have covered, to be added to */
  addCall(call: CallRecord): Set<string> {
    this.calls.push(call);
    const known = this.covered.get(call.operation) ?? new Set();
    this.covered.set(call.operation, known);
    return known;
  }

  /** Notes that a call of this kind was answered as it had to be. */
  addSuccess(kind: string): void {
    this.succeeded.add(kind);
  }

  /** Notes an attempt that brought no answer. */
  addRetryEvent(mishap: RetryEvent): void {
    this.mishaps.push(mishap);
  }

  /** Notes the pages of gateways that a call met. */
  addPages(pages: readonly MetPage[]): void {
    this.pages.push(...pages);
  }

  /** Notes that a call had to wait before it was made, in milliseconds. */
  addWait(milliseconds: number): void {
    this.milliseconds += milliseconds;
  }

  /**
   * Notes why a test is about to fail. The first cause counts, as later ones follow from it; but an answer that breaks its contract
   * is the tenant's fault whatever was lost before it.
   */
  fail(cause: Cause): void {
    if (cause === 'contract' && this.first === 'blocked') this.first = cause;
    this.first ??= cause;
  }

  /** How much was asked until now, and why the test is about to fail. */
  state(): RecordingState {
    return { requests: this.asked.length, cause: this.first };
  }

  /** Notes what a read-back led to that was made again, and goes back to what a test was about to fail with. */
  addReread(reread: Reread, { requests, cause }: RecordingState): void {
    this.rereads.push(reread);
    for (const request of this.asked.slice(requests)) request.isReread = true;
    this.first = cause;
  }

  /** Hands over what was recorded, and starts anew. */
  take(): TestRecording {
    const covered = Object.fromEntries([...this.covered].map(([operation, seen]) => [operation, [...seen]]));
    const { calls, asked, mishaps, pages, rereads, first: cause } = this;
    const [waited, succeeded] = [Math.round(this.milliseconds), [...this.succeeded]];
    const taken = { calls, asked, cause, covered, mishaps, pages, waited, succeeded, rereads };
    this.covered.clear();
    this.succeeded.clear();
    this.calls = [];
    this.asked = [];
    this.mishaps = [];
    this.rereads = [];
    this.pages = [];
    this.milliseconds = 0;
    this.first = undefined;
    return taken;
  }
}

export const recorder = new Recorder();

/** The requests of a test that show how it failed. */
export const withoutRereads = ({ asked }: Pick<TestRecording, 'asked'>): readonly RecordedRequest[] =>
  asked.filter(({ isReread }) => !isReread);
