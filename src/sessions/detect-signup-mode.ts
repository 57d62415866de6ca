import { PreflightProblem } from '../evidence/run-problem.ts';
import { aSignup, seedBuilders } from '../test-data/builders.ts';
import { AnswerFailure, Blocked, type FailedCall } from '../evidence/failures.ts';
import type { MaintenanceClient } from './maintenance-client.ts';
import type { ActivationMode, SignupMode } from '../config/signup-mode.ts';
import type { Guest, Login } from '../client/session.ts';
import type { Target } from '../target/target.ts';
import { commandLine } from '../shared/installation.ts';

/** Whether somebody can log in; the documentation names no status for who may not, so every refusal counts. */
async function logsIn({ api }: MaintenanceClient, guest: Guest, { email, password }: Login): Promise<boolean> {
  const { status } = await api.as(guest).answer.logIn({ body: { email, password }, expect: [200, 400, 401, 403] });
  return status === 200;
}

/** Whether a signup is confirmed by mail: asked with another signup, as its mail has to be awaited from the beginning. */
async function comesByMail({ inbox }: Target, { api }: MaintenanceClient, guest: Guest): Promise<boolean> {
  const body = aSignup();
  try {
    const token = await inbox?.tokenMailedTo(body.email, () => api.as(guest).signUp({ body }));
    if (token === undefined) return false;
    await api.as(guest).confirmOptIn({ token });
    return true;
  } catch (error) {
    if (error instanceof Blocked || error instanceof AnswerFailure) return false;
    throw error;
  }
}

/** Signs a customer up, and finds out what the login takes. */
async function modeOfNewcomers(target: Target, caretaker: MaintenanceClient): Promise<SignupMode> {
  const { api, sessions } = caretaker;
  const { main } = target;
  const guest = await sessions.guest();
  const body = aSignup();
  // A tenant may forbid signups; any other refusal of a right one is no choice of its own.
  const { status, body: answer } = await api.as(guest).answer.signUp({ body, expect: [201, 403] });
  if (status === 403) return { mode: 'nobody', signsUp: false };
  const found = (mode: ActivationMode): SignupMode => ({ mode, signsUp: true });
  if (await logsIn(caretaker, guest, body)) return found('at once');
  if (main.service && 'id' in answer) {
    const service = await sessions.service();
    const change = { active: true, onHold: false };
    await api.as(service).patchCustomer({ customerNumber: answer.id, body: change, expect: 'declared' });
    if (await logsIn(caretaker, guest, body)) return found('by service');
  }
  return found((await comesByMail(target, caretaker, guest)) ? 'by mail' : 'nobody');
}

/**
 * Lets the fixed customer stand in.
 * @throws when the login fails, with what has to be done about it
 */
async function fixedStandsIn(
  { api, sessions }: MaintenanceClient,
  { email, password }: Login,
  { signsUp, tenant }: { readonly signsUp: boolean; readonly tenant: string },
): Promise<SignupMode> {
  if (!(await logsIn({ api, sessions, close: () => Promise.resolve() }, await sessions.guest(), { email, password })))
    throw new PreflightProblem(
      'error',
      `CUSTOMER_EMAIL is ${email}, but CUSTOMER_PASSWORD does not log in: it must be a customer of ${tenant}, active and not on hold.`,
    );
  const customer = await sessions.fixedCustomer();
  const addresses = customer ? await api.as(customer).listAddresses() : [];
  if (addresses.length > 0)
    throw new PreflightProblem(
      'error',
      `CUSTOMER_EMAIL is ${email}, who has ${addresses.length} address(es), but must have none, as tests count them. Name a customer set aside for the suite; what an earlier run left there, ${commandLine('sweep')} removes.`,
    );
  return { mode: 'fixed customer', signsUp };
}

/** What was found out about how customers come to be at a target. */
interface DetectedMode {
  readonly found?: SignupMode;
  /** The call whose answer was too wrong to tell. */
  readonly broken?: FailedCall;
}

/**
 * Finds out how customers come to be at a target, before its tests: new ones are active at once, activated by a service, or
 * confirmed by mail; else the customer that the settings name stands in. Without a service key a customer who is named is taken
 * straight away, as nobody new could be removed.
 * @param attempt from 1: each makes customers of its own
 * @throws Blocked when the target cannot be asked
 */
export async function detectSignupMode(
  target: Target,
  caretaker: MaintenanceClient,
  attempt: number,
): Promise<DetectedMode> {
  const { fixed, main, settings } = target;
  const { tenant } = main;
  const again = attempt > 1 ? `attempt ${attempt}` : '';
  const what = [settings.name, 'how customers come to be', again].filter(Boolean).join(' › ');
  seedBuilders(settings.seed, what, settings.mailAddress);
  try {
    if (fixed && !main.service) return { found: await fixedStandsIn(caretaker, fixed, { signsUp: false, tenant }) };
    const found = await modeOfNewcomers(target, caretaker);
    if (found.mode !== 'nobody' || !fixed) return { found };
    return { found: await fixedStandsIn(caretaker, fixed, { signsUp: found.signsUp, tenant }) };
  } catch (error) {
    if (error instanceof AnswerFailure) return { broken: error.call };
    throw error;
  }
}
