import { isObject } from '../json.ts';
import type { Json, JsonObject } from '../json.ts';

/** One condition of a `q` parameter. */
export interface Condition {
  readonly field: string;
  readonly wanted: string;
}

/**
 * The conditions of a `q` parameter: `field:value` pairs separated by spaces, all of which must hold; values with
 * spaces stand in quotes or brackets. Undefined when it cannot be read. Source: standard practices: query parameter.
 */
export function conditionsOf(q: string): readonly Condition[] | undefined {
  const pair = /\s*([\w.]+):(\((?:"[^"]*"|[^)"])*\)|~?"[^"]*"|\S+)\s*/y;
  const conditions: Condition[] = [];
  while (pair.lastIndex < q.length) {
    const [, field, wanted] = pair.exec(q) ?? [];
    if (field === undefined || wanted === undefined) return undefined;
    conditions.push({ field, wanted });
  }
  return conditions;
}

/**
 * Whether a record meets a condition: `~` is a regular expression, `(a,b)` one of several, `null`, `missing` and
 * `exists` ask for presence, `(>"a" AND <"b")` for a range. Source: standard practices: query parameter.
 */
export function meets(record: JsonObject, { field, wanted }: Condition): boolean {
  const found = valuesAt(record, field.split('.'));
  if (wanted === 'null' || wanted === 'missing') return found.length === 0;
  if (wanted === 'exists') return found.length > 0;
  if (wanted.startsWith('~')) return found.some((value) => new RegExp(unquoted(wanted.slice(1)), 'i').test(value));
  if (!wanted.startsWith('(')) return found.includes(unquoted(wanted));
  const inside = wanted.slice(1, -1);
  const bounds = [...inside.matchAll(/([<>]=?)\s*"?([^"\s]+)"?/g)];
  if (bounds.length === 0) return inside.split(',').some((one) => found.includes(unquoted(one.trim())));
  return found.some((value) => bounds.every(([, sign = '', bound = '']) => isWithin(value, sign, bound)));
}

const unquoted = (value: string): string => /^"(.*)"$/s.exec(value)?.[1] ?? value;

function isWithin(value: string, sign: string, bound: string): boolean {
  if (sign.endsWith('=') && value === bound) return true;
  return sign.startsWith('<') ? value < bound : value > bound;
}

function valuesAt(value: Json | undefined, path: readonly string[]): string[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item: Json) => valuesAt(item, path));
  const [member, ...rest] = path;
  if (member === undefined) return typeof value === 'object' ? [] : [String(value)];
  return isObject(value) && Object.hasOwn(value, member) ? valuesAt(value[member], rest) : [];
}

/** Records in the order of a `sort` parameter, `field` or `field:desc`. Source: tenant-managed OpenAPI, parameter `sort`. */
export function sorted(records: readonly JsonObject[], sort: string | undefined): readonly JsonObject[] {
  if (sort === undefined || sort === '') return records;
  const [field = '', direction = 'asc'] = sort.split(':');
  const key = (record: JsonObject): string => valuesAt(record, field.split('.'))[0] ?? '';
  const sign = direction.toLowerCase() === 'desc' ? -1 : 1;
  return records.toSorted((one, other) => sign * (key(one) < key(other) ? -1 : Number(key(one) > key(other))));
}

/** One page of records, counted from 1. Source: tenant-managed OpenAPI, parameters `pageNumber` and `pageSize`. */
export function pageOf(records: readonly JsonObject[], pageNumber: number, pageSize: number): readonly JsonObject[] {
  return records.slice((pageNumber - 1) * pageSize, pageNumber * pageSize);
}

/** The `Count` header: how many records match, on all pages (our choice of the two readings). Source: tenant-managed OpenAPI. */
export const countOf: (matching: readonly JsonObject[], page: readonly JsonObject[]) => number = (matching) =>
  matching.length;
