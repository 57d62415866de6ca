import { memoize } from '../../schemas/memoize.ts';
import type { JsonObject } from '../../src/shared/json-object.ts';
import { Compositions } from './composition.ts';
import { DocumentError } from './document-error.ts';
import type { Reader } from './reader.ts';
import { keywordsOf, saysNothing } from './schema-keywords.ts';
import { hashOf, textHash } from './texts.ts';

/** A value within a value: a member, the items of a list, or what members without a declaration are. */
export interface Part {
  readonly label: string;
  readonly required: boolean;
  readonly shape: () => Shape;
}

/** What schemas say together of one value. */
export interface Shape {
  readonly values: readonly string[];
  readonly details: readonly string[];
  /** Hashes of its descriptions. */
  readonly texts: readonly string[];
  /** What the document calls the schemas that describe it. */
  readonly names: readonly string[];
  readonly parts: readonly Part[];
  /** Schemas that say something which is no single fact, such as alternatives, by keyword. */
  readonly conditions: readonly { readonly keyword: string; readonly shapes: () => readonly Shape[] }[];
}

/** More shapes than any document of an API has; compositions that are made to explode have more. */
const most = 100_000;

/** How deep two conditions are compared. */
const depth = 12;

const unique = (all: Iterable<string>): readonly string[] => [...new Set(all)].sort();

