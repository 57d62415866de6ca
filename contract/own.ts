/**
 * Tells the suite's types what a project declares beside the contract, see `defineExtension`. Empty in the suite itself.
 */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- a project merges its own member into it
export interface Own {}

/** A part of what a project declares; no member in the suite itself. */
export type OwnPart<Name extends string> = Own extends { readonly extension: { readonly [Key in Name]: infer Part } }
  ? Part
  : object;
