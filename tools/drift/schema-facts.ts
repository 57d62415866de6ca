import { listedName } from '../../schemas/schema-traversal.ts';

/** A part of a schema, as the contract's files and OpenAPI documents write it. */
export interface Node {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly deprecated?: boolean;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Node>>;
  readonly required?: readonly string[];
  readonly items?: Node;
  readonly allOf?: readonly Node[];
  readonly anyOf?: readonly Node[];
  readonly oneOf?: readonly Node[];
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly pattern?: string;
}

/** What schemas say together of one value. */
interface Value {
  readonly members: ReadonlyMap<string, { readonly nodes: readonly Node[]; readonly required: boolean }>;
  readonly items: readonly Node[];
  readonly listed: readonly string[];
  readonly details: readonly string[];
}

const limits = ['minLength', 'maxLength', 'minimum', 'maximum', 'minItems', 'maxItems', 'pattern'] as const;

const detailsOf = (node: Node): readonly string[] => [
  ...[node.type ?? []].flat(),
  ...(node.format === undefined ? [] : [`format ${node.format}`]),
  ...(node.deprecated ? ['deprecated'] : []),
  ...limits.flatMap((limit) => (node[limit] === undefined ? [] : [`${limit} ${String(node[limit])}`])),
];

/** Puts together what is said of a value: by schemas that hold all at once, or by alternatives. */
function together(values: readonly Value[], all: boolean): Value {
  const names = new Set(values.flatMap(({ members }) => [...members.keys()]));
  const member = (name: string) => {
    const said = values.map(({ members }) => members.get(name));
    const required = (each: (typeof said)[number]): boolean => each?.required === true;
    return {
      nodes: said.flatMap((each) => each?.nodes ?? []),
      required: all ? said.some(required) : said.every(required),
    };
  };
  return {
    members: new Map([...names].map((name) => [name, member(name)])),
    items: values.flatMap(({ items }) => items),
    listed: values.flatMap(({ listed }) => listed),
    details: values.flatMap(({ details }) => details),
  };
}

function valueOf(node: Node): Value {
  const required = new Set(node.required);
  const own: Value = {
    members: new Map(
      Object.entries(node.properties ?? {}).map(([name, each]) => [
        name,
        { nodes: [each], required: required.has(name) },
      ]),
    ),
    items: node.items ? [node.items] : [],
    listed: (node.enum ?? []).filter((value) => value !== null).map(listedName),
    details: detailsOf(node),
  };
  // That there may be no value at all says nothing of what a value is.
  const alternatives = (node.anyOf ?? node.oneOf ?? []).filter(({ type }) => type !== 'null');
  return together(
    [
      own,
      ...(node.allOf ?? []).map(valueOf),
      ...(alternatives.length > 0 ? [together(alternatives.map(valueOf), false)] : []),
    ],
    true,
  );
}

/**
 * Says in single facts what schemas promise of a body: its members by pointer, which of them are required, listed values, and,
 * after a colon, the details that only an earlier version of the same document is compared with. No description, no example.
 * @param nodes schemas without references, each an alternative for the same value
 */
export function* schemaFacts(nodes: readonly Node[], at = '', above: readonly Node[] = []): Generator<string> {
  const { members, items, listed, details } = together(nodes.map(valueOf), false);
  const pointer = at === '' ? '/' : at;
  for (const value of listed) yield `${pointer} = ${value}`;
  for (const detail of details) yield `${pointer}: ${detail}`;
  const inner = [...above, ...nodes];
  if (items.length > 0 && !items.some((item) => inner.includes(item))) yield* schemaFacts(items, `${at}/*`, inner);
  for (const [name, { nodes: own, required }] of members) {
    yield `${at}/${name}`;
    if (required) yield `${at}/${name} required`;
    if (!own.some((node) => inner.includes(node))) yield* schemaFacts(own, `${at}/${name}`, inner);
  }
}

/** Whether a fact is a detail, which the contract states in its own way or not at all. */
export const isDetail = (fact: string): boolean => /^[^=]*: /.test(fact);
