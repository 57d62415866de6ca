import type { TestInfo } from '@playwright/test';
import type { Capability } from '../../contract/capabilities.ts';
import { requirements, type Requirement } from '../../contract/requirements/index.ts';
import { removeResources } from '../cleanup/remove-resources.ts';
import type { Api } from '../client/api.ts';
import type { HttpClient } from '../client/http-client.ts';
import { exchangeOf } from '../evidence/exchange.ts';
import { annotation, verifiedBy } from '../evidence/annotations.ts';
import { fingerprintOf } from '../evidence/failure-fingerprint.ts';
import {
  Blocked,
  budgetInWords,
  failureFrom,
  unreachableInWords,
  type Failure,
  type Unreachable,
} from '../evidence/failures.ts';
import { notRun } from '../evidence/not-run.ts';
import { recorder, withoutRereads } from '../evidence/recorder.ts';
import { attachFailure, attachTrace } from '../evidence/test-record.ts';
import type { CreatedResources } from '../ledger/created-resources.ts';
import { secrets } from '../secrets/secrets.ts';
import type { Sessions } from '../sessions/sessions.ts';
import type { SharedSessions } from '../sessions/shared-sessions.ts';
import type { Target } from '../target/target.ts';
import { seedBuilders } from '../test-data/builders.ts';
import { appendToError, failureEvidenceOf } from './failure-report.ts';
import { assertionIn, failAfterwards, keepThrown, keepWorker, thrownIn } from './playwright-internals.ts';
import { beginReadBacks, lateAnswerIn } from './read-back.ts';
import { failedKinds } from './stopped-calls.ts';
import type { CallStopper } from './call-stopper.ts';
import { causeOf, concludeTest } from './test-outcome.ts';
import type { WorkerChannel } from './worker-channel.ts';

/** What a worker has for its tests. */
export interface TestWorker {
  readonly api: Api;
  readonly client: HttpClient;
  readonly created: CreatedResources;
  readonly sessions: Sessions;
  readonly shared: SharedSessions;
  readonly target: Target;
  /** Which of several targets it asks; empty where the run has only one. */
  readonly targetName: string;
  /** The process of the run; nothing in an editor that runs tests without the preflight. */
  readonly run: WorkerChannel | undefined;
  readonly stopper: CallStopper;
}

async function absentCapabilities(
  needed: readonly Capability[],
  { target, sessions }: TestWorker,
): Promise<readonly Capability[]> {
  const absent = needed.filter((capability) => !target.offers.has(capability));
  if (absent.length > 0 || !needed.includes('b2b')) return absent;
  const { token } = await sessions.service();
  return token.scope.includes('customermanagement.legalentity_manage') ? [] : ['b2b'];
}

async function skipUnlessOffered(testInfo: TestInfo, worker: TestWorker): Promise<void> {
  const verified = verifiedBy(testInfo.annotations).map((id): Requirement => requirements[id]);
  const absent = await absentCapabilities([...new Set(verified.flatMap(({ needs }) => needs ?? []))], worker);
  const [first, ...rest] = absent;
  if (first) notRun([first, ...rest], testInfo);
}

/** Skips a test that cannot ask its target. It counts as blocked; a failed test would cost its worker. */
function skipAsBlocked(testInfo: TestInfo, why: string): void {
  testInfo.annotations.push(annotation('outcome', 'blocked'), annotation('blocked', why));
  testInfo.skip(true, 'blocked: the target could not be asked');
}

const noteUnreachable = (testInfo: TestInfo, unreachable: Unreachable): void => {
  testInfo.annotations.push(annotation('unreachable', unreachable));
};

const noteBudget = (testInfo: TestInfo, maxCreated: number): void => {
  testInfo.annotations.push(annotation('budget spent', `${maxCreated}`));
};

function noteBlocked(testInfo: TestInfo, { unreachable, maxCreated }: Blocked): void {
  if (unreachable) noteUnreachable(testInfo, unreachable);
  if (maxCreated !== undefined) noteBudget(testInfo, maxCreated);
}

/**
 * Runs the skip checks. A failure here is reported directly, because clean-up will not run.
 * @throws what a question failed with
 */
