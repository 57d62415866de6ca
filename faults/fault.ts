import type { OperationName } from '../contract/operations/index.ts';
import type { RequirementId } from '../contract/requirements/index.ts';
import type { Rules, WireHook } from '../tenant/index.ts';

/** How a faulty tenant differs from the sound one: rules replaced, or a hook on its answers. */
export interface Deviation {
  readonly rules?: Partial<Rules>;
  readonly wire?: WireHook;
}

/** What a random fault has changed: nothing, bytes that the documentation leaves open, or something that is promised. */
export type Effect = 'nothing' | 'bytes' | 'promise';

/** All statuses of a class. */
type StatusClass = '2xx' | '4xx' | '5xx';

type OneOrMore<Value> = Value | readonly Value[];

/** An answer that is reported as wrong: what is left out may be anything. */
export interface WrongAnswer {
  readonly operation?: OneOrMore<OperationName>;
  /** Who called, such as `stranger`. */
  readonly speaker?: OneOrMore<string>;
  readonly check: 'status' | 'media type' | 'encoding' | 'schema' | 'body' | 'invariant' | 'drift';
  /** Of a wrong status: the one received. Of anything else: the status of the answer. */
  readonly status?: OneOrMore<number> | StatusClass;
  /** Of a wrong status: one that was expected. */
  readonly expected?: number;
  /** JSON pointer to the wrong member or one above it, with `*` for any one step. */
  readonly pointer?: OneOrMore<string>;
  /** The keyword of JSON Schema that it violates. */
  readonly keyword?: OneOrMore<string>;
  /** What is true of every answer, and was not. */
  readonly invariant?: 'no server error' | 'no stack trace' | 'no password' | "no other session's token";
}

/** A failed `expect` by what Playwright prints of it, the test's own words included. */
interface FailedAssertion {
  readonly assertion: RegExp;
}

/** A mail that comes without what was asked for in it. */
interface UnreadableDelivery {
  readonly unreadable: 'token';
}

/** A mail, a mail with a token, or an event (any, or one by its name) that does not come. */
interface MissingDelivery {
  readonly notDelivered: 'mail' | 'token' | 'event' | `customer.${string}`;
}

/** How the failing test has to report a fault, in one of these ways; failing for another reason is no catch. */
export type FailurePattern = OneOrMore<WrongAnswer | FailedAssertion | MissingDelivery | UnreadableDelivery>;

/** A fault that can be injected into the reference tenant, and how a test that detects it has to fail. */
export interface InjectableFault {
  readonly id: string;
  /** How a test that detects it has to fail; a pattern of the whole text only for random faults, which any failure detects. */
  readonly failurePattern: FailurePattern | RegExp;
  /** The deviation; a function where it has a memory, so that every injection starts anew. */
  readonly deviation: Deviation | (() => Deviation);
  /** Random faults only: what it has changed since it was injected. One test that detects it is enough. */
  readonly effect?: () => Effect;
  /** Random faults only: the promises that it has broken since it was injected, such as `404 /status`. */
  readonly broke?: () => readonly string[];
  /** The request gets no answer, or the mail no token that can be read: this counts as blocked. */
  readonly blocks?: true;
}

/** A fault of the catalogue. */
export interface Fault extends InjectableFault {
  /** Why it matters, in one line: what a real tenant with this bug does to somebody. */
  readonly why: string;
  /** The requirements that must detect it, each by a test of its own. */
  readonly breaks: readonly [RequirementId, ...RequirementId[]];
  /** The category of the WFC catalogue of faults that it stands for. */
  readonly category?: 100 | 101 | 102 | 103 | 104 | 200 | 201 | 203 | 204 | 205 | 206 | 207 | 208 | 209 | 210;
}

/** The rest of a fault: with a deviation of a family, or with rules and a wire hook of its own. */
type Row = Omit<Fault, 'id' | 'breaks' | 'deviation'> & {
  /** What it breaks beside the requirement that it is filed under. */
  readonly alsoBreaks?: readonly RequirementId[];
} & ({ readonly deviation: Fault['deviation'] } | Deviation);

/** A row of a table of faults: its id, the requirement that it breaks first of all, and the rest. */
export function fault(id: string, breaks: RequirementId, { alsoBreaks = [], ...row }: Row): Fault {
  const shared = { id, breaks: [breaks, ...alsoBreaks] as const };
  if ('deviation' in row) return { ...row, ...shared };
  const { rules = {}, wire, ...others } = row;
  return { ...others, ...shared, deviation: { rules, ...(wire && { wire }) } };
}
