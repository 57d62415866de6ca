import type { BodyCalls, FullAnswer, FullCalls, PlainCall } from '../../contract/calls.ts';
import { operations, type OperationName } from '../../contract/operations/index.ts';
import { AnswerFailure } from '../evidence/failures.ts';
import { makeCall, type CallContext, type CallGuard, type CreationLog } from './call.ts';
import type { HttpClient } from './http-client.ts';
import type { Session } from './session.ts';

/** Every operation of the contract, called by one session: each answers with its body, those of `answer` with the whole answer. */
export type SessionCalls = BodyCalls & { readonly answer: FullCalls };

/** Somebody's calls before they have their types. */
interface Caller {
  readonly context: CallContext;
  readonly session: Session;
}

const names = Object.keys(operations) as readonly OperationName[];

/** A function for each operation, made once: an object for a session has them by its prototype. */
const functionsOf = <Result>(finish: (answer: Promise<FullAnswer<unknown>>) => Promise<Result>) =>
  Object.fromEntries(
    names.map((name) => [
      name,
      function call(this: Caller, given: PlainCall = {}): Promise<Result> {
        return finish(makeCall(this.context, this.session, name, given, new AnswerFailure(call)));
      },
    ]),
  );

const bodies = functionsOf((answer) => answer.then(({ body }) => body));
const answers = functionsOf((answer) => answer);

/** How tests call the target: `api.as(customer).addAddress({ body })`. */
export class Api {
  private readonly context: CallContext;

  /**
   * @param created notes what calls create
   * @param guard ends a test that is about to ask what this target does not allow
   */
  constructor(client: HttpClient, created: CreationLog, guard?: CallGuard) {
    this.context = { client, created, guard };
  }

  /** Every operation, called by this session. Its answer is judged, and its body returned. */
  as(session: Session): SessionCalls {
    const caller: Caller = { context: this.context, session };
    const answer: unknown = Object.assign(Object.create(answers), caller);
    // The rows give every operation its own types, which functions made by name cannot show to the compiler.
    return Object.assign(Object.create(bodies), caller, { answer }) as SessionCalls;
  }
}
