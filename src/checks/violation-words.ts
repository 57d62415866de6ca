import { shown } from '../shared/text.ts';
import type { Check, Invariant, SchemaRule, Violation } from './violation.ts';

/** A violation in words, as evidence holds it. */
export interface WordedViolation {
  readonly check: Check;
  /** JSON pointer into the body, where there is one. */
  readonly pointer?: string;
  readonly expected: string;
  readonly received: string;
  /** Which of the things that are true of every answer it breaks. */
  readonly invariant?: Invariant;
}

const article = (type: string): string =>
  type === 'null' ? 'null' : /^[aeio]/.test(type) ? `an ${type}` : `a ${type}`;
const typed = (types: unknown): string => [types].flat().map(String).map(article).join(' or ');

const ofRule: Readonly<Record<string, (value: unknown) => string>> = {
  required: (types) => (types === undefined ? 'this required member' : `${typed(types)} (required)`),
  type: typed,
  enum: (values) => `one of ${shown(values)}`,
  const: shown,
  format: (name) => `the format ${String(name)}`,
  pattern: (pattern) => `text that matches ${String(pattern)}`,
  minLength: (limit) => `at least ${String(limit)} character(s)`,
  maxLength: (limit) => `at most ${String(limit)} character(s)`,
  minItems: (limit) => `at least ${String(limit)} item(s)`,
  maxItems: (limit) => `at most ${String(limit)} item(s)`,
  minimum: (limit) => `a number >= ${String(limit)}`,
  exclusiveMinimum: (limit) => `a number > ${String(limit)}`,
  maximum: (limit) => `a number <= ${String(limit)}`,
  exclusiveMaximum: (limit) => `a number < ${String(limit)}`,
};

const ruleWords = ({ keyword, value }: SchemaRule): string =>
  ofRule[keyword]?.(value) ?? `what ${keyword} promises (${shown(value)})`;

const ofInvariant: Readonly<Record<Invariant, readonly [expected: string, received: string]>> = {
  'no server error': ['no server error', 'status'],
  'no stack trace': ['no stack trace', ''],
  'no password': ['no password in an answer', 'a password that the run has used'],
  "no other session's token": ["no token of another session's", 'a token that was issued before to somebody else'],
};

function bothWords(violation: Violation): readonly [expected: string, received: string] {
  switch (violation.check) {
    case 'status': {
      const { expected, received, said } = violation;
      const statuses = expected.length > 4 ? 'a declared status' : expected.join(' or ');
      return [statuses, `${received}${said === undefined ? '' : ` (${shown(said)})`}`];
    }
    case 'media type':
      return ['application/json', violation.received === '' ? 'no content type' : violation.received];
    case 'encoding':
      return ['UTF-8', violation.charset ?? 'bytes that are not UTF-8'];
    case 'body':
      return [violation.expected, shown(violation.received)];
    case 'schema':
      return [ruleWords(violation.rule), shown(violation.received)];
    case 'invariant': {
      const [expected, received] = ofInvariant[violation.expected];
      const { received: what } = violation;
      return [expected, typeof what === 'number' ? `${received} ${what}` : what === undefined ? received : shown(what)];
    }
    case 'drift':
      return ['what is documented, as STRICT is set', violation.received];
  }
}

/** Puts a violation into words for a reader. */
export function inWords(violation: Violation): WordedViolation {
  const [expected, received] = bothWords(violation);
  const { check } = violation;
  return {
    check,
    ...(violation.check === 'schema' && { pointer: violation.pointer }),
    expected,
    received,
    ...(violation.check === 'invariant' && { invariant: violation.expected }),
  };
}

/** One violation in one line: `/city: expected a string, received nothing`. */
export function inOneLine({ check, pointer, expected, received }: WordedViolation): string {
  const where = pointer === undefined ? check : pointer === '' ? 'the body' : pointer;
  return `${where}: expected ${expected}, received ${received}`;
}
