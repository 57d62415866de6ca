import { request, type FullConfig } from '@playwright/test';
import { rowOf } from '../../contract/operations/index.ts';
import { judge } from '../checks/judge.ts';
import { inOneLine } from '../checks/violation.ts';
import { Blocked, HttpClient } from '../client/http-client.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { closeLedger, openLedger, removeWhatIsLeft } from '../cleanup/run-ledger.ts';
import { openMaintenanceClient } from '../sessions/maintenance-client.ts';
import { detectSignupMode } from '../sessions/detect-signup-mode.ts';
import { TargetGuard } from '../client/target-guard.ts';
import { filterStacks } from '../tuning/stack-filter.ts';
import { relayMailAndEvents } from '../mail/mail-and-events-relay.ts';
import { redactPrintedOutput } from './output-redaction.ts';
import { collectSecretsFromWorkers } from '../secrets/secret-relay.ts';
import { secrets } from '../secrets/secrets.ts';
import { buildRequest } from '../client/build-request.ts';
import { detectedSignupMode, stoppedTarget } from '../config/run-handover.ts';
import { mailRelay, problems, SettingsError, targets, type OutsideTarget, type Settings } from '../config/index.ts';
import { controlRelay } from '../config/traffic.ts';
import { outsideTarget, tenantsOf } from '../target/target.ts';
import type { RateLimiter } from '../client/rate-limit.ts';
import { isShared, newRateLimiter, retryFor } from '../client/retry-settings.ts';
import { relayControl } from '../client/rate-limit-relay.ts';
import { retryPolicyOf } from '../client/retry-policy.ts';

/** How long the first answer may take, in milliseconds, where PATIENCE does not say it. */
const patience = 8_000;
const first = 'logInAnonymously';

/** Asks the target for its first answer, so that a target that is not there, or is something else, is told in one sentence. */
async function askFirst(target: OutsideTarget, settings: Settings, control: RateLimiter): Promise<void> {
  const { url, main } = target;
  const row = rowOf(first);
  const nobody = { label: 'nobody', access: main };
  const client = new HttpClient(
    request,
    new TargetGuard(url, tenantsOf(target)),
    () => `emporix-customer-conformance (run ${settings.seed}; first question)`,
    retryFor(settings, { control, patience }),
  );
  try {
    const sent = buildRequest(row, nobody, {});
    const received = await client.send(nobody, first, sent, retryPolicyOf(row, {}, [row.success]));
    const knowsNothing = { passwordIn: () => false, foreignTokenIn: () => false };
    const { violations, body } = judge(row, [row.success], received, knowsNothing);
    secrets.addFrom(body);
    const usable =
      received.status === row.success &&
      typeof (body as { access_token?: unknown } | undefined)?.access_token === 'string';
    if (usable) return;
    const found = violations.map(inOneLine).join('; ');
    throw new Error(
      `deviates: the very first answer of ${url} was wrong: ${first} (${row.route}) was answered ${received.status}. ${found}. Nothing else was asked.`,
    );
  } catch (error) {
    if (!(error instanceof Blocked)) throw error;
    throw new Error(`blocked: ${error.message} Check API_URL, and that the target is up.`, { cause: error });
  } finally {
    await client.close();
  }
}

/** Opens the office, where the settings name one, for all workers. */
async function openForAll(settings: Settings): Promise<() => Promise<void>> {
  if (!settings.inbox && !settings.events) return () => Promise.resolve();
  const { openMailAndEvents } = await import('../mail/open-mail-and-events.ts');
  const office = await openMailAndEvents(settings);
  const relay = await relayMailAndEvents(office);
  mailRelay.tell(settings.name, relay.url);
  return async () => {
    await relay.close();
    await office.close();
  };
}

/** Finds out how customers come to be at an outside target, and tells the workers. */
async function askHowCustomersCome(
  outside: OutsideTarget,
  settings: Settings,
  ledger: Ledger,
  workers: number,
): Promise<void> {
  const target = outsideTarget(outside, mailRelay.of(settings.name), settings);
  const caretaker = openMaintenanceClient(target, `run ${settings.seed}; first customer`, ledger);
  const found = await detectSignupMode(target, caretaker)
    .catch((error: unknown) => {
      throw error instanceof Blocked ? new Error(`blocked: ${error.message}`, { cause: error }) : error;
    })
    .finally(() => caretaker.close());
  if (found) detectedSignupMode.tell(settings.name, found);
  if (found?.mode === 'fixed customer' && workers > 1)
    throw new Error(
      `error: --workers is ${workers}, but must be 1: one customer stands in for all, and two tests at once would disturb each other.`,
    );
}

