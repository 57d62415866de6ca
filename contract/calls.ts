import type { Answer, Change, Operation, ParameterKind } from './operation.ts';
import type { OperationName, Operations } from './operations/index.ts';
import type { SchemaName } from '../schemas/index.ts';
import type { TypeOf } from '../schemas/own-schemas.ts';

/** Statuses by which a gateway or a framework refuses what never reached an operation; only a tampered call may expect them. */
export const platformStatuses = [301, 308, 404, 405, 406, 411, 413, 414, 415, 431] as const;
type PlatformStatus = (typeof platformStatuses)[number];

/** A call made wrong on purpose: what is given here replaces what the call would have sent. */
export interface Tamper {
  /** Another JSON body; `undefined` as a value sends no body at all. */
  readonly body?: unknown;
  /** The bytes of the body as they are, such as JSON that does not parse. */
  readonly bytes?: Buffer;
  readonly contentType?: string;
  /** Query parameters to replace; `undefined` leaves one out. */
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** The whole Authorization header; `undefined` leaves it out. */
  readonly authorization?: string | undefined;
  /** Another method than the operation's. */
  readonly method?: string;
  /** Another tenant in the path and in the query. */
  readonly tenant?: string;
  /** Another path below the target, such as one that no operation has. */
  readonly path?: string;
}

type TemplateParameters<Route extends string> = Route extends `${string}{${infer Name}}${infer Rest}`
  ? (Name extends 'tenant' ? never : Name) | TemplateParameters<Rest>
  : never;

type Named<Parameters, Kind> = {
  [Name in keyof Parameters]: Parameters[Name] extends Kind ? Name : never;
}[keyof Parameters];

type Value = string | number | boolean;

type QueryOf<Row> = Row extends { query: infer Query extends Record<string, ParameterKind> }
  ? Readonly<Record<Named<Query, 'required'>, Value>> & Readonly<Partial<Record<Named<Query, 'optional'>, Value>>>
  : unknown;

type HeadersOf<Row> = Row extends { headers: infer Headers extends Record<string, 'optional'> }
  ? { readonly headers?: Readonly<Partial<Record<keyof Headers, string>>> }
  : unknown;

type BodyOf<Row> = Row extends { body: infer Body extends SchemaName; bodyTypes?: infer Types }
  ? { readonly body: TypeOf<Body> } & (Types extends readonly (infer Type)[] ? { readonly as?: Type } : unknown)
  : Row extends { body: infer Body extends SchemaName }
    ? { readonly body: TypeOf<Body> }
    : unknown;

type Declared<Row extends Operation> =
  | keyof Row['answers']
  | (Row extends { alsoDocumented: infer More } ? keyof More : never)
  | (Row extends { acceptedUndocumented: infer More } ? keyof More : never);

type AnswersOf<Row extends Operation> = Row['answers'] &
  (Row extends { alsoDocumented: infer More } ? More : unknown) &
  (Row extends { acceptedUndocumented: infer More } ? More : unknown);

/** The statuses that a call of this operation can expect: one, several, or whatever is declared. */
export type Expectation<Row extends Operation> = Declared<Row> | readonly Declared<Row>[] | 'declared';

type TamperedExpectation<Row extends Operation> =
  Declared<Row> | PlatformStatus | readonly (Declared<Row> | PlatformStatus)[] | 'refusal';

type StatusIn<Row extends Operation, Expected> = Expected extends 'declared' | 'refusal'
  ? Declared<Row>
  : Expected extends readonly (infer Each)[]
    ? Each
    : Expected;

type BodyAnswered<One> = One extends { kind: 'json'; schema: infer Name extends SchemaName }
  ? TypeOf<Name>
  : One extends { kind: 'empty' }
    ? undefined
    : unknown;

type BodyAt<Row extends Operation, Status> = Status extends keyof AnswersOf<Row>
  ? AnswersOf<Row>[Status] extends Answer
    ? BodyAnswered<AnswersOf<Row>[Status]>
    : unknown
  : unknown;

type Given<Row extends Operation> = Readonly<Record<TemplateParameters<Row['route']>, string>> &
  QueryOf<Row> &
  HeadersOf<Row> &
  BodyOf<Row>;

/** What a call of an operation is given: its path and query parameters side by side, its body, what to expect. */
export type CallOf<Row extends Operation, Expected> = Given<Row> &
  (
    | { readonly expect?: Expected & Expectation<Row>; readonly tamper?: undefined }
    | { readonly expect: Expected & TamperedExpectation<Row>; readonly tamper: Tamper }
  );

type Refusal<Status> = Status extends number ? (`${Status}` extends `2${string}` ? never : Status) : never;

type RefusedExpectation<Row extends Operation> = Refusal<Declared<Row>> | readonly Refusal<Declared<Row>>[];

/** A call that has to be refused: no status of success can be expected. */
type RefusedCallOf<Row extends Operation, Expected> = Given<Row> &
  (
    | { readonly expect: Expected & RefusedExpectation<Row>; readonly tamper?: undefined }
    | {
        readonly expect: Expected & (RefusedExpectation<Row> | PlatformStatus | readonly PlatformStatus[] | 'refusal');
        readonly tamper: Tamper;
      }
  );

type ChangedBy<Row extends Operation> = Row extends { changes: infer What } ? What : never;

/** The expected status where a call names none: the declared success. */
export type OrSuccess<Row extends Operation, Expected> = [Expected] extends [never] ? Row['success'] : Expected;

export type BodyOfCall<Row extends Operation, Expected> = BodyAt<Row, StatusIn<Row, OrSuccess<Row, Expected>>>;

/** A whole answer, for a test that asks about more than the body. */
export interface FullAnswer<Body> {
  readonly status: number;
  /** Header names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** How many bytes the body has. */
  readonly length: number;
  readonly body: Body;
}

type NeedsNothing<Row extends Operation> = Partial<Given<Row>> extends Given<Row> ? true : false;

/** @typeParam May what of its caller a call may change */
type Arguments<Row extends Operation, Expected, May extends Change> = [ChangedBy<Row>] extends [May]
  ? NeedsNothing<Row> extends true
    ? [call?: CallOf<Row, Expected>]
    : [call: CallOf<Row, Expected>]
  : [call: RefusedCallOf<Row, Expected>];

type BodyCalls<May extends Change> = {
  readonly [Name in OperationName]: <const Expected = never>(
    ...call: Arguments<Operations[Name], Expected, May>
  ) => Promise<BodyOfCall<Operations[Name], Expected>>;
};

type FullCalls<May extends Change> = {
  readonly [Name in OperationName]: <const Expected = never>(
    ...call: Arguments<Operations[Name], Expected, May>
  ) => Promise<FullAnswer<BodyOfCall<Operations[Name], Expected>>>;
};

/**
 * Every operation of the contract, answering with the body that the expected status declares, and below `answer` with status, headers
 * and body. What would change more of the caller than it may can be called only to be refused.
 */
export type Calls<May extends Change = Change> = BodyCalls<May> & { readonly answer: FullCalls<May> };

/** A call with its types set aside, as the one place that sends it sees it. */
export interface PlainCall {
  readonly [parameter: string]: unknown;
  readonly body?: unknown;
  readonly as?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly expect?: number | readonly number[] | 'declared' | 'refusal';
  readonly tamper?: Tamper;
}
