import type { FullConfig } from '@playwright/test';
import { firstSteps } from '../../contract/first-steps.ts';
import { closeLedger, openLedger, removeWhatIsLeft } from '../cleanup/run-ledger.ts';
import { prepareNetwork } from '../client/network.ts';
import { notes, problems, SettingsError, targets, type OutsideTarget, type Settings } from '../config/index.ts';
import type { SignupMode } from '../config/signup-mode.ts';
import { Blocked } from '../evidence/failures.ts';
import { announceProblem, PreflightProblem, type RunProblem } from '../evidence/run-problem.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { secrets } from '../secrets/secrets.ts';
import { keepSecretsOf } from '../secrets/target-secrets.ts';
import { detectSignupMode } from '../sessions/detect-signup-mode.ts';
import { openMaintenanceClient, type MaintenanceClient } from '../sessions/maintenance-client.ts';
import { messageOf } from '../shared/text.ts';
import { outsideTarget, type Target } from '../target/target.ts';
import { filterStacks } from '../tuning/stack-filter.ts';
import { runBegun } from './exit-code.ts';
import { endTidily } from './run-end.ts';
import { redactPrintedOutput } from './playwright-internals.ts';
import { AccessCheck } from './check-access.ts';
import { identityProblems } from './check-identity.ts';
import { holdState, openRunChannel, type TargetState } from './run-channel.ts';
import { failedKind, type StoppedCalls } from './stopped-calls.ts';

const problemIn = (error: unknown): RunProblem =>
  error instanceof PreflightProblem ? error.problem : { verdict: 'error', message: messageOf(error) };

/** Opens the sources of mails and events that the settings name, for all workers. */
async function openSources(settings: Settings, state: TargetState): Promise<readonly RunProblem[]> {
  const { inbox, events } = settings;
  if (!inbox && !events) return [];
  const { openMailAndEvents } = await import('../mail/open-mail-and-events.ts');
  try {
    state.mailAndEvents = await openMailAndEvents(settings);
    return [];
  } catch (error) {
    if (!inbox || !events) return [problemIn(error)];
    // The one may hide what is wrong with the other.
    const each = [{ inbox }, { events }].map((one) => openMailAndEvents(one).then((opened) => opened.close()));
    const found = await Promise.allSettled(each);
    return found.flatMap((one) => (one.status === 'rejected' ? [problemIn(one.reason)] : []));
  }
}

/** Proves that there is something to judge: everything that is wrong with a target's settings, or with the way to it, is told at once. */
export async function checkAccess(target: OutsideTarget, settings: Settings, state: TargetState): Promise<void> {
  const sources = openSources(settings, state);
  const access = new AccessCheck(target, settings, state.limits);
  const { identity } = target;
  const all = await Promise.all([
    access.problems().finally(() => access.close()),
    sources,
    identity ? identityProblems(identity, settings.browser) : [],
  ]);
  const found = all.flat();
  if (found.length === 0) return;
  const verdict = (['error', 'blocked', 'deviates'] as const).find((each) => found.some((one) => one.verdict === each));
  const [{ message }, ...more] = found as [RunProblem, ...RunProblem[]];
  const lines = more.length === 0 ? message : ['nothing was begun:', ...found.map((one) => one.message)].join('\n  ');
  throw new PreflightProblem(verdict ?? 'error', lines);
}

/**
 * Asks what every test needs, and finds out how the target activates signups. A step that breaks its contract, twice in the same way,
 * is told to the workers: tests that stand on it are not asked one by one.
 */
async function askFirstSteps(
  target: Target,
  client: MaintenanceClient,
  calls: StoppedCalls,
): Promise<SignupMode | undefined> {
  const { found, broken } = await detectSignupMode(target, client, 1);
  if (!broken) return found;
  const again = await detectSignupMode(target, client, 2);
  const [step, other] = [failedKind(broken), again.broken && failedKind(again.broken)];
  const requirement = firstSteps[broken.request.operation];
  if (requirement && step.kind === other?.kind && step.signature === other.signature)
    calls.stop({ ...step, judgedBy: [requirement] });
  return again.found;
}

