import { rowOf, operations, type OperationName } from '../../contract/operations/index.ts';
import {
  platformStatuses,
  type BodyCalls,
  type FullAnswer,
  type FullCalls,
  type PlainCall,
} from '../../contract/calls.ts';
import { CheckFailure } from '../checks/check-failure.ts';
import type { Violation } from '../checks/violation.ts';
import { judge } from '../checks/judge.ts';
import { recordCoverage } from '../evidence/coverage.ts';
import { recorder } from '../evidence/recorder.ts';
import { secrets } from '../secrets/secrets.ts';
import { settings } from '../config/index.ts';
import { buildRequest } from './build-request.ts';
import { answerOf, type Operation } from '../../contract/operation.ts';
import { memoize } from '../../schemas/memoize.ts';
import type { HttpClient } from './http-client.ts';
import type { SentRequest } from '../checks/http-message.ts';
import { percentDecoded } from '../shared/text.ts';
import type { Session } from './session.ts';
import { Blocked } from '../evidence/blocked.ts';
import { isLockout } from './lockout.ts';
import { retryPolicyOf } from './retry-policy.ts';

/** Makes the function of an operation when it is asked for: a test names a few of them at a time, and there are dozens. */
const byName = (make: (name: OperationName) => unknown): object =>
  new Proxy(operations, {
    get: (all, name) => (Object.hasOwn(all, name) ? make(name as OperationName) : undefined),
  });

/** The statuses that an operation may answer; where a sound tenant may succeed in another way than documented, that satisfies too. */
const statusesOf = memoize((row: Operation) => {
  const beyond = Object.keys({ ...row.alsoDocumented, ...row.acceptedUndocumented }).map(Number);
  const declared = [...Object.keys(row.answers).map(Number), ...beyond];
  return {
    declared,
    success: [row.success, ...beyond.filter((status) => status < 300)],
    refusal: [...declared, ...platformStatuses].filter((status) => status >= 400),
  };
});

/** The statuses that satisfy a call. */
function expectedOf(row: Operation, { expect }: PlainCall): readonly number[] {
  if (expect === undefined) return statusesOf(row).success;
  return typeof expect === 'string' ? statusesOf(row)[expect] : [expect].flat();
}

/** Where a run is strict, what is tolerated otherwise breaks the contract. */
const asViolation = (what: string): Violation => ({
  check: 'drift',
  expected: 'what is documented, as STRICT is set',
  received: what,
});

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Who a call speaks for, as far as tokens go: the e-mail that logs in, or whoever the token belongs to that is shown. */
function ownerOf({ access }: Session, call: PlainCall, bearer: string): string | undefined {
  const { email } = (call.body ?? {}) as { readonly email?: unknown };
  if (typeof email === 'string') return `${access.tenant} ${email.toLowerCase()}`;
  const shown = [call['refreshToken'], call['refresh_token'], call['anonymous_token']].map(textOf).join(' ');
  return [...secrets.ownersIn(shown), ...secrets.ownersIn(bearer)][0];
}

function knowledgeOf(sent: SentRequest, owner: string | undefined) {
  const own = (): ReadonlySet<string | undefined> => {
    const carried = [percentDecoded(sent.path), ...Object.values(sent.headers), sent.body?.toString('utf8') ?? ''].join(
      '\n',
    );
    return new Set([...secrets.ownersIn(carried), owner]);
  };
  return {
    passwordIn: (text: string) => secrets.occursIn(text, ['password', 'client-secret']),
    foreignTokenIn: (text: string) => {
      const shown = secrets.ownersIn(text);
      const allowed = shown.length > 0 ? own() : undefined;
      return shown.some((issuedTo) => allowed?.has(issuedTo) !== true);
    },
  };
}

function lockedOut(asked: string, status: number): Blocked {
  recorder.fail('blocked');
  return new Blocked(
    `${asked} was answered ${status}, which says that there were too many logins: set MAX_LOGINS_PER_MINUTE to what the target allows.`,
  );
}

