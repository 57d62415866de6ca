import { request, type FullConfig } from '@playwright/test';
import { rowOf } from '../../contract/operations/index.ts';
import { judge } from '../checks/judge.ts';
import { inOneLine, inWords } from '../checks/violation-words.ts';
import { closeLedger, openLedger, removeWhatIsLeft } from '../cleanup/run-ledger.ts';
import { buildRequest } from '../client/build-request.ts';
import { HttpClient } from '../client/http-client.ts';
import { retryPolicyOf } from '../client/retry-policy.ts';
import { retryFor } from '../client/retry-settings.ts';
import { contextsFor, prepareNetwork, userAgentOf } from '../client/network.ts';
import { TargetGuard } from '../client/target-guard.ts';
import { problems, SettingsError, targets, type OutsideTarget, type Settings } from '../config/index.ts';
import { Blocked } from '../evidence/failures.ts';
import { announceProblem, PreflightProblem, type RunProblem } from '../evidence/run-problem.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { secrets } from '../secrets/secrets.ts';
import { keepSecretsOf } from '../secrets/target-secrets.ts';
import { detectSignupMode } from '../sessions/detect-signup-mode.ts';
import { openMaintenanceClient } from '../sessions/maintenance-client.ts';
import { messageOf } from '../shared/text.ts';
import { outsideTarget, tenantsOf } from '../target/target.ts';
import { filterStacks } from '../tuning/stack-filter.ts';
import { redactPrintedOutput } from './playwright-internals.ts';
import { holdState, openRunChannel, type TargetState } from './run-channel.ts';

/** How long the first answer may take, in milliseconds, where PATIENCE does not say it. */
const patience = 8_000;
const first = 'logInAnonymously';

/** Asks the target for its first answer, so that a target that is not there, or is something else, is told in one sentence. */
async function askFirst(target: OutsideTarget, settings: Settings, { limits }: TargetState): Promise<void> {
  const { url, main } = target;
  const row = rowOf(first);
  const nobody = { label: 'nobody', access: main };
  const agent = () => userAgentOf(settings, `run ${settings.seed}; first question`);
  const guard = new TargetGuard(url, tenantsOf(target));
  const client = new HttpClient(contextsFor(settings, request), guard, agent, retryFor(settings, { limits, patience }));
  try {
    const sent = buildRequest(row, nobody, {});
    const received = await client.send(nobody, first, sent, retryPolicyOf(row, {}, [row.success]));
    const nothingKnown = { passwordIn: () => false, foreignTokenIn: () => false };
    const { violations, body } = judge(row, [row.success], received, nothingKnown);
    secrets.addFrom(body);
    const isUsable =
      received.status === row.success &&
      typeof (body as { access_token?: unknown } | undefined)?.access_token === 'string';
    if (isUsable) return;
    const found = violations.map(inWords).map(inOneLine).join('; ');
    throw new PreflightProblem(
      'deviates',
      `the very first answer of ${url} was wrong: ${first} (${row.route}) was answered ${received.status}. ${found}. Nothing else was asked.`,
    );
  } catch (error) {
    if (!(error instanceof Blocked)) throw error;
    throw new PreflightProblem('blocked', `${error.message} Check API_URL, and that the target is up.`, {
      cause: error,
    });
  } finally {
    await client.close();
  }
}

/** Opens the sources of mails and events that the settings name, for all workers. */
async function openSources(settings: Settings, state: TargetState): Promise<void> {
  if (!settings.inbox && !settings.events) return;
  const { openMailAndEvents } = await import('../mail/open-mail-and-events.ts');
  state.mailAndEvents = await openMailAndEvents(settings);
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
  const found = await detectSignupMode(target, client)
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

const interrupt = (): boolean => process.kill(process.pid, 'SIGINT');

/** Has SIGTERM end a run as Ctrl-C does, with its clean-up; a second signal ends it at once. */
const endTidily = (): void => {
  if (!process.listeners('SIGTERM').includes(interrupt)) process.once('SIGTERM', interrupt);
};

/** Opens what a target needs, asks an outside one its first question, and finds out how it activates signups. */
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
    if (outside) await openSources(settings, state);
    if (outside) await askFirst(outside, settings, state);
    ledger = openLedger(settings);
    if (ledger.file !== undefined) state.ledger = ledger.file;
    endTidily();
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

const problemIn = (error: unknown): RunProblem =>
  error instanceof PreflightProblem ? error.problem : { verdict: 'error', message: messageOf(error) };

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
 * ledger, asks an outside target its first question, and finds out how it activates signups; where TARGETS names several, all of that
 * for each that is asked.
 * @returns what to do after all tests
 * @throws what the run ends with; what it means was announced to the reporters before
 */
export default async function preflight({
  workers,
  filteredProjects,
}: Pick<FullConfig, 'workers' | 'filteredProjects'>): Promise<() => Promise<void>> {
  let closeChannel: (() => Promise<void>) | undefined;
  try {
    if (problems.length > 0) throw new PreflightProblem('error', new SettingsError(problems).message);
    await prepareNetwork();
    filterStacks();
    redactPrintedOutput();
    closeChannel = await openRunChannel();
    const asked = targets.filter(
      ({ name }) => name === '' || filteredProjects.some((project) => project.name === name),
    );
    for (const { outside } of asked) if (outside) keepSecretsOf(outside);
    const [only] = asked.filter(({ name }) => name === '');
    const end = only ? await prepare(only, workers) : await prepareEach(asked);
    return async () => {
      await end();
      await closeChannel?.();
    };
  } catch (error) {
    announceProblem(problemIn(error));
    await closeChannel?.();
    throw error;
  }
}