/** Finds out how an outside target activates signups, for all workers. */
async function askForSignupMode(
  outside: OutsideTarget,
  settings: Settings,
  state: TargetState,
  ledger: Ledger,
  workers: number,
): Promise<void> {
  const target = outsideTarget(outside, settings, state.mailAndEvents);
  const client = openMaintenanceClient(target, `run ${settings.seed}; first customer`, {
    ledger,
    limits: state.limits,
  });
  const found = await askFirstSteps(target, client, state.calls)
    .catch((error: unknown) => {
      throw error instanceof Blocked ? new PreflightProblem('blocked', error.message, { cause: error }) : error;
    })
    .finally(() => client.close());
  if (found) state.signupMode = found;
  if (found?.mode === 'fixed customer' && workers > 1)
    throw new PreflightProblem(
      'error',
      `--workers is ${workers}, but must be 1: one customer stands in for all, and two tests at once would disturb each other.`,
    );
}

/** Opens what a target needs, proves the access to an outside one, and finds out how it activates signups. */
async function prepare(settings: Settings, workers: number): Promise<() => Promise<void>> {
  const { outside } = settings;
  const state = holdState(settings);
  let ledger: Ledger | undefined;
  let removed: Promise<void> | undefined;
  const end = async (): Promise<void> => {
    await removed;
    if (ledger) await closeLedger(settings, ledger, state.limits);
    await state.mailAndEvents?.close();
  };
  try {
    if (outside) await checkAccess(outside, settings, state);
    ledger = openLedger(settings);
    if (ledger.file !== undefined) state.ledger = ledger.file;
    if (outside) {
      await askForSignupMode(outside, settings, state, ledger, workers);
      // The customer who was made to find that out is removed while the workers start; what cannot be removed is tried again at the end.
      removed = removeWhatIsLeft(settings, ledger, state.limits, 'first removal').catch(() => undefined);
    }
    return end;
  } catch (error) {
    await end();
    throw error;
  }
}

/**
 * Prepares several targets, one after the other, as what a run builds and records before its tests is of one at a time. A target of
 * which nothing can be asked is told to its workers, and stops no other.
 */
async function prepareEach(all: readonly Settings[]): Promise<() => Promise<void>> {
  const ends: (() => Promise<void>)[] = [];
  for (const settings of all)
    try {
      // Where one customer stands in for all, the configuration gives the project a single worker.
      ends.push(await prepare(settings, 1));
    } catch (error) {
      const { verdict, message } = problemIn(error);
      holdState(settings).stopped = { verdict, message: secrets.redact(message) };
    }
  return async () => {
    const ended = await Promise.allSettled(ends.map((end) => end()));
    for (const each of ended) if (each.status === 'rejected') throw each.reason;
  };
}

/**
 * Runs once before all tests: refuses unusable settings, opens the channel to the workers, the sources of mails and events and the
 * ledger, proves the access to an outside target, and finds out how it activates signups; where TARGETS names several, all of that
 * for each that is asked.
 * @returns what to do after all tests
 * @throws what the run ends with; what it means was announced to the reporters before
 */
export default async function preflight({
  workers,
  filteredProjects,
}: Pick<FullConfig, 'workers' | 'filteredProjects'>): Promise<() => Promise<void>> {
  let closeChannel: (() => Promise<void>) | undefined;
  let stopWatching: (() => void) | undefined;
  runBegun();
  try {
    if (problems.length > 0) throw new PreflightProblem('error', new SettingsError(problems).message);
    await prepareNetwork();
    filterStacks();
    redactPrintedOutput();
    for (const note of notes) process.stdout.write(`note: ${note}\n`);
    closeChannel = await openRunChannel();
    const asked = targets.filter(
      ({ name }) => name === '' || filteredProjects.some((project) => project.name === name),
    );
    for (const { outside } of asked) if (outside) keepSecretsOf(outside);
    const [only] = asked.filter(({ name }) => name === '');
    stopWatching = endTidily();
    const end = only ? await prepare(only, workers) : await prepareEach(asked);
    return async () => {
      await end();
      await closeChannel?.();
      stopWatching?.();
    };
  } catch (error) {
    stopWatching?.();
    announceProblem(problemIn(error));
    await closeChannel?.();
    throw error;
  }
}