export async function skipUnlessAskable(testInfo: TestInfo, worker: TestWorker): Promise<void> {
  const { run, client, stopper } = worker;
  const { stopped } = run?.facts ?? {};
  if (stopped) {
    testInfo.annotations.push(annotation('stopped', stopped));
    skipAsBlocked(testInfo, stopped.message);
  }
  const unreachable = await client.unreachable();
  if (unreachable) {
    noteUnreachable(testInfo, unreachable);
    skipAsBlocked(testInfo, unreachableInWords(unreachable));
  }
  if (client.budgetSpent !== undefined) {
    noteBudget(testInfo, client.budgetSpent);
    skipAsBlocked(testInfo, budgetInWords(client.budgetSpent));
  }
  try {
    await skipUnlessOffered(testInfo, worker);
  } catch (error) {
    const { cause } = recorder.take();
    if (error instanceof Blocked) skipAsBlocked(testInfo, secrets.redact(error.message));
    if (cause !== undefined) testInfo.annotations.push(annotation('outcome', 'failed'));
    throw error;
  }
  await stopper.begin(testInfo);
}

/** Begins a test: what was recorded before does not count, and its builders have a seed of their own. */
export function beginTest(testInfo: TestInfo, { target, targetName }: TestWorker): void {
  keepThrown(testInfo);
  recorder.take();
  const { seed, mailAddress, outside, traffic } = target.settings;
  beginReadBacks(traffic.consistentWithin, outside === undefined, (more) => {
    if (testInfo.timeout > 0) testInfo.setTimeout(testInfo.timeout + more);
  });
  // Targets may share a mailbox: what a test makes at one of several has names of its own.
  const place = targetName === '' ? [] : [targetName];
  const test = [...place, ...testInfo.titlePath, testInfo.repeatEachIndex, testInfo.retry].join(' › ');
  seedBuilders(seed, test, mailAddress);
}

/** Why a test failed, as data. */
export const failuresOf = (testInfo: TestInfo): readonly Failure[] =>
  thrownIn(testInfo).map((thrown) => failureFrom(thrown, assertionIn));

/** Removes secrets from the errors of a test. */
export function redactErrors({ errors }: TestInfo): void {
  for (const error of errors)
    for (const part of ['message', 'stack', 'value'] as const)
      if (error[part] !== undefined) error[part] = secrets.redact(error[part]);
}

/** Ends a test: removes what it created, notes how it failed without secrets, and attaches what it asked for the reporters. */
export async function endTest(testInfo: TestInfo, worker: TestWorker): Promise<void> {
  const { api, client, created, sessions, shared, target, targetName, run, stopper } = worker;
  stopper.end();
  const resources = created.takeAll();
  const recording = recorder.take();
  const late = testInfo.errors.length === 0 ? lateAnswerIn(recording.rereads) : undefined;
  if (late) failAfterwards(testInfo, late);
  const cause = causeOf(testInfo, recording, client.isWaiting);
  const failures = failuresOf(testInfo);
  const fingerprint = secrets.redact(fingerprintOf(failures, withoutRereads(recording)));
  for (const thrown of thrownIn(testInfo)) if (thrown instanceof Blocked) noteBlocked(testInfo, thrown);
  const outcome = concludeTest(testInfo, { cause, failures, fingerprint }, target.settings);
  run?.testEnded({
    test: testInfo.testId,
    succeeded: recording.succeeded,
    failed: outcome === 'failed' ? failedKinds(failures) : [],
  });
  const removal = await removeResources(resources, { api, created, sessions });
  await shared.endTest({ failed: failures.length > 0 });
  await client.endTest();
  redactErrors(testInfo);
  if (failures.length > 0) {
    const evidence = failureEvidenceOf(testInfo, { failures, fingerprint, recording, target: targetName });
    appendToError(testInfo, evidence);
    attachFailure(testInfo, evidence);
  }
  const after = recorder.take();
  const { mode } = sessions;
  attachTrace(testInfo, {
    calls: [...recording.calls, ...after.calls],
    covered: recording.covered,
    exchanges: [...recording.asked, ...after.asked].map(exchangeOf),
    mishaps: [...recording.mishaps, ...after.mishaps],
    pages: [...recording.pages, ...after.pages],
    waited: recording.waited + after.waited,
    ...(cause && { cause }),
    ...removal,
    ...(mode && { mode }),
  }); // Nothing is left of it in this worker: what it shared is made anew.
  if (outcome === 'failed' && run?.facts.restoresFailures) keepWorker(testInfo);
}
