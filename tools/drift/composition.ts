import { memoize } from '../../schemas/memoize.ts';
import type { JsonObject } from '../../src/shared/json-object.ts';
import { componentOf, type Reader } from './reader.ts';
import { isNull, saysOnly } from './schema-keywords.ts';

/** Alternatives of which a value keeps one, or at least one. */
export interface Alternatives {
  readonly kind: 'oneOf' | 'anyOf';
  readonly nodes: readonly JsonObject[];
}

/** The schemas that describe one value together. */
export interface Composition {
  /** Those that hold whatever the value is. */
  readonly always: ReadonlySet<JsonObject>;
  /** Those, and those of alternatives. */
  readonly all: ReadonlySet<JsonObject>;
  /** Those, and those whose description alone counts, as it stands beside a reference. */
  readonly described: ReadonlySet<JsonObject>;
  /** The choices that the value has, where they say more than a list of values or types. */
  readonly choices: readonly Alternatives[];
  /** Whether one of the alternatives is that there is no value. */
  readonly nullable: boolean;
}

/** What one schema is composed of: what holds beside it, and the choices that it offers. */
interface Parts {
  readonly beside: readonly JsonObject[];
  readonly choices: readonly Alternatives[];
  readonly sometimes: readonly JsonObject[];
  readonly nullable: boolean;
  /** Whether the schema itself counts: in 3.0 nothing counts beside a reference, though people describe what they refer to there. */
  readonly counts: boolean;
}

/** Follows references and compositions of schemas, each schema once, so that circles end. */
export class Compositions {
  /** The names by which documents and requirements call schemas: `Customer`, `Customer.contactEmail`. */
  readonly names = new Map<JsonObject, string>();
  private readonly reader: Reader;

  constructor(reader: Reader) {
    this.reader = reader;
  }

  /** Everything that describes a value which all of these schemas describe. */
  of(nodes: Iterable<JsonObject>): Composition {
    const always = this.reach(nodes, ({ beside }) => beside);
    const reached = this.reach(nodes, ({ beside, choices, sometimes }) => [
      ...beside,
      ...choices.flatMap((each) => each.nodes),
      ...sometimes,
    ]);
    const counting = (from: ReadonlySet<JsonObject>) => new Set([...from].filter((node) => this.partsOf(node).counts));
    return {
      always: counting(always),
      all: counting(reached),
      described: reached,
      choices: [...always].flatMap((node) => this.partsOf(node).choices.filter((each) => !isList(each.nodes))),
      nullable: [...reached].some((node) => this.partsOf(node).nullable),
    };
  }

  /** The members that a value has to have which a schema describes: the least that holds, where alternatives contain what offers them. */
  required(described: readonly JsonObject[]): ReadonlyMap<JsonObject, ReadonlySet<string>> {
    const nodes = new Set(described);
    for (const node of nodes)
      for (const choice of this.demandsOf(node).choices) for (const each of choice.nodes) nodes.add(each);
    const found = new Map<JsonObject, ReadonlySet<string>>();
    const of = (node: JsonObject): ReadonlySet<string> => found.get(node) ?? this.demandsOf(node).names;
    for (let changed = true; changed;) {
      changed = false;
      for (const node of [...nodes].toReversed()) {
        const names = new Set(of(node));
        for (const choice of this.demandsOf(node).choices) {
          const [first = new Set<string>(), ...others] = choice.nodes.map(of);
          for (const name of first) if (others.every((other) => other.has(name))) names.add(name);
        }
        if (names.size > of(node).size) changed = true;
        found.set(node, names);
      }
    }
    return found;
  }

  /** What a schema requires whatever the value is, and the choices that may require more. */
  private readonly demandsOf = memoize((node: JsonObject) => {
    const always = [...this.reach([node], ({ beside }) => beside)];
    const counting = always.filter((each) => this.partsOf(each).counts);
    return {
      names: new Set(counting.flatMap((each) => this.reader.values(each, 'required').map(String))),
      choices: always.flatMap((each) => this.partsOf(each).choices),
    };
  });

  private reach(nodes: Iterable<JsonObject>, next: (parts: Parts) => readonly JsonObject[]): Set<JsonObject> {
    const reached = new Set(nodes);
    // A set that grows while it is walked is walked to its end.
    for (const node of reached) for (const each of next(this.partsOf(node))) reached.add(each);
    return reached;
  }

  private readonly partsOf = memoize((node: JsonObject) => this.read(node));

  private read(node: JsonObject): Parts {
    const { reader } = this;
    const reference = node['$ref'];
    // A reference that leads to nothing but itself is refused here.
    if (typeof reference === 'string') reader.follow(node);
    const target = typeof reference === 'string' ? reader.target(node, reference) : undefined;
    if (target && typeof reference === 'string') this.name(target, componentOf(reference));
    const counts = !target || reader.siblings;
    if (!counts) return { beside: [target], choices: [], sometimes: [], nullable: false, counts };
    const groups = (['oneOf', 'anyOf'] as const).map((kind) => ({ kind, nodes: reader.schemas(node, kind) }));
    const choices = groups.map(({ kind, nodes }) => ({ kind, nodes: nodes.filter((each) => !this.isNull(each)) }));
    const beside = [
      ...(target ? [target] : []),
      ...reader.schemas(node, 'allOf'),
      // The only alternative there is holds always.
      ...choices.flatMap(({ nodes }) => (nodes.length === 1 ? nodes : [])),
    ];
    for (const each of beside) this.name(each, this.names.get(node));
    return {
      beside,
      choices: choices.filter(({ nodes }) => nodes.length > 1),
      sometimes: [
        ...['then', 'else'].map((key) => reader.schema(node, key)).filter((each) => each !== undefined),
        ...reader.schemaMap(node, 'dependentSchemas').map(([, each]) => each),
      ],
      nullable: groups.some(({ nodes }) => nodes.some((each) => this.isNull(each))),
      counts,
    };
  }

  private isNull(node: JsonObject): boolean {
    const reference = node['$ref'];
    return isNull(this.reader, typeof reference === 'string' ? this.reader.follow(node) : node);
  }

  /** Gives a schema its name, unless it has one. */
  name(node: JsonObject, name: string | undefined): void {
    if (name !== undefined && !this.names.has(node)) this.names.set(node, name);
  }
}

/** Whether alternatives are a list of values or of types, written out. */
const isList = (nodes: readonly JsonObject[]): boolean =>
  nodes.every((node) => saysOnly(node, 'values')) || nodes.every((node) => saysOnly(node, 'types'));
