import { createBirpc } from 'birpc';
import { connect } from 'node:net';
import type { RunLimits } from '../client/rate-limit.ts';
import { channelAddress } from '../config/internal-env.ts';
import { Blocked } from '../evidence/failures.ts';
import { recorder } from '../evidence/recorder.ts';
import type { EventSource } from '../mail/event-collector.ts';
import type { MailSource } from '../mail/mail.ts';
import { secrets, type SecretKind } from '../secrets/secrets.ts';
import type { StoppedCall } from '../evidence/stopped-call.ts';
import type { EndedTest } from './stopped-calls.ts';
import { linesOf, type Reply, type RunServices, type TargetFacts } from './run-services.ts';

/** What a worker has of its run. */
export interface WorkerChannel {
  /** Hands on what is waiting, and hangs up. */
  close: () => Promise<void>;
  readonly facts: TargetFacts;
  /** The run's limits, shared by all workers. */
  readonly limits: RunLimits;
  /** The calls that the run makes no more. */
  readonly stoppedCalls: () => Promise<readonly StoppedCall[]>;
  /** Tells the run how a test ended. */
  readonly testEnded: (test: EndedTest) => void;
  /** Ends the run tidily for a reason that no test can be blamed for. */
  readonly endRun: (message: string) => void;
  readonly mails: MailSource | undefined;
  readonly events: EventSource | undefined;
}

/** A source that cannot be reached any more is no judgement of the tenant. */
async function valueIn<Value>(asked: Promise<Reply<Value>>): Promise<Value> {
  const reply = await asked;
  if ('value' in reply) return reply.value;
  recorder.fail('blocked');
  throw new Blocked(reply.trouble);
}

/**
 * Hands every secret to the run at the moment it is registered, those of one moment together.
 * @returns hands on what is waiting, and stops
 */
function forwardSecrets(send: RunServices['addSecrets']): () => void {
  let waiting: [SecretKind, string][] = [];
  const flush = (): void => {
    if (waiting.length > 0) send(waiting);
    waiting = [];
  };
  secrets.listener = (...found) => {
    if (waiting.push(found) === 1) queueMicrotask(flush);
  };
  return () => {
    secrets.listener = undefined;
    flush();
  };
}

/**
 * Connects this worker with the process of its run.
 * @param target which of several targets the worker asks; empty where the run has only one
 * @returns nothing where there is no such process, as in an editor that runs tests without the preflight
 */
export async function connectToRun(target: string): Promise<WorkerChannel | undefined> {
  const address = channelAddress.get();
  if (address === undefined) return undefined;
  const socket = connect(address);
  socket.on('error', () => undefined);
  socket.unref();
  // A mail may take longer than any time limit of the channel's own.
  const run = createBirpc<RunServices>(
    {},
    { ...linesOf(socket), eventNames: ['addSecrets', 'testEnded', 'endRun', 'hear'], timeout: -1 },
  );
  const stopForwarding = forwardSecrets((found) => void run.addSecrets(found));
  const facts = await run.facts(target);
  return {
    close: async () => {
      stopForwarding();
      await new Promise<void>((resolve) => socket.end(resolve));
    },
    facts,
    endRun: (message) => void run.endRun(message),
    limits: {
      turn: (cost) => run.takeTurn(target, cost),
      limited: (told) => run.slowDown(target, told),
      lost: (told) => run.attemptFailed(target, told),
      answered: () => run.answered(target),
      unreachable: () => run.unreachable(target),
      mayCreate: () => run.mayCreate(target),
      hear: (question) => run.hear(target, question),
      meet: (evidence) => run.meet(target, evidence),
    },
    stoppedCalls: () => run.stoppedCalls(target),
    testEnded: (test) => void run.testEnded(target, test),
    mails:
      facts.mails === undefined
        ? undefined
        : {
            name: facts.mails,
            mailsTo: (...given) => valueIn(run.mailsTo(target, ...given)),
            state: () => valueIn(run.mailState(target)),
          },
    events:
      facts.events === undefined
        ? undefined
        : {
            name: facts.events,
            published: (...given) => valueIn(run.eventsPublished(target, ...given)),
            stateOf: (name) => valueIn(run.eventState(target, name)),
          },
  };
}