/** The name of a member as it stands in a fact: without blanks and the signs that facts are written with. */
const encoded = (name: string): string =>
  // A member without a name is told from the value itself.
  (name === '' ? ' ' : name).replaceAll(
    /[\s:=%/*{}]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`,
  );

const conditional = ['not', 'if', 'then', 'else', 'contains', 'propertyNames', 'unevaluatedItems'] as const;

/** Makes shapes of schemas: one for the same schemas, so that circles of schemas are circles of shapes. */
export class Shapes {
  private readonly reader: Reader;
  private readonly compositions: Compositions;
  private readonly ids = new Map<JsonObject, number>();
  private readonly made = new Map<string, Shape>();
  private readonly digests = new Map<Shape, (string | undefined)[]>();

  constructor(reader: Reader) {
    this.reader = reader;
    this.compositions = new Compositions(reader);
  }

  /**
   * The shape of a value that these schemas describe.
   * @param all whether all of them hold at once, or one of them does
   */
  of(nodes: readonly JsonObject[], all = true): Shape {
    const key = `${all ? 'all' : 'any'} ${unique(nodes.map((node) => String(this.idOf(node)))).join(' ')}`;
    const known = this.made.get(key);
    if (known) return known;
    const [first = {}] = nodes;
    if (this.made.size >= most) throw new DocumentError(`its schemas combine to more than ${most} shapes`, first);
    const shape = this.read([...new Set(nodes)], all);
    this.made.set(key, shape);
    return shape;
  }

  /** A hash of everything that a shape says, but for its texts; the same for shapes that say the same. */
  digest(shape: Shape, levels = depth): string {
    if (levels === 0) return '';
    const known = this.digests.get(shape) ?? [];
    this.digests.set(shape, known);
    return (known[levels] ??= hashOf(
      JSON.stringify([
        shape.values,
        shape.details,
        shape.parts.map(({ label, required, shape: of }) => [label, required, this.digest(of(), levels - 1)]),
        this.conditionsOf(shape, levels - 1),
      ]),
    ));
  }

  /** The conditions of a shape, each as its keyword and a hash of what it says. */
  conditionsOf({ conditions }: Shape, levels = depth): readonly string[] {
    return unique(
      conditions.map(({ keyword, shapes }) => {
        const said = unique(shapes().map((each) => this.digest(each, levels)));
        return `${keyword} ${hashOf(said.join(' '))}`;
      }),
    );
  }

  private readonly keywords = memoize((node: JsonObject) => keywordsOf(this.reader, node));
  private readonly text = memoize((node: JsonObject) => ({ hash: textHash(this.reader.text(node, 'description')) }));

  private idOf(node: JsonObject): number {
    const id = this.ids.get(node) ?? this.ids.size;
    this.ids.set(node, id);
    return id;
  }

  private read(nodes: readonly JsonObject[], all: boolean): Shape {
    const { reader, compositions } = this;
    const composition = compositions.of(nodes);
    const said = [...composition.all].map((node) => this.keywords(node));
    const described = [...composition.described].map((node) => this.text(node));
    const required = compositions.required(nodes);
    const demands = nodes.map((node) => required.get(node) ?? new Set<string>());
    const isRequired = (name: string): boolean =>
      all ? demands.some((each) => each.has(name)) : demands.every((each) => each.has(name));
    const declared = new Set(
      [...composition.all].flatMap((node) => reader.schemaMap(node, 'properties').map(([name]) => name)),
    );
    const undeclared = [...new Set(demands.flatMap((each) => [...each]))].filter(
      (name) => !declared.has(name) && isRequired(name),
    );
    const holds = (from: JsonObject): boolean => composition.always.has(from) && (all || nodes.length === 1);
    return {
      values: unique(said.flatMap(({ values }) => values)),
      details: unique([
        ...said.flatMap(({ details }) => details),
        ...(composition.nullable ? ['nullable'] : []),
        ...undeclared.map((name) => `requires ${encoded(name)}`),
      ]),
      texts: unique(described.flatMap(({ hash }) => hash ?? [])),
      names: unique([...composition.described].flatMap((node) => compositions.names.get(node) ?? [])),
      parts: [...this.members(composition.all, holds, isRequired), ...this.others(composition.all, holds)],
      conditions: [
        ...composition.choices.map(({ kind, nodes: each }) => ({
          keyword: kind,
          shapes: () => each.map((node) => this.of([node])),
        })),
        ...[...composition.all].flatMap((node) => [...this.conditionsIn(node)]),
      ],
    };
  }

  private *members(
    nodes: Iterable<JsonObject>,
    holds: (from: JsonObject) => boolean,
    isRequired: (name: string) => boolean,
  ): Generator<Part> {
    const found = new Map<string, { readonly nodes: JsonObject[]; always: boolean }>();
    for (const node of nodes)
      for (const [name, schema] of this.reader.schemaMap(node, 'properties')) {
        const owner = this.compositions.names.get(node);
        if (owner !== undefined) this.compositions.name(schema, `${owner}.${name}`);
        const member = found.get(name) ?? { nodes: [], always: true };
        found.set(name, member);
        member.nodes.push(schema);
        member.always &&= holds(node);
      }
    for (const name of unique(found.keys())) {
      const { nodes: own = [], always = true } = found.get(name) ?? {};
      yield { label: encoded(name), required: isRequired(name), shape: () => this.of(own, always) };
    }
  }

  /** The items of a list, and the members of an object that have no declaration. */
  private *others(nodes: Iterable<JsonObject>, holds: (from: JsonObject) => boolean): Generator<Part> {
    const from = [...nodes];
    for (const [keyword, label] of [
      ['items', '*'],
      ['additionalProperties', '{*}'],
    ] as const) {
      const found = from.flatMap((node) => {
        const schema = typeof node[keyword] === 'boolean' ? undefined : this.reader.schema(node, keyword);
        return schema && !saysNothing(schema) ? [{ schema, always: holds(node) }] : [];
      });
      const schemas = found.map(({ schema }) => schema);
      const always = found.every((each) => each.always);
      if (found.length > 0) yield { label, required: false, shape: () => this.of(schemas, always) };
    }
  }

  private *conditionsIn(node: JsonObject): Generator<Shape['conditions'][number]> {
    const one = (keyword: string, schema: JsonObject) => ({ keyword, shapes: () => [this.of([schema])] });
    for (const keyword of conditional) {
      const schema = this.reader.schema(node, keyword);
      if (schema) yield one(keyword, schema);
    }
    for (const keyword of ['patternProperties', 'dependentSchemas'] as const)
      for (const [name, schema] of this.reader.schemaMap(node, keyword))
        yield one(`${keyword} ${encoded(name)}`, schema);
    for (const [index, schema] of this.reader.schemas(node, 'prefixItems').entries())
      yield one(`prefixItems ${index}`, schema);
  }
}
