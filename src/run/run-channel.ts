import { createBirpc } from 'birpc';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { RunLimits } from '../client/rate-limit.ts';
import { newRateLimiter } from '../client/retry-settings.ts';
import { channelAddress } from '../config/internal-env.ts';
import type { Settings } from '../config/index.ts';
import type { SignupMode } from '../config/signup-mode.ts';
import type { MailAndEvents } from '../mail/open-mail-and-events.ts';
import { secrets } from '../secrets/secrets.ts';
import { messageOf } from '../shared/text.ts';
import type { RunProblem } from '../evidence/run-problem.ts';
import { restoresFailures } from './playwright-internals.ts';
import { endRun } from './run-end.ts';
import { linesOf, type Reply, type RunServices } from './run-services.ts';
import { StoppedCalls } from './stopped-calls.ts';

/** What the run's own process holds of a target. */
export interface TargetState {
  readonly limits: RunLimits;
  readonly calls: StoppedCalls;
  mailAndEvents?: MailAndEvents;
  ledger?: string;
  signupMode?: SignupMode;
  stopped?: RunProblem;
}

const states = new Map<string, TargetState>();

/** What this process holds of a target since the preflight; nothing in a process that merges the reports of others. */
export const stateOf = (target: string): TargetState | undefined => states.get(target);

/** Begins to hold the state of a target for all workers. */
export function holdState(settings: Settings): TargetState {
  const state: TargetState = { limits: newRateLimiter(settings), calls: new StoppedCalls(settings.known.deviations) };
  states.set(settings.name, state);
  return state;
}

function heldState(target: string): TargetState {
  const state = states.get(target);
  if (!state) throw new Error(`The run has no target ${JSON.stringify(target)}.`);
  return state;
}

async function replyOf<Value>(asked: Promise<Value> | undefined): Promise<Reply<Value>> {
  if (!asked) return { trouble: 'the run has no such source' };
  return asked.then(
    (value) => ({ value }),
    (error: unknown) => ({ trouble: messageOf(error) }),
  );
}

const services: RunServices = {
  facts: (target) => {
    const { mailAndEvents = {}, ledger, signupMode, stopped } = states.get(target) ?? {};
    const { mails, events } = mailAndEvents as Partial<MailAndEvents>;
    return {
      restoresFailures: restoresFailures(),
      ...(ledger !== undefined && { ledger }),
      ...(signupMode && { signupMode }),
      ...(stopped && { stopped }),
      ...(mails && { mails: mails.name }),
      ...(events && { events: events.name }),
    };
  },
  takeTurn: async (target, cost) => heldState(target).limits.turn(cost),
  slowDown: async (target, told) => heldState(target).limits.limited(told),
  attemptFailed: async (target, told) => heldState(target).limits.lost(told),
  answered: async (target) => heldState(target).limits.answered(),
  unreachable: async (target) => heldState(target).limits.unreachable(),
  stoppedCalls: (target) => heldState(target).calls.all,
  testEnded: (target, test) => {
    heldState(target).calls.testEnded(test);
  },
  mayCreate: async (target) => heldState(target).limits.mayCreate(),
  hear: async (target, question) => heldState(target).limits.hear(question),
  meet: async (target, evidence) => heldState(target).limits.meet(evidence),
  mailsTo: (target, ...given) => replyOf(heldState(target).mailAndEvents?.mails?.mailsTo(...given)),
  mailState: (target) => replyOf(heldState(target).mailAndEvents?.mails?.state()),
  eventsPublished: (target, ...given) => replyOf(heldState(target).mailAndEvents?.events?.published(...given)),
  eventState: (target, name) => replyOf(heldState(target).mailAndEvents?.events?.stateOf(name)),
  endRun,
  addSecrets: (found) => {
    for (const [kind, value] of found) secrets.add(kind, value);
  },
};

function serve(socket: Socket): void {
  // A worker that was killed hangs up in the middle; what it had said until then counts.
  socket.on('error', () => undefined);
  createBirpc<object, RunServices>(services, linesOf(socket));
}

/**
 * Opens the channel by which the workers of a run ask its own process: a socket in a folder of this user's own. What they say never
 * goes through a file, an attachment or a message that a reporter could see.
 * @returns closes it after all tests, when everything was heard
 */
export async function openRunChannel(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(path.join(tmpdir(), 'conformance-'));
  const address = process.platform === 'win32' ? `\\\\.\\pipe\\${path.basename(folder)}` : path.join(folder, 'run');
  const server = createServer(serve);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(address, resolve);
  });
  server.unref();
  channelAddress.set(address);
  return async () => {
    channelAddress.clear();
    await new Promise((resolve) => server.close(resolve));
    rmSync(folder, { recursive: true, force: true });
  };
}
