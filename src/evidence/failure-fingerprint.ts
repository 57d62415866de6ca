import { rowOf } from '../../contract/operations/index.ts';
import type { Invariant, SchemaRule, Violation } from '../checks/violation.ts';
import type { Assertion, Delivery, FailedCall, Failure } from './failures.ts';
import type { RecordedRequest } from './recorder.ts';

// The words of this file are frozen: files of known deviations hold them. What a reader is told of a failure is worded elsewhere.

/** What differs from run to run although the failure is the same: values, ids, addresses, places in lists. */
const generated = /\d{4,}|^\d+$|[0-9a-f]{8}-|@/i;

const article = (type: string): string =>
  type === 'null' ? 'null' : /^[aeio]/.test(type) ? `an ${type}` : `a ${type}`;
const typed = (types: unknown): string => [types].flat().map(String).map(article).join(' or ');

const comparisons: Readonly<Record<string, string>> = {
  minimum: 'a number >= ',
  exclusiveMinimum: 'a number > ',
  maximum: 'a number <= ',
  exclusiveMaximum: 'a number < ',
  format: 'the format ',
  pattern: 'text that matches ',
};
const counted: Readonly<Record<string, readonly [string, string]>> = {
  minLength: ['at least ', ' character(s)'],
  maxLength: ['at most ', ' character(s)'],
  minItems: ['at least ', ' item(s)'],
  maxItems: ['at most ', ' item(s)'],
};

