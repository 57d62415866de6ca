import { isObject } from './json.ts';

/** One violation in a request. Messages never repeat the value, which may be a secret. */
export interface Violation {
  readonly field: string;
  readonly type: 'missing_value' | 'invalid_type' | 'invalid_length' | 'invalid_value';
  readonly message: string;
}

/** Validates one value; `field` is its path in the request, such as `customerAddress.country`. */
export type Validator = (value: unknown, field: string) => Violation[];

const invalidType = (field: string, expected: string): Violation[] => [
  { field, type: 'invalid_type', message: `${field || 'The request body'} must be ${expected}.` },
];

/** Our choice: the documentation gives texts no upper length. */
const longestText = 4096;

/** A string with a length between two bounds, inclusive. */
export const text =
  (shortest = 0, longest = longestText): Validator =>
  (value, field) => {
    if (typeof value !== 'string') return invalidType(field, 'a string');
    if (value.length >= shortest && value.length <= longest) return [];
    const bounds = shortest === longest ? `exactly ${shortest}` : `${shortest} to ${longest}`;
    return [{ field, type: 'invalid_length', message: `${field} must have ${bounds} characters.` }];
  };

/** A string that also satisfies a condition; `expected` completes "must be ...". */
export const textThat =
  (check: Validator, holds: (value: string) => boolean, expected: string): Validator =>
  (value, field) => {
    const violations = check(value, field);
    if (violations.length > 0 || typeof value !== 'string' || holds(value)) return violations;
    return [{ field, type: 'invalid_value', message: `${field} must be ${expected}.` }];
  };

export const trueOrFalse: Validator = (value, field) =>
  typeof value === 'boolean' ? [] : invalidType(field, 'true or false');

export const wholeNumber: Validator = (value, field) =>
  Number.isInteger(value) ? [] : invalidType(field, 'a whole number');

export const anyObject: Validator = (value, field) => (isObject(value) ? [] : invalidType(field, 'an object'));

export const nullable =
  (check: Validator): Validator =>
  (value, field) =>
    value === null ? [] : check(value, field);

export const listOf =
  (check: Validator): Validator =>
  (value, field) =>
    Array.isArray(value)
      ? value.flatMap((item: unknown, index) => check(item, `${field}[${index}]`))
      : invalidType(field, 'a list');

/** An object whose listed members are validated; other members are ignored. */
export const objectOf =
  (members: Readonly<Record<string, Validator>>, required: readonly string[] = []): Validator =>
  (value, field) => {
    if (!isObject(value)) return invalidType(field, 'an object');
    const path = (member: string): string => (field ? `${field}.${member}` : member);
    const missing = required
      .filter((member) => !Object.hasOwn(value, member))
      .map((member): Violation => {
        return { field: path(member), type: 'missing_value', message: `${path(member)} must be given.` };
      });
    const wrong = Object.entries(members)
      .filter(([member]) => Object.hasOwn(value, member))
      .flatMap(([member, check]) => check(value[member], path(member)));
    return [...missing, ...wrong];
  };
