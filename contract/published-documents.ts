import { customerManaged, operations, rowOf, type OperationName } from './operations/index.ts';

/** An OpenAPI document that Emporix publishes, and which rows of the contract are read from it. */
export interface PublishedDocument {
  readonly operations: readonly OperationName[];
  /** Whether the contract has every operation of the document, or only those that a run needs. */
  readonly whole: boolean;
}

const below = (path: string): readonly OperationName[] =>
  (Object.keys(operations) as OperationName[]).filter((name) => rowOf(name).route.split(' ')[1]?.startsWith(path));

/** The published documents that the contract is held against. Their fingerprints are in `published/`. */
export const publishedDocuments = {
  'customer-managed': { operations: Object.keys(customerManaged) as OperationName[], whole: true },
  'tenant-managed': { operations: below('/customer/{tenant}/customers'), whole: false },
  oauth: { operations: below('/oauth/'), whole: false },
} as const satisfies Record<string, PublishedDocument>;

export type PublishedName = keyof typeof publishedDocuments;

/** The names of the published documents. */
export const publishedNames = Object.keys(publishedDocuments) as readonly PublishedName[];