const interrupt = (): boolean => process.kill(process.pid, 'SIGINT');

/** Ctrl-C lets a run tidy up after itself, and what a pipeline sends to end it does as well; a second one ends it at once. */
const endTidily = (): void => {
  if (!process.listeners('SIGTERM').includes(interrupt)) process.once('SIGTERM', interrupt);
};

/** Opens what a target needs, asks an outside one its first question, and finds out how customers come to be there. */
async function prepare(settings: Settings, workers: number): Promise<() => Promise<void>> {
  const { name, outside } = settings;
  const control = newRateLimiter(settings);
  const relay = isShared(settings) ? await relayControl(control) : undefined;
  if (relay) controlRelay.tell(name, relay.url);
  let closeOffice: (() => Promise<void>) | undefined;
  let ledger: Ledger | undefined;
  let paid: Promise<void> | undefined;
  const end = async (): Promise<void> => {
    await paid;
    if (ledger) await closeLedger(settings, ledger);
    await closeOffice?.();
    await relay?.close();
  };
  try {
    closeOffice = outside && (await openForAll(settings));
    if (outside) await askFirst(outside, settings, control);
    ledger = openLedger(settings);
    endTidily();
    if (outside) {
      await askHowCustomersCome(outside, settings, ledger, workers);
      // The customer who was made to find that out goes while the workers start; whoever cannot go then is tried again at the end.
      paid = removeWhatIsLeft(settings, ledger, 'first payment').catch(() => undefined);
    }
    return end;
  } catch (error) {
    await end();
    throw error;
  }
}

/** What a target's settings hold that nobody may read in an artefact. */
function keepSecrets({ outside }: Settings): void {
  for (const access of [outside?.main, outside?.other, outside?.optIn, outside?.closed])
    if (access?.service) secrets.add('client-secret', access.service.secret);
  if (outside?.customer) secrets.add('password', outside.customer.password);
}

/**
 * Prepares several targets, one after the other, as what a run builds and records before its tests is of one at a time. A target of
 * which nothing can be asked is told to its workers, and stops no other.
 */
async function prepareEach(all: readonly Settings[]): Promise<() => Promise<void>> {
  const ends: (() => Promise<void>)[] = [];
  for (const settings of all)
    try {
      // Where one customer stands in for all, the configuration gives her project a single worker.
      ends.push(await prepare(settings, 1));
    } catch (error) {
      stoppedTarget.tell(settings.name, secrets.redact(error instanceof Error ? error.message : String(error)));
    }
  return async () => {
    const ended = await Promise.allSettled(ends.map((end) => end()));
    for (const each of ended) if (each.status === 'rejected') throw each.reason;
  };
}

/**
 * Runs once before all tests: refuses unusable settings, listens for the secrets that the workers handle, opens the run's inbox and
 * its ledger, asks an outside target its first question, and finds out how customers come to be there; where TARGETS names several,
 * all of that for each that is asked. What it throws begins with the outcome that it means; the verdict reads it from there.
 * @returns what to do after all tests
 */
export default async function preflight({
  workers,
  filteredProjects,
}: Pick<FullConfig, 'workers' | 'filteredProjects'>): Promise<() => Promise<void>> {
  if (problems.length > 0) throw new Error(`error: ${new SettingsError(problems).message}`);
  filterStacks();
  redactPrintedOutput();
  const heard = await collectSecretsFromWorkers();
  const asked = targets.filter(({ name }) => name === '' || filteredProjects.some((project) => project.name === name));
  asked.forEach(keepSecrets);
  try {
    const [only] = asked.filter(({ name }) => name === '');
    const end = only ? await prepare(only, workers) : await prepareEach(asked);
    return async () => {
      await end();
      await heard();
    };
  } catch (error) {
    await heard();
    throw error;
  }
}
