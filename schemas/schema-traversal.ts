import { loadSchemas, type SchemaName, type SchemaNode } from './index.ts';
import { memoize } from './memoize.ts';

const byFile = new Map(
  Object.values(loadSchemas()).map((schema) => [schema.$id.slice(schema.$id.lastIndexOf('/') + 1), schema]),
);

/** The node that a reference leads to, or the node itself. */
const resolveReference = (node: SchemaNode): SchemaNode =>
  node.$ref === undefined ? node : (byFile.get(node.$ref) ?? node);

/** The root of a schema. */
export const rootOf = (name: SchemaName): SchemaNode => loadSchemas()[name];

/** The nodes that describe one place in a body. */
export type Nodes = readonly SchemaNode[];

/** The nodes that describe one value: the node, or each of its alternatives. */
export const alternatives = memoize((node: SchemaNode): Nodes => {
  const found = resolveReference(node);
  return found.anyOf ? found.anyOf.flatMap((each) => alternatives(each)) : [found];
});

/** The nodes that describe the items of a list. */
export const itemsOf = memoize((nodes: Nodes): Nodes =>
  nodes.flatMap(({ items }) => (items ? alternatives(items) : [])),
);

/** The name of a listed value in a report. */
export const listedName = (value: unknown): string => (value === '' ? '(empty)' : String(value));

/** The values that a node lists one by one, by name; null is none of them, as it says that there is no value. */
export const listedValues = ({ enum: listed, type }: SchemaNode): readonly string[] =>
  listed ? listed.filter((value) => value !== null).map(listedName) : type === 'boolean' ? ['true', 'false'] : [];

/** A member of an object, from all nodes that declare it. */
export interface Member {
  readonly nodes: Nodes;
  readonly deprecated: boolean;
  /** The values that its nodes list, by name. */
  readonly listed: ReadonlySet<string>;
}

const memberOf = (declared: Nodes): Member => {
  const nodes = declared.flatMap((node) => alternatives(node));
  return {
    nodes,
    deprecated: declared.some(({ deprecated }) => deprecated === true),
    listed: new Set(nodes.flatMap(listedValues)),
  };
};

/** The members of an object that any of these nodes declares, by name. */
export const membersOf = memoize((nodes: Nodes): ReadonlyMap<string, Member> => {
  const declared = new Map<string, SchemaNode[]>();
  for (const { properties = {} } of nodes)
    for (const [name, node] of Object.entries(properties)) declared.set(name, [...(declared.get(name) ?? []), node]);
  return new Map([...declared].map(([name, each]) => [name, memberOf(each)]));
});
