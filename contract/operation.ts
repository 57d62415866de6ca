import type { SchemaName } from '../schemas/index.ts';

/** Who may call an operation: nobody in particular, a guest, a customer, or a service of the tenant. */
export type Speaker = 'nobody' | 'guest' | 'customer' | 'service';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** A body of JSON that keeps a schema. */
export interface JsonAnswer<Name extends SchemaName = SchemaName> {
  readonly kind: 'json';
  readonly schema: Name;
}

/** An answer that promises to have no body at all. */
export interface EmptyAnswer {
  readonly kind: 'empty';
  /** A body is recorded as drift instead of judged, where clients show that the documentation may be behind. */
  readonly bodyTolerated?: true;
}

/** A status that is documented without saying what its body is. */
export interface UnspecifiedAnswer {
  readonly kind: 'unspecified';
}

export type Answer = JsonAnswer | EmptyAnswer | UnspecifiedAnswer;

/**
 * How a query or header parameter is given: by the caller of the operation (`required`, `optional`),
 * or by the run's target (`tenant`, `client`), so that no test has to repeat it.
 */
export type ParameterKind = 'required' | 'optional' | 'tenant' | 'client';

/** What a successful call can change of the one who makes it. */
export type Change = 'session' | 'profile' | 'addresses' | 'password';

/** What a mailed token is for. */
export type MailPurpose = 'password-reset' | 'email-change' | 'opt-in';

/** What the documentation declares of one operation, and what the suite may therefore ask and expect. */
export interface Operation {
  /** The `operationId` of the published OpenAPI document. */
  readonly operationId: string;
  /** Method and path template; `{tenant}` is filled from the target, every other parameter by the caller. */
  readonly route: `${Method} /${string}`;
  readonly auth: Speaker;
  readonly query?: Readonly<Record<string, ParameterKind>>;
  readonly headers?: Readonly<Record<string, 'optional'>>;
  readonly body?: SchemaName;
  /** The media types that the body may be declared as; JSON when left out. */
  readonly bodyTypes?: readonly [string, ...string[]];
  /** The declared status of success. */
  readonly success: number;
  /** Every documented answer. */
  readonly answers: Readonly<Record<number, Answer>>;
  /** Answers outside the documented set that the documentation itself leads to expect, where it forgets to list them: no drift. */
  readonly alsoDocumented?: Readonly<Record<number, Answer>>;
  /** Answers outside the documented set that a sound tenant may give: accepted where a test expects them, recorded as drift. */
  readonly acceptedUndocumented?: Readonly<Record<number, Answer>>;
  /**
   * May be made again when its answer was lost: carried out twice it does no more than once, and a second answer is as good as the
   * first. That is not so of every GET: a logout, a refresh or a confirmation spends a token. A removal may be made again where its
   * caller takes 404 as well.
   */
  readonly repeatable?: true | 'where 404 will do';
  /** What a call costs the tenant beside a request: tenants limit logins and mails apart. */
  readonly costs?: 'login' | 'mail';
  /** What the token is for that a success mails, where the tenant mails one. */
  readonly mails?: MailPurpose;
  /** What a success changes of its caller, or may change. A caller that tests share can make such a call only to be refused. */
  readonly changes?: Change;
  /** What a success brings into being and the suite owes the tenant to remove. */
  readonly creates?: 'customer' | 'address' | 'legal entity' | 'contact assignment';
}

export const json = <Name extends SchemaName>(schema: Name): JsonAnswer<Name> => ({ kind: 'json', schema });
export const empty = { kind: 'empty' } as const satisfies EmptyAnswer;
export const emptyAsDocumented = { kind: 'empty', bodyTolerated: true } as const satisfies EmptyAnswer;
export const unspecified = { kind: 'unspecified' } as const satisfies UnspecifiedAnswer;

/** The answer that a row gives for a status, documented or not; nothing where the status is undeclared. */
export const answerOf = (
  { answers, alsoDocumented, acceptedUndocumented }: Operation,
  status: number,
): Answer | undefined => answers[status] ?? alsoDocumented?.[status] ?? acceptedUndocumented?.[status];

export const errorMessage = json('ErrorMessage');

/** The refusals that nearly every operation documents: 400 and 403 of the service, 401 of the gateway or the service. */
export const invalid = { 400: errorMessage, 401: json('Refusal') } as const;
export const refused = { ...invalid, 403: errorMessage } as const;
