import { readdirSync, readFileSync } from 'node:fs';
import type { Schemas } from './types.ts';

export type * from './types.ts';

/** The title of a schema, which is also the name of its type. */
export type SchemaName = keyof Schemas;

/**
 * A schema or a part of one: as much of draft 2020-12 as the files of this folder use.
 * An alias, not an interface, so that a walker may take it as the record it is.
 */
export type SchemaNode = {
  readonly $id?: string;
  readonly $ref?: string;
  readonly title?: string;
  readonly description?: string;
  readonly deprecated?: boolean;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly SchemaNode[];
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean;
  readonly items?: SchemaNode;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly pattern?: string;
  readonly format?: string;
};

/** A schema that stands in a file of its own. */
export type JsonSchema = SchemaNode & {
  readonly $id: string;
  readonly title: SchemaName;
};

const folder = new URL('.', import.meta.url);
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as JsonSchema)
  .sort((one, other) => (one.title < other.title ? -1 : 1));
const byTitle = Object.fromEntries(files.map((file) => [file.title, file])) as Readonly<Record<SchemaName, JsonSchema>>;

/** The titles of all schemas of the suite. */
export const schemaNames: readonly SchemaName[] = files.map(({ title }) => title);

/** All schemas by title, as they stand in the files beside this one. */
export const loadSchemas = (): Readonly<Record<SchemaName, JsonSchema>> => byTitle;
