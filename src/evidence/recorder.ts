import type { OperationName } from '../../contract/operations/index.ts';
import type { ReceivedResponse, SentRequest } from '../checks/http-message.ts';

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

/** What calls covered of each operation's row, by their keys (contract/coverage-item.ts). */
export type Covered = Readonly<Partial<Record<OperationName, readonly string[]>>>;

/** All that was recorded of a test. */
export interface TestRecording {
  readonly calls: readonly CallRecord[];
  readonly asked: readonly RecordedRequest[];
  readonly cause: Cause | undefined;
  readonly covered: Covered;
  readonly mishaps: readonly RetryEvent[];
  /** How long calls had to wait before they were made, in milliseconds. */
  readonly waited: number;
  /** The kinds of the calls that were answered as they had to be. */
  readonly succeeded: readonly string[];
}

/** What the running test has asked so far; a worker runs one test at a time. */
class Recorder {
  private calls: CallRecord[] = [];
  private asked: RecordedRequest[] = [];
  private readonly covered = new Map<OperationName, Set<string>>();
  private mishaps: RetryEvent[] = [];
  private milliseconds = 0;
  private readonly succeeded = new Set<string>();
  private first: Cause | undefined;

  /** Notes a request at the moment it leaves: the order is that of Playwright's own steps. */
  addRequest(asked: Omit<RecordedRequest, 'start'>): RecordedRequest {
    const noted: RecordedRequest = { ...asked, start: Date.now() };
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

  /** Hands over what was recorded, and starts anew. */
  take(): TestRecording {
    const covered = Object.fromEntries([...this.covered].map(([operation, seen]) => [operation, [...seen]]));
    const { calls, asked, mishaps, first: cause } = this;
    const [waited, succeeded] = [Math.round(this.milliseconds), [...this.succeeded]];
    const taken = { calls, asked, cause, covered, mishaps, waited, succeeded };
    this.covered.clear();
    this.succeeded.clear();
    this.calls = [];
    this.asked = [];
    this.mishaps = [];
    this.milliseconds = 0;
    this.first = undefined;
    return taken;
  }
}

export const recorder = new Recorder();