/** Looks at a call before it is sent, and ends the test where the target does not allow it. */
export type CallGuard = (name: OperationName, session: Session, call: PlainCall) => void;

/** Notes what calls create, so that it can be removed. */
export interface CreationLog {
  /**
   * Notes what a call is about to create, before it is sent.
   * @returns to be called with the response; without one, it stays open whether anything was created
   */
  willCreate(row: Operation, session: Session, sent: SentRequest): (status: number, body: unknown) => void;
}

/** How tests speak to the target: `api.as(customer).addAddress({ body })`. */
export class Api {
  private readonly client: HttpClient;
  private readonly created: CreationLog;
  private readonly guard: CallGuard | undefined;
  private sessions = 0;

  /** @param guard ends a test that is about to ask what this target does not allow, before it is asked */
  constructor(client: HttpClient, created: CreationLog, guard?: CallGuard) {
    this.client = client;
    this.created = created;
    this.guard = guard;
  }

  /** Every operation, spoken by this session; the answer is checked, and its body handed over. */
  as(session: Session): BodyCalls & { readonly answer: FullCalls } {
    const full = (name: OperationName) => {
      const speak = (call?: PlainCall): Promise<FullAnswer<unknown>> =>
        this.call(session, name, call ?? {}, new CheckFailure(speak));
      return speak;
    };
    const body = (name: OperationName) => {
      const speak = (call?: PlainCall): Promise<unknown> =>
        this.call(session, name, call ?? {}, new CheckFailure(speak)).then((answer) => answer.body);
      return speak;
    };
    // The rows give every operation its own types, which a table built by name cannot show to the compiler.
    return Object.create(byName(body), { answer: { get: () => byName(full) } }) as BodyCalls & {
      readonly answer: FullCalls;
    };
  }

  private async call(
    session: Session,
    name: OperationName,
    call: PlainCall,
    failure: CheckFailure,
  ): Promise<FullAnswer<unknown>> {
    const row = rowOf(name);
    const sent = buildRequest(row, session, call);
    this.guard?.(name, session, call);
    const answered = this.created.willCreate(row, session, sent);
    const expected = expectedOf(row, call);
    const received = await this.client.send(session, name, sent, retryPolicyOf(row, call, expected));
    const owner = ownerOf(session, call, sent.headers['authorization'] ?? '');
    const { body, drift, violations: found } = judge(row, expected, received, knowledgeOf(sent, owner));
    const { status, headers } = received;
    const issuedTo = owner ?? `session ${++this.sessions}`;
    if (body === undefined) secrets.addFromText(received.bytes.toString('utf8'), issuedTo);
    else secrets.addFrom(body, issuedTo);
    const violations = [...found, ...(settings.strict && call.tamper === undefined ? drift.map(asViolation) : [])];
    const kept = violations.length === 0;
    const tampered = call.tamper !== undefined;
    const milliseconds = Math.round(received.milliseconds);
    const covered = recorder.addCall({
      operation: name,
      speaker: session.label,
      status,
      milliseconds,
      kept,
      tampered,
      drift,
    });
    // Another path may reach another operation, or none at all.
    if (kept && call.tamper?.path === undefined) recordCoverage(covered, row, call, sent, received, body);
    answered(status, body);
    if (kept) return { status, headers, length: received.bytes.length, body };
    if (isLockout(row, received)) throw lockedOut(`${name} (${row.route}) as ${session.label}`, status);
    const declared = answerOf(row, status) !== undefined;
    recorder.fail(declared && violations.every(({ check }) => check === 'status') ? 'behaviour' : 'contract');
    failure.say(`${name} (${row.route}) as ${session.label} was answered ${status}`, violations);
    recorder.addFailedCall({ asked: received.asked, message: failure.message, violations });
    throw failure;
  }
}
