import { createInterface } from 'node:readline';
import type { Socket } from 'node:net';
import type { SignupMode } from '../config/signup-mode.ts';
import type { RunLimits } from '../client/rate-limit.ts';
import type { EventSource } from '../mail/event-collector.ts';
import type { MailSource } from '../mail/mail.ts';
import type { SecretKind } from '../secrets/secrets.ts';
import type { RunProblem } from '../evidence/run-problem.ts';
import type { StoppedCall } from '../evidence/stopped-call.ts';
import type { EndedTest } from './stopped-calls.ts';

/** What the run found out about a target before its tests. */
export interface TargetFacts {
  /** The ledger of what the run creates there. */
  readonly ledger?: string;
  readonly signupMode?: SignupMode;
  /** Whether the run's reporters restore the status of a test that failed without ending its worker. */
  readonly restoresFailures: boolean;
  /** Why nothing can be asked of it. */
  readonly stopped?: RunProblem;
  /** The names of the sources of mails and events, where the run has them. */
  readonly mails?: string;
  readonly events?: string;
}

/** An answer, or why there is none: the text of an error, which would lose its class on the way. */
export type Reply<Value> = { readonly value: Value } | { readonly trouble: string };

/** A function of the run, told of which target it is. */
type OfTarget<Call> = Call extends (...args: infer Args) => infer Result
  ? (target: string, ...args: Args) => Promise<Awaited<Result>>
  : never;

type MayFail<Call> = Call extends (...args: infer Args) => infer Result
  ? (target: string, ...args: Args) => Promise<Reply<Awaited<Result>>>
  : never;

/** All that the workers of a run ask its own process, over one connection each. */
export interface RunServices {
  facts: (target: string) => TargetFacts;
  takeTurn: OfTarget<RunLimits['turn']>;
  slowDown: OfTarget<RunLimits['limited']>;
  attemptFailed: OfTarget<RunLimits['lost']>;
  answered: OfTarget<RunLimits['answered']>;
  unreachable: OfTarget<RunLimits['unreachable']>;
  /** The calls that are made no more. */
  stoppedCalls: (target: string) => readonly StoppedCall[];
  testEnded: (target: string, test: EndedTest) => void;
  mayCreate: OfTarget<RunLimits['mayCreate']>;
  hear: OfTarget<RunLimits['hear']>;
  meet: OfTarget<RunLimits['meet']>;
  mailsTo: MayFail<MailSource['mailsTo']>;
  mailState: MayFail<MailSource['state']>;
  eventsPublished: MayFail<EventSource['published']>;
  eventState: MayFail<EventSource['stateOf']>;
  /** Ends the run tidily for a reason that no test can be blamed for. */
  endRun: (message: string) => void;
  /** Secrets that a worker has handled, so that the run can look for them in its artefacts. */
  addSecrets: (found: readonly (readonly [SecretKind, string])[]) => void;
}

/** The two directions of a connection, as lines of JSON. */
export const linesOf = (socket: Socket) => ({
  post: (line: string) => socket.write(`${line}\n`),
  on: (receive: (line: string) => void) => {
    createInterface({ input: socket }).on('line', receive);
  },
  serialize: (message: unknown) => JSON.stringify(message),
  deserialize: (line: string) => JSON.parse(line) as unknown,
});
