import { isJsonObject, type JsonObject } from '../../src/shared/json-object.ts';
import { DocumentError } from './document-error.ts';

const kindOf = (value: unknown): string =>
  Array.isArray(value) ? 'a list' : isJsonObject(value) ? 'an object' : JSON.stringify(value);

const anything: JsonObject = {};
const nothing: JsonObject = { not: {} };

const decoded = (token: string): string => {
  const plain = token.replaceAll('~1', '/').replaceAll('~0', '~');
  try {
    return decodeURIComponent(plain);
  } catch {
    return plain;
  }
};

/** The name of the reusable schema that a reference leads to. */
export const componentOf = (reference: string): string | undefined => {
  const [, name] = /^#\/components\/schemas\/([^/]+)$/.exec(reference) ?? [];
  return name === undefined ? undefined : decoded(name);
};

/**
 * Reads the members of a document's objects, references followed. It judges what is asked of it and no more, so that a slip elsewhere is
 * no reason to refuse a document. A member without a value (`servers:` alone in YAML) is one that is not there.
 */
export class Reader {
  /** Whether members beside `$ref` count, as they do from version 3.1 on. */
  readonly siblings: boolean;
  readonly root: JsonObject;
  private readonly followed = new Map<JsonObject, JsonObject>();

  constructor(root: JsonObject) {
    this.root = root;
    this.siblings = !/^3\.0\b/.test(String(root['openapi']));
  }

  /** @throws DocumentError where the member is no object */
  object(holder: JsonObject, key: string): JsonObject | undefined {
    const value = holder[key] ?? undefined;
    if (value === undefined) return undefined;
    if (!isJsonObject(value)) throw this.unexpected(holder, key, 'an object');
    return this.follow(value);
  }

  /** The members of an object that are objects themselves, by name. Extensions are none. */
  objects(holder: JsonObject, key: string): readonly (readonly [string, JsonObject])[] {
    const map = this.object(holder, key) ?? {};
    return this.members(map).filter(([name]) => !name.startsWith('x-'));
  }

  /** All members of a map of objects, those whose names begin with `x-` too. */
  members(map: JsonObject): readonly (readonly [string, JsonObject])[] {
    return Object.keys(map).flatMap((name) => {
      if (name.startsWith('x-') && !isJsonObject(map[name])) return [];
      const value = this.object(map, name);
      return value ? [[name, value] as const] : [];
    });
  }

  /** @throws DocumentError where the member is no list, or holds something else than objects */
  list(holder: JsonObject, key: string): readonly JsonObject[] {
    return this.values(holder, key).map((value) => {
      if (!isJsonObject(value)) throw new DocumentError(`${key} holds ${kindOf(value)}, expected objects`, holder, key);
      return this.follow(value);
    });
  }

  /** @throws DocumentError where the member is no list */
  values(holder: JsonObject, key: string): readonly unknown[] {
    const value = holder[key] ?? [];
    if (!Array.isArray(value)) throw this.unexpected(holder, key, 'a list');
    return value;
  }

  text(holder: JsonObject, key: string): string | undefined {
    const value = holder[key] ?? undefined;
    if (value === undefined || typeof value === 'string') return value;
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    throw this.unexpected(holder, key, 'a text');
  }

  /** @throws DocumentError where a reference leads out of the document, to nothing, or round in a circle */
  follow(from: JsonObject): JsonObject {
    const passed = new Set<JsonObject>();
    let at = this.followed.get(from) ?? from;
    let beside: JsonObject = {};
    for (let reference = at['$ref']; typeof reference === 'string'; reference = at['$ref']) {
      if (passed.has(at)) throw new DocumentError(`${reference} refers to itself in a circle`, at, '$ref');
      passed.add(at);
      if (this.siblings && typeof at['description'] === 'string')
        beside = { description: at['description'], ...beside };
      at = this.target(at, reference);
    }
    if (Object.keys(beside).length > 0) at = { ...at, ...beside };
    else for (const each of passed) this.followed.set(each, at);
    return at;
  }

  /** The object that one reference leads to. */
  target(holder: JsonObject, reference: string): JsonObject {
    if (!reference.startsWith('#'))
      throw new DocumentError(
        `it refers to ${reference}, which is outside of it: bundle it into one document first`,
        holder,
        '$ref',
      );
    let at: unknown = this.root;
    for (const token of reference.slice(1).split('/').slice(1)) {
      const within: unknown = isJsonObject(at) && typeof at['$ref'] === 'string' ? this.follow(at) : at;
      at =
        typeof within === 'object' && within !== null && Object.hasOwn(within, decoded(token))
          ? (within as JsonObject)[decoded(token)]
          : undefined;
    }
    if (isJsonObject(at) && (reference === '#' || reference.startsWith('#/'))) return at;
    throw new DocumentError(`it refers to ${reference}, which the document does not have`, holder, '$ref');
  }

  /**
   * A member that is a schema, not followed: what stands beside its reference may count. `true` is a schema that everything satisfies.
   * @throws DocumentError where it is no schema
   */
  schema(holder: JsonObject, key: string): JsonObject | undefined {
    const value = holder[key] ?? undefined;
    if (value === true) return anything;
    if (value === false) return nothing;
    if (value === undefined || isJsonObject(value)) return value;
    throw this.unexpected(holder, key, 'a schema');
  }

  /** The schemas of a list, not followed. */
  schemas(holder: JsonObject, key: string): readonly JsonObject[] {
    return this.values(holder, key).map((value) => {
      if (isJsonObject(value)) return value;
      if (typeof value === 'boolean') return value ? anything : nothing;
      throw new DocumentError(`${key} holds ${kindOf(value)}, expected schemas`, holder, key);
    });
  }

  /** The schemas of a map, not followed, by name. */
  schemaMap(holder: JsonObject, key: string): readonly (readonly [string, JsonObject])[] {
    const map = holder[key] ?? {};
    if (!isJsonObject(map)) throw this.unexpected(holder, key, 'an object of schemas');
    return Object.keys(map).flatMap((name) => {
      if (name.startsWith('x-') && !isJsonObject(map[name])) return [];
      const schema = this.schema(map, name);
      return schema ? [[name, schema] as const] : [];
    });
  }

  private unexpected(holder: JsonObject, key: string, expected: string): DocumentError {
    return new DocumentError(`${key} is ${kindOf(holder[key])}, expected ${expected}`, holder, key);
  }
}