function cut(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 80)}… (${text.length} characters)` : text;
}

function ofRule({ keyword, value }: SchemaRule): string {
  if (keyword === 'required') return value === undefined ? 'this required member' : `${typed(value)} (required)`;
  if (keyword === 'type') return typed(value);
  if (keyword === 'enum') return `one of ${cut(value)}`;
  if (keyword === 'const') return cut(value);
  const count = counted[keyword];
  if (count) return `${count[0]}${String(value)}${count[1]}`;
  const comparison = comparisons[keyword];
  return comparison === undefined ? `what ${keyword} promises (${cut(value)})` : `${comparison}${String(value)}`;
}

/** What kind of value was received. */
function kindOf(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'string') return 'a string';
  if (typeof value === 'number') return 'a number';
  return typeof value === 'object' && value !== null ? 'an object' : cut(value);
}

const ofInvariant: Readonly<Record<Invariant, readonly [string, string]>> = {
  'no server error': ['no server error', 'status '],
  'no stack trace': ['no stack trace', 'a trace'],
  'no password': ['no password in an answer', 'a password that the run has used'],
  "no other session's token": ["no token of another session's", 'a token that was issued before to somebody else'],
};

const placeOf = (pointer: string): string =>
  pointer
    .split('/')
    .map((step) => (generated.test(step) ? '*' : step))
    .join('/');

/** Where a violation is, what was expected there, and what kind of thing was received. */
function partsOf(violation: Violation): readonly [where: string, expected: string, received: string] {
  const { check } = violation;
  switch (check) {
    case 'schema': {
      const where = violation.pointer === '' ? 'the body' : placeOf(violation.pointer);
      return [where, ofRule(violation.rule), kindOf(violation.received)];
    }
    case 'status': {
      const expected = violation.expected.length > 4 ? 'a declared status' : violation.expected.join(' or ');
      return [check, expected, String(violation.received)];
    }
    case 'media type': {
      const [type = ''] = violation.received.split(';');
      return [check, 'application/json', violation.received === '' ? 'no content type' : type.trim().toLowerCase()];
    }
    case 'encoding':
      return [check, 'UTF-8', violation.charset ?? 'bytes that are not UTF-8'];
    case 'body':
      return [check, violation.expected, 'another text'];
    case 'invariant': {
      const [expected, received] = ofInvariant[violation.expected];
      return [check, expected, typeof violation.received === 'number' ? `${received}${violation.received}` : received];
    }
    case 'drift':
      return [check, 'what is documented, as STRICT is set', violation.received];
  }
}

const alphabetical = (lines: readonly string[]): readonly string[] => [...new Set(lines)].sort();

function ofCall({ request, violations }: FailedCall): string {
  // Only a strict run judges drift: beside something else it would make the same failure read otherwise.
  const others = violations.filter(({ check }) => check !== 'drift');
  const lines = (others.length > 0 ? others : violations).map((violation) => {
    const [where, expected, received] = partsOf(violation);
    return `${where}: expected ${expected}, received ${received}`;
  });
  const { operation, speaker, received } = request;
  return `${operation} as ${speaker} -> ${received?.status ?? 'no answer'}: ${alphabetical(lines).join('; ')}`;
}

/** The statuses that are no values: they are answered, or documented. */
function statusesIn(requests: readonly RecordedRequest[]): ReadonlySet<string> {
  const documented = requests.flatMap(({ operation }) => Object.keys(rowOf(operation).answers));
  return new Set([...documented, ...requests.flatMap(({ received }) => String(received?.status ?? ''))]);
}

/** Words without the values among them. */
const withoutValues = (text: string, statuses: ReadonlySet<string>): string =>
  text
    .replace(/"(?:[^"\\]|\\.)*"/g, 'a string')
    .replace(/\S+/g, (word) => (/\d{4,}|@|[0-9a-f]{8}-/i.test(word) ? '*' : word))
    .replace(/\b\d+\b/g, (number) => (statuses.has(number) ? number : '*'));

const kinds: readonly (readonly [RegExp, string])[] = [
  [/^"/, 'a string'],
  [/^(\[|Array \[|Set )/, 'a list'],
  [/^(\{|Object \{|Map )/, 'an object'],
  [/^-?[\d.]+(e[+-]?\d+)?n?$/i, 'a number'],
  [/^\d{4}-\d\d-\d\dT/, 'a date'],
  [/^\//, 'a pattern'],
];

/** What kind of value Playwright prints: `> 3` is `> a number`; words that show no value are left as they are. */
function printedKind(text: string, statuses: ReadonlySet<string>): string {
  const [, relation = '', value = text] = /^(not |[<>]=? )?\s*(.*)$/.exec(text) ?? [];
  if (statuses.has(value)) return text;
  const kind = kinds.find(([pattern]) => pattern.test(value))?.[1];
  return `${relation}${kind ?? withoutValues(value, statuses)}`;
}

/** A line of what Playwright prints, as far as it is no value: `Received: a string`, `- "city": a string`. */
function lineOf(line: string, statuses: ReadonlySet<string>): readonly string[] {
  const label = /^((?:Expected|Received)[^:]*): +(.*)$/.exec(line);
  if (label) return [`${label[1] ?? ''}: ${printedKind(label[2] ?? '', statuses)}`];
  const difference = /^([-+]) +(?:"((?:[^"\\]|\\.)*)": )?(.*?),?$/.exec(line);
  if (!difference || /^[-+] (Expected|Received) /.test(line)) return [];
  const [, sign = '', name, value = ''] = difference;
  if (/^[\]}]?$/.test(value)) return [];
  const member = name === undefined ? '' : `"${generated.test(name) ? '*' : name}": `;
  return [`${sign} ${member}${printedKind(value, statuses)}`];
}

/** The matcher as Playwright prints it: `expect(received).toBe(expected)`. */
const matcherIn = (text: string): string => /expect(?:\.\w+)*\(.*/.exec(text)?.[0].replace(/ \/\/ .*/, '') ?? '';

function ofAssertion({ title, text }: Assertion, statuses: ReadonlySet<string>): string {
  const [printed = ''] = text.split(/\n\s*Call log:/);
  const [, ...rest] = printed.split('\n').filter((line) => line.trim() !== '');
  const lines = alphabetical(rest.flatMap((line) => lineOf(line, statuses)));
  return [withoutValues(title.split('\n', 1)[0] ?? '', statuses), matcherIn(printed), ...lines]
    .filter(Boolean)
    .join('; ');
}

function ofDelivery({ what, where }: Delivery, statuses: ReadonlySet<string>): string {
  if (what.startsWith('customer.')) return `No event ${what} reached ${withoutValues(where, statuses)} within * s.`;
  const source = withoutValues(where, statuses);
  return `No ${what} reached * within * s: ${source} holds no mail for it since the request.`;
}

function ofFailure(failure: Failure, requests: readonly RecordedRequest[]): string {
  if (failure.kind === 'answer') return ofCall(failure.call);
  const last = requests.at(-1);
  const after = last ? `after ${last.operation} as ${last.speaker}: ` : '';
  const statuses = statusesIn(requests);
  switch (failure.kind) {
    case 'assertion':
      return `${after}${ofAssertion(failure.assertion, statuses)}`;
    case 'property': {
      // Another seed draws other values: what differs tells of the value alone.
      if (failure.of.kind === 'answer') return ofCall(failure.of.call);
      const matcher = failure.of.kind === 'assertion' ? matcherIn(failure.of.assertion.text) : '';
      return `${after}${['Property failed', matcher].filter(Boolean).join('; ')}`;
    }
    case 'not delivered':
      return `${after}${ofDelivery(failure.delivery, statuses)}`;
    case 'late answer':
      return `${after}right only after a while`;
    case 'unreadable mail':
    case 'blocked':
      return `${after}blocked`;
    case 'error':
      return `${after}${withoutValues(failure.message.split('\n', 1)[0] ?? '', statuses)}`;
  }
}

/**
 * How a test failed, exact enough that another failure reads otherwise, and without anything that changes from run to run: no value,
 * no id, no line number, no time, no host. The words of messages are not among it, so that rewording one changes nothing.
 * @param requests what the test has asked
 * @returns such as `updateAddress as customer -> 500: status: expected 204, received 500`
 */
export const fingerprintOf = (failures: readonly Failure[], requests: readonly RecordedRequest[]): string =>
  [...new Set(failures.map((failure) => ofFailure(failure, requests)))].join(' + ');
