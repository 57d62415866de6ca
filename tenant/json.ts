export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [member: string]: Json | undefined;
}

/** Whether a value is a JSON object: not null, not a list. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * A deep copy, so that stored records and answers share no objects.
 * Object.fromEntries defines members instead of assigning them: a member called `__proto__` stays plain data.
 */
export function deepCopy<T extends Json | undefined>(value: T): T;
export function deepCopy(value: Json | undefined): Json | undefined {
  if (Array.isArray(value)) return value.map((item: Json) => deepCopy(item));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([member, inner]) => [member, deepCopy(inner)]));
}

/** The named members of an object, in that order, absent ones left out. */
export function pick(from: JsonObject, members: readonly string[]): JsonObject {
  return Object.fromEntries(
    members.filter((member) => Object.hasOwn(from, member)).map((member) => [member, from[member]]),
  );
}

/** An object without some members. */
export function omit(from: JsonObject, ...members: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(from).filter(([member]) => !members.includes(member)));
}

/** An object without the members whose value is undefined. */
export function defined(from: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(from).filter(([, value]) => value !== undefined));
}

/** The object under a member, or an empty one when there is none. */
export function objectAt(from: JsonObject, member: string): JsonObject {
  const value = Object.hasOwn(from, member) ? from[member] : undefined;
  return isObject(value) ? value : {};
}

/** The string under a member, or undefined when it is absent or something else. */
export function textAt(from: JsonObject, member: string): string | undefined {
  const value = Object.hasOwn(from, member) ? from[member] : undefined;
  return typeof value === 'string' ? value : undefined;
}

/** The string under a member, or an empty one. */
export const stringAt = (from: JsonObject, member: string): string => textAt(from, member) ?? '';

/**
 * Applies a merge patch: objects are merged member by member, null removes, everything else replaces.
 * Source: RFC 7396, section 2.
 */
export function mergePatch(target: Json | undefined, patch: JsonObject): JsonObject {
  const merged = new Map<string, Json | undefined>(isObject(target) ? Object.entries(target) : []);
  for (const [member, value] of Object.entries(patch)) {
    if (value === null || value === undefined) merged.delete(member);
    else merged.set(member, isObject(value) ? mergePatch(merged.get(member), value) : value);
  }
  return deepCopy(Object.fromEntries(merged));
}

/** The value without null members, at any depth. */
export function withoutNulls(value: Json): Json {
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== null && inner !== undefined)
      .map(([member, inner]) => [member, withoutNulls(inner ?? null)]),
  );
}

/** Whether a value nests deeper than a number of levels; it is not inspected below that. */
export function nestsDeeperThan(value: Json | undefined, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  return Object.values(value).some((inner: Json | undefined) => nestsDeeperThan(inner, levels - 1));
}
