import type { SchemaName, Schemas } from '../../../schemas/index.ts';

/** A body with one violation, and where and how a validator must report it. */
export interface Refused {
  readonly why: string;
  /** Members that replace those of the first accepted body; `undefined` takes a member out. */
  readonly put?: Readonly<Record<string, unknown>>;
  /** The whole body, where it is not a changed copy. */
  readonly body?: unknown;
  /** JSON pointer of the value at fault. */
  readonly at: string;
  /** The JSON Schema keyword that it breaks. */
  readonly keyword: string;
}

/** Bodies that a schema must accept and refuse, written from the documentation and not from the schema. */
export interface Samples<Name extends SchemaName = SchemaName> {
  /** The required members. */
  readonly requires: readonly string[];
  /** Sound bodies; the first has a value for every required member. They are typed, so they prove the types as well. */
  readonly accepts: readonly [Schemas[Name], ...Schemas[Name][]];
  readonly refuses: readonly Refused[];
}

/** The refusal of each of these members when it is an empty text. */
export const notEmpty = (...members: readonly string[]): readonly Refused[] =>
  members.map((member) => ({
    why: `${member} is not empty`,
    put: { [member]: '' },
    at: `/${member}`,
    keyword: 'minLength',
  }));

/** The refusal of each of these lifetimes when no time is left. */
export const notOver = (...members: readonly string[]): readonly Refused[] =>
  members.map((member) => ({
    why: `${member} has time left`,
    put: { [member]: 0 },
    at: `/${member}`,
    keyword: 'minimum',
  }));

/** Samples of some schemas, each typed as its schema. */
export type SamplesOf<Names extends SchemaName> = { readonly [Name in Names]: Samples<Name> };
