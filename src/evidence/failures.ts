import { inOneLine, inWords } from '../checks/violation-words.ts';
import type { Violation } from '../checks/violation.ts';
import { plural } from '../shared/text.ts';
import { secrets } from '../secrets/secrets.ts';
import type { RecordedRequest } from './recorder.ts';

/** Since when a target has not answered, and what happened to the last attempt, such as `connection refused`. */
export interface Unreachable {
  /** Milliseconds since 1970. */
  readonly since: number;
  readonly what: string;
}

/** How long a target has been silent: `has not answered since 14:03:22 UTC (connection refused)`. */
export const silenceInWords = ({ since, what }: Unreachable): string =>
  `has not answered since ${new Date(since).toISOString().slice(11, 19)} UTC (${what})`;

/** Says that a target counts as gone. */
export const unreachableInWords = (unreachable: Unreachable): string =>
  `the target ${silenceInWords(unreachable)}, so nothing more was asked`;

interface BlockedBy {
  readonly cause?: unknown;
  readonly unreachable?: Unreachable | undefined;
  readonly maxCreated?: number | undefined;
}

/** Thrown where the target could not be asked, which is no judgement of it. */
export class Blocked extends Error {
  override readonly name = 'Blocked';
  /** Where the target counts as gone, so that nothing more is asked. */
  readonly unreachable: Unreachable | undefined;
  /** How many things the run may create, where it has created them. */
  readonly maxCreated: number | undefined;

  constructor(message: string, { cause, unreachable, maxCreated }: BlockedBy = {}) {
    super(message, { cause });
    this.unreachable = unreachable;
    this.maxCreated = maxCreated;
  }
}

/** Says that a run has created as much as it may. */
export const budgetInWords = (maxCreated: number): string =>
  `the run has created ${plural(maxCreated, 'thing')}, and may create no more (MAX_CREATED)`;

/** A call whose answer broke its contract, or was not the one that the test expected. */
export interface FailedCall {
  readonly request: RecordedRequest;
  /** What it has in common with other calls (see `callKind`). */
  readonly kind: string;
  readonly violations: readonly Violation[];
}

/**
 * An answer that was not what it had to be. The error is made where the test makes the call, before the request is sent, so that its
 * stack leads to the line of the test; what was wrong is filled in after the answer.
 */
export class AnswerFailure extends Error {
  override readonly name = 'AnswerFailure';
  private failed: FailedCall | undefined;

  /** @param called the function that the test called: the stack begins at its caller */
  constructor(called: (...call: never[]) => unknown) {
    const { stackTraceLimit } = Error;
    // One stack is enough, and the one that a new error brings along begins here.
    Error.stackTraceLimit = 0;
    super();
    Error.stackTraceLimit = stackTraceLimit;
    Error.captureStackTrace(this, called);
  }

  /** @throws Error before it was filled in */
  get call(): FailedCall {
    if (!this.failed) throw new Error('An AnswerFailure is thrown only after its call has failed.');
    return this.failed;
  }

  /** Fills in what was wrong, each violation on a line of its own. */
  fill(call: FailedCall, route: string): this {
    this.failed = call;
    const { operation, speaker, received } = call.request;
    const answered = `${operation} (${route}) as ${speaker} was answered ${received?.status ?? 'nothing'}:`;
    this.message = secrets.redact([answered, ...call.violations.map(inWords).map(inOneLine)].join('\n  '));
    const frames = (this.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
    this.stack = [`${this.name}: ${this.message}`, ...frames].join('\n');
    return this;
  }
}

/** What was waited for, and where. */
export interface Delivery {
  /** A mail, a token in a mail, or an event by its name. */
  readonly what: string;
  /** As a reader knows it, such as `the suite's SMTP sink`. */
  readonly where: string;
}

/** Thrown where the tenant did not send what a request has to make it send, though the inbox or collector works. */
export class NotDelivered extends Error {
  override readonly name = 'NotDelivered';
  readonly delivery: Delivery;

  constructor(message: string, delivery: Delivery) {
    super(message);
    this.delivery = delivery;
  }
}

/** Thrown where mails came, and none holds a token that can be read: what rewrites mails on their way may have hidden it. */
export class UnreadableMail extends Blocked {
  readonly delivery: Delivery;

  constructor(message: string, delivery: Delivery) {
    super(message);
    this.delivery = delivery;
  }
}

/** Thrown where a property does not hold for some value; `cause` is what the smallest such value led to. */
export class PropertyFailure extends Error {
  override readonly name = 'PropertyFailure';
}

/** A failed `expect`, as Playwright tells it. */
export interface Assertion {
  /** What the test says of it; empty where it says nothing. */
  readonly title: string;
  /** Playwright's own text: the matcher, and what was expected and received. */
  readonly text: string;
}

/** Thrown for a test that has passed otherwise, though what it read back was right only after a while, as the target's settings allow. */
export class LateAnswer extends Error {
  override readonly name = 'LateAnswer';
}

/** Why a test failed, as data. `error`: anything that is no judgement of the tenant. */
export type Failure =
  | { readonly kind: 'answer'; readonly call: FailedCall }
  | { readonly kind: 'assertion'; readonly assertion: Assertion }
  | { readonly kind: 'not delivered'; readonly delivery: Delivery }
  | { readonly kind: 'unreadable mail'; readonly delivery: Delivery }
  | { readonly kind: 'property'; readonly of: Failure }
  | { readonly kind: 'late answer' }
  | { readonly kind: 'blocked' }
  | { readonly kind: 'error'; readonly message: string };

/**
 * Reads why a test failed from what was thrown.
 * @param assertionIn knows a failed `expect` of Playwright's
 */
export function failureFrom(thrown: unknown, assertionIn: (thrown: unknown) => Assertion | undefined): Failure {
  if (thrown instanceof AnswerFailure) return { kind: 'answer', call: thrown.call };
  if (thrown instanceof NotDelivered) return { kind: 'not delivered', delivery: thrown.delivery };
  if (thrown instanceof UnreadableMail) return { kind: 'unreadable mail', delivery: thrown.delivery };
  if (thrown instanceof PropertyFailure) return { kind: 'property', of: failureFrom(thrown.cause, assertionIn) };
  if (thrown instanceof LateAnswer) return { kind: 'late answer' };
  if (thrown instanceof Blocked) return { kind: 'blocked' };
  const assertion = assertionIn(thrown);
  if (assertion) return { kind: 'assertion', assertion };
  return { kind: 'error', message: thrown instanceof Error ? thrown.message : String(thrown) };
}

/** Whether a failure judges the tenant; anything else is no fault of the tenant's. */
export const isJudgement = (failure: Failure): boolean =>
  failure.kind === 'property'
    ? isJudgement(failure.of)
    : (['answer', 'assertion', 'not delivered', 'late answer'] as const).some((kind) => kind === failure.kind);
