import type { JsonObject } from '../../src/shared/json-object.ts';
import { listedName } from '../../schemas/schema-traversal.ts';
import type { Reader } from './reader.ts';

/** What one schema says of a value by itself, without the schemas that it is composed of. */
export interface Keywords {
  /** The values that it lists, by name; null is none of them, as it says that there is no value. */
  readonly values: readonly string[];
  readonly details: readonly string[];
}

const asText = (value: unknown): string =>
  typeof value === 'object' && value !== null ? JSON.stringify(value) : listedName(value);

/** Limits by the value at which they limit nothing. */
const limits: Readonly<Record<string, number | undefined>> = {
  minLength: 0,
  minItems: 0,
  minProperties: 0,
  minContains: 1,
  maxLength: undefined,
  maxItems: undefined,
  maxProperties: undefined,
  maxContains: undefined,
  multipleOf: undefined,
};

const flags = ['deprecated', 'readOnly', 'writeOnly', 'uniqueItems'] as const;
const texts = ['format', 'pattern', 'contentEncoding', 'contentMediaType'] as const;

/** The bounds of a number: 3.0 says with a flag that one is exclusive, 3.1 with a keyword of its own. */
function* boundsOf(node: JsonObject): Generator<string> {
  for (const [bound, exclusive] of [
    ['minimum', 'exclusiveMinimum'],
    ['maximum', 'exclusiveMaximum'],
  ] as const) {
    const [limit, strict] = [node[bound], node[exclusive]];
    if (typeof limit === 'number') yield strict === true ? `${exclusive} ${limit}` : `${bound} ${limit}`;
    if (typeof strict === 'number') yield `${exclusive} ${strict}`;
  }
}

/** The property that tells alternatives apart, and its values: those mapped, and the names of the schemas that are not. */
function discriminatorOf(reader: Reader, node: JsonObject): string | undefined {
  const discriminator = reader.object(node, 'discriminator');
  if (!discriminator) return undefined;
  const mapping = reader.object(discriminator, 'mapping') ?? {};
  const targets = Object.values(mapping).map((target) => String(target).split('/').pop());
  const names = [...reader.schemas(node, 'oneOf'), ...reader.schemas(node, 'anyOf')].flatMap(({ $ref }) => {
    const name = typeof $ref === 'string' ? $ref.split('/').pop() : undefined;
    return name === undefined || targets.includes(name) ? [] : [name];
  });
  const values = [...new Set([...Object.keys(mapping), ...names])].sort();
  return `discriminator ${reader.text(discriminator, 'propertyName') ?? ''} ${values.join(',')}`.trim();
}

const typesOf = (node: JsonObject): readonly string[] => [node['type'] ?? []].flat().map(String);

/** The values that a schema lists; `const` is a list of one. */
const listed = (reader: Reader, node: JsonObject): readonly unknown[] => [
  ...reader.values(node, 'enum'),
  ...(node['const'] === undefined ? [] : [node['const']]),
];

/** Reads what a schema says by itself, in short facts; what limits nothing is not said. */
export function keywordsOf(reader: Reader, node: JsonObject): Keywords {
  const types = typesOf(node);
  const values = listed(reader, node);
  const nullable = node['nullable'] === true || types.includes('null') || values.includes(null);
  const discriminator = discriminatorOf(reader, node);
  const kept = Object.entries(limits).filter(([name, idle]) => typeof node[name] === 'number' && node[name] !== idle);
  return {
    values: values.filter((value) => value !== null).map(asText),
    details: [
      ...types.filter((type) => type !== 'null').map((type) => `type ${type}`),
      ...(nullable ? ['nullable'] : []),
      ...flags.filter((flag) => node[flag] === true),
      ...texts.flatMap((name) => (typeof node[name] === 'string' ? [`${name} ${node[name]}`] : [])),
      ...kept.map(([name]) => `${name} ${String(node[name])}`),
      ...boundsOf(node),
      ...('default' in node ? [`default ${asText(node['default'])}`] : []),
      ...(node['additionalProperties'] === false ? ['closed'] : []),
      ...(node['unevaluatedProperties'] === false ? ['closed to all that is not declared'] : []),
      ...('dependentRequired' in node ? [`dependentRequired ${asText(node['dependentRequired'])}`] : []),
      ...(discriminator === undefined ? [] : [discriminator]),
    ],
  };
}

/** Keywords that say nothing of a value. */
const annotations = ['title', 'description', 'example', 'examples', 'externalDocs', 'xml', '$comment', 'type'];

/** Whether a schema says no more than which type a value has (`types`), or which values it may be (`values`). */
export function saysOnly(node: JsonObject, what: 'types' | 'values'): boolean {
  const said = Object.keys(node).filter((key) => !annotations.includes(key) && !key.startsWith('x-'));
  if (what === 'types') return 'type' in node && said.length === 0;
  return said.length > 0 && said.every((key) => key === 'enum' || key === 'const');
}

/** Whether a schema says anything of a value. */
export const saysNothing = (node: JsonObject): boolean =>
  !('type' in node) && Object.keys(node).every((key) => annotations.includes(key) || key.startsWith('x-'));

/** Whether a schema says that there is no value. */
export const isNull = (reader: Reader, node: JsonObject): boolean => {
  const types = typesOf(node);
  const values = listed(reader, node);
  return (types.length === 1 && types[0] === 'null') || (values.length === 1 && values[0] === null);
};
