import { rowOf } from '../../contract/operations/index.ts';
import { inOneLine, inWords } from '../checks/violation-words.ts';
import { fingerprintOf } from '../evidence/failure-fingerprint.ts';
import type { FailedCall, Failure } from '../evidence/failures.ts';
import type { StoppedCall } from '../evidence/stopped-call.ts';
import type { KnownDeviation } from '../config/known-deviations/known-deviation.ts';
import { secrets } from '../secrets/secrets.ts';

/** A call that failed: its kind, and how. */
export type FailedKind = Omit<StoppedCall, 'judgedBy'>;

/** What a worker tells of a test that has ended. */
export interface EndedTest {
  readonly test: string;
  /** The kinds of the calls that were answered as they had to be. */
  readonly succeeded: readonly string[];
  /** What it failed by, where that gates. */
  readonly failed: readonly FailedKind[];
}

/** In how many tests a kind of call fails in the same way before it is stopped. */
const mostAlike = 10;

/**
 * The calls that the workers of a run make no more. A kind of call is stopped when it failed in the same way in many tests, and was
 * answered as it had to be in none: a test that is about to make it would say nothing new.
 */
export class StoppedCalls {
  private readonly known: readonly KnownDeviation[];
  private readonly succeeded = new Set<string>();
  private readonly testsOf = new Map<string, Set<string>>();
  private readonly stopped = new Map<string, StoppedCall>();

  /** @param known what is listed stops nothing: it has to be seen again in every test that it is listed for */
  constructor(known: readonly KnownDeviation[]) {
    this.known = known;
  }

  get all(): readonly StoppedCall[] {
    return [...this.stopped.values()];
  }

  stop(call: StoppedCall): void {
    const isKnown = this.known.some(({ signature }) => Object.values(signature).includes(call.signature));
    if (!isKnown) this.stopped.set(call.kind, call);
  }

  testEnded({ test, succeeded, failed }: EndedTest): void {
    for (const kind of succeeded) this.succeeded.add(kind);
    for (const call of failed) {
      const cause = `${call.kind} ${call.signature}`;
      const tests = this.testsOf.get(cause) ?? new Set();
      this.testsOf.set(cause, tests.add(test));
      if (tests.size >= mostAlike && !this.succeeded.has(call.kind)) this.stop({ ...call, judgedBy: [] });
    }
  }
}

const callIn = (failure: Failure): readonly FailedCall[] =>
  failure.kind === 'property' ? callIn(failure.of) : failure.kind === 'answer' ? [failure.call] : [];

/** How much of how a call failed is kept, in characters. */
const longest = 260;

/** The kind of a call that failed, and how it failed, without secrets. */
export function failedKind(call: FailedCall): FailedKind {
  const { kind, violations, request } = call;
  const { operation, speaker, received } = request;
  const answered = `${operation} (${rowOf(operation).route}) as ${speaker} was answered ${received?.status ?? 'nothing'}`;
  const failed = `${answered}: ${violations.map(inWords).map(inOneLine).join('; ')}`;
  return {
    kind,
    signature: secrets.redact(fingerprintOf([{ kind: 'answer', call }], [])),
    failed: secrets.redact(failed.replace(/\s+/g, ' ')).slice(0, longest),
  };
}

/** What the calls that failed in a test have in common with others. */
export const failedKinds = (failures: readonly Failure[]): readonly FailedKind[] =>
  failures.flatMap(callIn).map(failedKind);
