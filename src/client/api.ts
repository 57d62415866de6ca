import type { Calls, FullAnswer, PlainCall } from '../../contract/calls.ts';
import type { Change } from '../../contract/operation.ts';
import { operations, type OperationName } from '../../contract/operations/index.ts';
import { AnswerFailure } from '../evidence/failures.ts';
import { foresee, makeCall, type CallContext, type CallGuard, type CreationLog } from './call.ts';
import type { HttpClient } from './http-client.ts';
import type { Caller, Session, SharedSession } from './session.ts';

/** Somebody's calls before they have their types. */
interface BoundCalls {
  readonly context: CallContext;
  readonly session: Caller;
}

const names = Object.keys(operations) as readonly OperationName[];

/** A function for each operation, made once: an object for a session has them by its prototype. */
const functionsOf = <Result>(finish: (answer: Promise<FullAnswer<unknown>>) => Promise<Result>) =>
  Object.fromEntries(
    names.map((name) => [
      name,
      function call(this: BoundCalls, given: PlainCall = {}): Promise<Result> {
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
    this.context = { client, created, guards: guard ? [guard] : [] };
  }

  /** Has one more guard look at every call. */
  addGuard(guard: CallGuard): void {
    this.context.guards.push(guard);
  }

  /** Ends the test now where one of its calls could not be made later, when others were made for it. */
  foresee(name: OperationName, session: Caller): void {
    foresee(this.context, session, name);
  }

  /** Every operation, called by this session. Its answer is judged, and its body returned. */
  as(session: Session): Calls;
  /** A session that is shared may be changed by no more than its type says. */
  as<May extends Change>(session: SharedSession<May>): Calls<May>;
  /** Somebody of whom it is not known whether tests share the session. */
  as(session: Caller): Calls<never>;
  as(session: Caller): Calls {
    const bound: BoundCalls = { context: this.context, session };
    const answer: unknown = Object.assign(Object.create(answers), bound);
    // The rows give every operation its own types, which functions made by name cannot show to the compiler.
    return Object.assign(Object.create(bodies), bound, { answer }) as Calls;
  }
}
