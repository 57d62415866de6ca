import { platformStatuses, type FullAnswer, type PlainCall } from '../../contract/calls.ts';
import { answerOf, type Operation } from '../../contract/operation.ts';
import { rowOf, type OperationName } from '../../contract/operations/index.ts';
import { memoize } from '../../schemas/memoize.ts';
import type { SentRequest } from '../checks/http-message.ts';
import { judge, type Judgement } from '../checks/judge.ts';
import type { Violation } from '../checks/violation.ts';
import { settings } from '../config/index.ts';
import { recordCoverage } from '../evidence/coverage.ts';
import { Blocked, type AnswerFailure } from '../evidence/failures.ts';
import { recorder } from '../evidence/recorder.ts';
import { callKind } from '../evidence/stopped-call.ts';
import { secrets } from '../secrets/secrets.ts';
import { buildRequest } from './build-request.ts';
import type { HttpClient } from './http-client.ts';
import type { TimedResponse } from './timed-response.ts';
import { isLockout } from './lockout.ts';
import { retryPolicyOf } from './retry-policy.ts';
import type { Caller } from './session.ts';
import { knownSecretsFor, ownerOf } from './token-owners.ts';

/** Looks at a call before it is sent, and ends the test where the call cannot be made. */
export type CallGuard = (name: OperationName, session: Caller, call: PlainCall, kind: string) => void;

/** Notes what calls create, so that it can be removed. */
export interface CreationLog {
  /**
   * Notes what a call is about to create, before it is sent.
   * @returns to be called with the answer; without one, it stays open whether anything was created
   */
  willCreate(row: Operation, session: Caller, sent: SentRequest): (status: number, body: unknown) => void;
}

/** What a call goes through. */
export interface CallContext {
  readonly client: HttpClient;
  readonly created: CreationLog;
  readonly guards: CallGuard[];
}

/** A call with everything that is known before it is sent. */
interface PreparedCall {
  readonly session: Caller;
  readonly name: OperationName;
  readonly call: PlainCall;
  readonly row: Operation;
  readonly request: SentRequest;
  /** The statuses that satisfy the caller. */
  readonly expected: readonly number[];
  /** Whom the call speaks for, where that is known. */
  readonly owner: string | undefined;
  /** See `callKind`. */
  readonly kind: string;
}

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

function expectedOf(row: Operation, { expect }: PlainCall): readonly number[] {
  if (expect === undefined) return statusesOf(row).success;
  return typeof expect === 'string' ? statusesOf(row)[expect] : [expect].flat();
}

const kindOf = (session: Pick<Caller, 'label' | 'access'>, name: OperationName, expected: readonly number[]): string =>
  callKind(name, session.label, session.access.tenant, expected);

function prepare(session: Caller, name: OperationName, call: PlainCall): PreparedCall {
  const row = rowOf(name);
  const [request, expected] = [buildRequest(row, session, call), expectedOf(row, call)];
  const [owner, kind] = [ownerOf(session, call, request), kindOf(session, name, expected)];
  return { session, name, call, row, request, expected, owner, kind };
}

/** Has the guards look at a call that is going to be made, and is to succeed, before anything is made for it. */
export function foresee({ guards }: CallContext, session: Caller, name: OperationName): void {
  const kind = kindOf(session, name, expectedOf(rowOf(name), {}));
  for (const guard of guards) guard(name, session, {}, kind);
}

const send = (client: HttpClient, { session, name, call, row, request, expected }: PreparedCall) =>
  client.send(session, name, request, retryPolicyOf(row, call, expected));

/** Where a run is strict, what is accepted otherwise breaks the contract; a call made wrong on purpose asked for it. */
const judgedDrift = ({ call }: PreparedCall, drift: readonly string[]): readonly Violation[] =>
  settings.strict && call.tamper === undefined ? drift.map((received) => ({ check: 'drift', received })) : [];

function judgeAnswer(prepared: PreparedCall, response: TimedResponse): Judgement {
  const { row, request, expected, owner } = prepared;
  const judgement = judge(row, expected, response, knownSecretsFor(request, owner));
  return { ...judgement, violations: [...judgement.violations, ...judgedDrift(prepared, judgement.drift)] };
}

let unknownOwners = 0;

function record(prepared: PreparedCall, response: TimedResponse, { body, drift, violations }: Judgement): void {
  const { session, name, call, row, request } = prepared;
  const { status } = response;
  const owner = prepared.owner ?? `session ${++unknownOwners}`;
  if (body === undefined) secrets.addFromText(response.bytes.toString('utf8'), owner);
  else secrets.addFrom(body, owner);
  const kept = violations.length === 0;
  const milliseconds = Math.round(response.milliseconds);
  const tampered = call.tamper !== undefined;
  const covered = recorder.addCall({
    operation: name,
    speaker: session.label,
    status,
    milliseconds,
    kept,
    tampered,
    drift,
  });
  if (kept && (status < 300 || prepared.expected.every((each) => each >= 300))) recorder.addSuccess(prepared.kind);
  // Another path may reach another operation, or none at all.
  if (kept && call.tamper?.path === undefined) recordCoverage(covered, row, call, request, response, body);
}

function lockedOut({ name, row, session }: PreparedCall, status: number): Blocked {
  recorder.fail('blocked');
  return new Blocked(
    `${name} (${row.route}) as ${session.label} was answered ${status}, which says that there were too many logins: set MAX_LOGINS_PER_MINUTE to what the target allows.`,
  );
}

/** What a call that was not answered as it had to be ends with. */
function failed(
  prepared: PreparedCall,
  response: TimedResponse,
  violations: readonly Violation[],
  failure: AnswerFailure,
): Error {
  const { row, kind } = prepared;
  if (isLockout(row, response)) return lockedOut(prepared, response.status);
  const declared = answerOf(row, response.status) !== undefined;
  recorder.fail(declared && violations.every(({ check }) => check === 'status') ? 'behaviour' : 'contract');
  return failure.fill({ request: response.request, kind, violations }, row.route);
}

/**
 * Makes one call: prepares it, has the guards look at it, sends it, judges the answer and records both.
 * @param failure made where the test makes the call, for its stack
 * @throws AnswerFailure for an answer that broke its contract or was not expected; Blocked when there is none
 */
export async function makeCall(
  { client, created, guards }: CallContext,
  session: Caller,
  name: OperationName,
  call: PlainCall,
  failure: AnswerFailure,
): Promise<FullAnswer<unknown>> {
  const prepared = prepare(session, name, call);
  for (const guard of guards) guard(name, session, call, prepared.kind);
  if (prepared.row.creates) await client.takeFromBudget();
  const answered = created.willCreate(prepared.row, session, prepared.request);
  const response = await send(client, prepared);
  const judgement = judgeAnswer(prepared, response);
  record(prepared, response, judgement);

  const { status, headers, bytes } = response;
  answered(status, judgement.body);
  if (judgement.violations.length > 0) throw failed(prepared, response, judgement.violations, failure);
  return { status, headers, length: bytes.length, body: judgement.body };
}
