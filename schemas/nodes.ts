import { loadSchemas, type SchemaName, type SchemaNode } from './index.ts';

const byFile = new Map(
  Object.values(loadSchemas()).map((schema) => [schema.$id.slice(schema.$id.lastIndexOf('/') + 1), schema]),
);

/** The node that a reference leads to, or the node itself. */
export const resolved = (node: SchemaNode): SchemaNode =>
  node.$ref === undefined ? node : (byFile.get(node.$ref) ?? node);

/** The root of a schema. */
export const rootOf = (name: SchemaName): SchemaNode => loadSchemas()[name];

/** The nodes that speak about one value: the node, or each of its alternatives. */
export const alternatives = (node: SchemaNode): readonly SchemaNode[] => {
  const found = resolved(node);
  return found.anyOf ? found.anyOf.flatMap(alternatives) : [found];
};

/** The values that a node lists one by one, as text. */
export const listedValues = ({ enum: listed, type }: SchemaNode): readonly string[] =>
  listed ? listed.map(String) : type === 'boolean' ? ['true', 'false'] : [];
