import { loadSchemas, schemaNames, type JsonSchema, type SchemaName, type Schemas } from './index.ts';

declare const described: unique symbol;

/** The name of a schema that a project declares, which knows the type that the schema describes. */
export type OwnSchemaName<Type = unknown> = SchemaName & { readonly [described]: Type };

/** The type that a schema describes: of a project's, or of one of the suite's. */
export type TypeOf<Name extends SchemaName> = Name extends { readonly [described]: infer Type } ? Type : Schemas[Name];

type Json = Readonly<Record<string, unknown>>;

const mixins = new Map<string, SchemaName>();
const own = new Set<SchemaName>();

/** Whether a project has declared a schema: it may use all of JSON Schema, with annotations of other tools. */
export const isOwn = (name: SchemaName): boolean => own.has(name);

/** The schema that a project declares for the mixin at this address. */
export const mixinSchema = (address: string): SchemaName | undefined => mixins.get(address);

/** Whether a project declares a mixin at all. */
export const hasMixins = (): boolean => mixins.size > 0;

/**
 * Declares a schema of a project's own, for bodies of its operations.
 * @param name its title in reports, which no schema of the suite has
 * @param json JSON Schema, draft 2020-12
 */
export function schema<Type>(name: string, json: Json): OwnSchemaName<Type> {
  const title = name as OwnSchemaName<Type>;
  if (schemaNames.includes(title) && !own.has(title))
    throw new Error(`schemas: found "${name}", which the suite has, expected a name of your own.`);
  own.add(title);
  const all = loadSchemas() as Record<string, JsonSchema>;
  // The dialect is one of Ajv's own, whatever the file says: schemas of earlier drafts differ in nothing that bodies need.
  all[name] = {
    $id: `https://conformance.example/own/${encodeURIComponent(name)}.json`,
    ...json,
    $schema: undefined,
    title,
  } as JsonSchema;
  return title;
}

/**
 * Declares the schema of a mixin: every mixin whose address in `metadata.mixins` is this one is held against it, in every answer.
 * @param address as `metadata.mixins` names it
 */
export function mixin<Type>(address: string, json: Json): OwnSchemaName<Type> {
  const name = schema<Type>(`mixin ${address}`, { ...json, $id: address });
  mixins.set(address, name);
  return name;
}
