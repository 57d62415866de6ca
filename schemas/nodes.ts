import { loadSchemas, type SchemaName, type SchemaNode } from './index.ts';

const byFile = new Map(
  Object.values(loadSchemas()).map((schema) => [schema.$id.slice(schema.$id.lastIndexOf('/') + 1), schema]),
);

/** The node that a reference leads to, or the node itself. */
const resolved = (node: SchemaNode): SchemaNode => (node.$ref === undefined ? node : (byFile.get(node.$ref) ?? node));

/** The root of a schema. */
export const rootOf = (name: SchemaName): SchemaNode => loadSchemas()[name];

/** The nodes that speak about one value: the node, or each of its alternatives. */
export const alternatives = (node: SchemaNode): readonly SchemaNode[] => {
  const found = resolved(node);
  return found.anyOf ? found.anyOf.flatMap(alternatives) : [found];
};

/** How a listed value is called in a report. */
export const listedName = (value: unknown): string => (value === '' ? '(empty)' : String(value));

/** The values that a node lists one by one, by name; null is none of them, as it says that there is no value. */
export const listedValues = ({ enum: listed, type }: SchemaNode): readonly string[] =>
  listed ? listed.filter((value) => value !== null).map(listedName) : type === 'boolean' ? ['true', 'false'] : [];
