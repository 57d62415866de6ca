import { stripVTControlCharacters } from 'node:util';
import { rowOf } from '../../contract/operations/index.ts';
import type { Violation } from '../checks/violation.ts';
import type { RecordedRequest, FailedCall, TestRecording } from './recorder.ts';

/** What differs from run to run although the failure is the same: values, ids, addresses, places in lists. */
const generated = /\d{4,}|^\d+$|[0-9a-f]{8}-|@/i;

const kinds: readonly (readonly [RegExp, string])[] = [
  [/^"/, 'a string'],
  [/^(\[|Array \[|Set )/, 'a list'],
  [/^(\{|Object \{|Map )/, 'an object'],
  [/^-?[\d.]+(e[+-]?\d+)?n?$/i, 'a number'],
  [/^\d{4}-\d\d-\d\dT/, 'a date'],
  [/^\//, 'a pattern'],
];

/** Words without the values among them; statuses stay, as they are none. */
const withoutValues = (text: string, statuses: ReadonlySet<string>): string =>
  text
    .replace(/"(?:[^"\\]|\\.)*"/g, 'a string')
    .replace(/\S*(?:\d{4,}|@|[0-9a-f]{8}-)\S*/gi, '*')
    .replace(/\b\d+\b/g, (number) => (statuses.has(number) ? number : '*'));

/** What kind of value a text shows: `> 3` is `> a number`; words that show no value are left as they are. */
function kindOf(text: string, statuses: ReadonlySet<string>): string {
  const [, relation = '', value = text] = /^(not |[<>]=? )?\s*(.*)$/.exec(text) ?? [];
  if (statuses.has(value)) return text;
  const kind = kinds.find(([pattern]) => pattern.test(value))?.[1];
  return `${relation}${kind ?? withoutValues(value, statuses)}`;
}

const none: ReadonlySet<string> = new Set();

const placeOf = (pointer: string): string =>
  pointer
    .split('/')
    .map((step) => (generated.test(step) ? '*' : step))
    .join('/');

/** What was received, without its value. */
function blind({ check, received }: Violation): string {
  if (check === 'schema') return kindOf(received, none);
  if (check === 'body') return 'another text';
  if (check === 'media type') return received.split(';')[0]?.trim().toLowerCase() ?? '';
  if (check === 'status') return /^\d+/.exec(received)?.[0] ?? received;
  if (check === 'invariant' && received.startsWith('"')) return 'a trace';
  return received;
}

const alphabetical = (lines: readonly string[]): readonly string[] => [...new Set(lines)].sort();

function ofViolations({ asked, violations }: FailedCall): string {
  // Only a strict run tells of drift: beside something else it would make the same failure read otherwise.
  const others = violations.filter(({ check }) => check !== 'drift');
  const lines = (others.length > 0 ? others : violations).map((violation) => {
    const { check, pointer, expected } = violation;
    const where = pointer === undefined ? check : pointer === '' ? 'the body' : placeOf(pointer);
    return `${where}: expected ${expected}, received ${blind(violation)}`;
  });
  const { operation, speaker, received } = asked;
  return `${operation} as ${speaker} -> ${received?.status ?? 'no answer'}: ${alphabetical(lines).join('; ')}`;
}

/** The statuses that are no values: they are answered, or documented. */
function statusesIn(asked: readonly RecordedRequest[]): ReadonlySet<string> {
  const documented = asked.flatMap(({ operation }) => Object.keys(rowOf(operation).answers));
  return new Set([...documented, ...asked.flatMap(({ received }) => String(received?.status ?? ''))]);
}

/** A line of what an `expect` says, as far as it is no value: `Received: a string`, `- "city": a string`. */
function lineOf(line: string, statuses: ReadonlySet<string>): readonly string[] {
  const label = /^((?:Expected|Received)[^:]*): +(.*)$/.exec(line);
  if (label) return [`${label[1] ?? ''}: ${kindOf(label[2] ?? '', statuses)}`];
  const difference = /^([-+]) +(?:"((?:[^"\\]|\\.)*)": )?(.*?),?$/.exec(line);
  if (!difference || /^[-+] (Expected|Received) /.test(line)) return [];
  const [, sign = '', name, value = ''] = difference;
  if (/^[\]}]?$/.test(value)) return [];
  const member = name === undefined ? '' : `"${generated.test(name) ? '*' : name}": `;
  return [`${sign} ${member}${kindOf(value, statuses)}`];
}

/** A property is checked of many values, of which another seed draws others: what differs tells of the value alone. */
const property = /^Property failed/;

function ofExpectation(message: string, statuses: ReadonlySet<string>): string {
  const [said = ''] = message.split(/\n\s*Call log:/);
  const [first = '', ...rest] = said.split('\n').filter((line) => line.trim() !== '');
  const matcher = /expect(?:\.\w+)*\(.*/.exec(said)?.[0].replace(/ \/\/ .*/, '') ?? '';
  const title = first.replace(/^\w*Error: /, '');
  if (property.test(title)) return ['Property failed', matcher].filter(Boolean).join('; ');
  const lines = alphabetical(rest.flatMap((line) => lineOf(line, statuses)));
  const own = title.startsWith('expect') ? '' : withoutValues(title, statuses);
  return [own, matcher, ...lines].filter(Boolean).join('; ');
}

/** The call that an error is about, where it is about one answer; a property tells of it further down. */
const brokenIn = (message: string, broken: readonly FailedCall[]): FailedCall | undefined =>
  broken.findLast((each) => message.includes(each.message));

/**
 * How a test failed, exact enough that another failure reads otherwise, and without anything that changes from run to run: no value,
 * no id, no line number, no time, no host.
 * @param messages of the test's errors, as Playwright has them
 * @returns such as `updateAddress as customer -> 500: status: expected 204, received 500`
 */
export function fingerprintOf(
  messages: readonly string[],
  { asked, broken }: Pick<TestRecording, 'asked' | 'broken'>,
): string {
  const statuses = statusesIn(asked);
  const last = asked.at(-1);
  const after = last ? `after ${last.operation} as ${last.speaker}: ` : '';
  const parts = messages.map((coloured) => {
    const message = stripVTControlCharacters(coloured);
    const found = brokenIn(message, broken);
    return found ? ofViolations(found) : `${after}${ofExpectation(message, statuses)}`;
  });
  return [...new Set(parts)].join(' + ');
}
