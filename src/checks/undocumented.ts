import type { SchemaName } from '../../schemas/index.ts';
import { alternatives, itemsOf, membersOf, rootOf, type Nodes } from '../../schemas/schema-traversal.ts';
import { isJsonObject } from '../shared/json-object.ts';

function addUndeclared(value: unknown, nodes: Nodes, at: string, found: Set<string>): void {
  if (Array.isArray(value)) {
    for (const item of value) addUndeclared(item, itemsOf(nodes), `${at}/*`, found);
    return;
  }
  // An object of which nothing is declared, such as mixins, is open by promise.
  if (!isJsonObject(value) || nodes.every(({ properties }) => properties === undefined)) return;
  if (nodes.some((node) => node.additionalProperties === true)) return;
  const members = membersOf(nodes);
  for (const [name, member] of Object.entries(value)) {
    const declared = members.get(name);
    if (!declared) found.add(`${at}/${name} is undeclared`);
    else {
      if (declared.deprecated) found.add(`${at}/${name} is deprecated`);
      addUndeclared(member, declared.nodes, `${at}/${name}`, found);
    }
  }
}

/**
 * Names the members of a body that its schema does not declare, or declares as deprecated.
 * @returns places such as `/address/zone is undeclared`, each once, without any value
 */
export function undocumentedMembers(name: SchemaName, body: unknown): readonly string[] {
  const found = new Set<string>();
  addUndeclared(body, alternatives(rootOf(name)), '', found);
  return [...found];
}

/**
 * Headers that tell a client to act: to keep or repeat something, to look elsewhere, to slow down, to prepare for an end. The
 * documentation declares none of them; what HTTP itself demands of a status, such as Allow, is no drift.
 */
const telling =
  /^(deprecation|sunset|warning|link|location|content-location|set-cookie|etag|last-modified|(x-)?rate-?limit(-.*)?)$/;

/** Names the undeclared headers of interest that an answer has, such as `header set-cookie is undeclared`, without any value. */
export const undocumentedHeaders = (headers: Readonly<Record<string, string>>): readonly string[] =>
  Object.keys(headers)
    .filter((name) => telling.test(name))
    .map((name) => `header ${name} is undeclared`);
