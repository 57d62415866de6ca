import { setTimeout as sleep } from 'node:timers/promises';
import type { WireHook } from '../../tenant/index.ts';
import { isJsonObject } from '../../src/shared/json-object.ts';
import { defaultPatience } from '../../src/config/traffic.ts';

type Response = Parameters<WireHook>[0]['response'];

/** Changes an answer just before it is sent. */
export type AnswerMutation = (response: Response) => Promise<void> | void;

/** Begins a kind of change, with a memory of its own; `pick` chooses among what there is to change. */
export type StartAnswerMutation = (pick: number) => AnswerMutation;

type Holder = Record<string | number, unknown>;
type Place = readonly [holder: Holder, name: string | number];
type Is = (value: unknown) => boolean;

/** Every place in a body whose value is of a kind, in the body's own order; the body itself is one. */
function placesIn(holder: Holder, is: Is): readonly Place[] {
  return Object.entries(holder).flatMap(([name, value]): readonly Place[] => [
    ...(is(value) ? [[holder, name] as const] : []),
    ...(Array.isArray(value) || isJsonObject(value) ? placesIn(value as Holder, is) : []),
  ]);
}

const isText: Is = (value) => typeof value === 'string' && value.length > 1;
const isNumber: Is = (value) => typeof value === 'number' && value !== 0;

function changeJson({ body }: Response, change: (whole: Holder) => void): Buffer {
  if (body.length === 0) return body;
  const whole = { body: JSON.parse(body.toString('utf8')) as unknown };
  change(whole);
  return whole.body === undefined ? body : Buffer.from(JSON.stringify(whole.body));
}

/** Changes the value at one place of a body. */
const inPlace =
  (is: Is, change: (value: unknown, place: Place, all: readonly Place[]) => unknown): StartAnswerMutation =>
  (pick) =>
  (response) => {
    response.body = changeJson(response, (whole) => {
      const places = placesIn(whole, is);
      const place = places[pick % Math.max(1, places.length)];
      if (place) place[0][place[1]] = change(place[0][place[1]], place, places);
    });
  };

const recased = (text: string): string => (text === text.toUpperCase() ? text.toLowerCase() : text.toUpperCase());
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function swapped(value: unknown, [holder, name]: Place, all: readonly Place[]): unknown {
  const [other, named] = all.find(([, otherName]) => otherName !== name) ?? [holder, name];
  const theirs = other[named];
  other[named] = value;
  return theirs;
}

/** One value of the answer before with the same status, in the place where it stood. */
const mixedUp: StartAnswerMutation = (pick) => {
  const last = new Map<number, readonly unknown[]>();
  return (response) => {
    const before = last.get(response.status) ?? [];
    response.body = changeJson(response, (whole) => {
      const places = placesIn(whole, isText);
      const now = places.map(([holder, name]) => holder[name]);
      const at = pick % Math.max(1, places.length);
      const place = places[at];
      if (place && typeof before[at] === 'string') place[0][place[1]] = before[at];
      last.set(response.status, now);
    });
  };
};

const replayed: StartAnswerMutation = () => {
  let before: Pick<Response, 'status' | 'body'> | undefined;
  return (response) => {
    const now = { status: response.status, body: response.body };
    if (before) Object.assign(response, before);
    before = now;
  };
};

const withoutHeader: StartAnswerMutation = (pick) => (response) => {
  const names = Object.keys(response.headers);
  Reflect.deleteProperty(response.headers, names[pick % Math.max(1, names.length)] ?? '');
};

/** Longer than a client waits; what waits here keeps no process alive. */
const delayed: StartAnswerMutation = () => () => sleep(defaultPatience + 1000, undefined, { ref: false });

/** All kinds of changes of an answer, by name. */
export const answerMutations: Readonly<Record<string, StartAnswerMutation>> = {
  'two texts swapped': inPlace(isText, swapped),
  'a text re-cased': inPlace(isText, (text) => recased(String(text))),
  'a text cut short': inPlace(isText, (text) => String(text).slice(0, -1)),
  'an id off by one': inPlace(
    (value) => typeof value === 'string' && /^[\w-]{6,}$/.test(value),
    (id) => String(id).replace(/.$/, (last) => (last === '1' ? '2' : '1')),
  ),
  'a number shifted': inPlace(isNumber, (number) => Number(number) + 1),
  'a number negated': inPlace(isNumber, (number) => -Number(number)),
  'a switch turned': inPlace(
    (value) => typeof value === 'boolean',
    (value) => value !== true,
  ),
  'a member lost': inPlace(
    (value) => value !== undefined && !Array.isArray(value),
    () => undefined,
  ),
  'an item lost': inPlace(Array.isArray, (list) => listOf(list).slice(1)),
  'an item twice': inPlace(Array.isArray, (list) => [...listOf(list), ...listOf(list).slice(0, 1)]),
  'a value of the answer before': mixedUp,
  'the answer before replayed': replayed,
  'a header lost': withoutHeader,
  'another status of success': () => (response) => {
    if (response.status < 300) response.status = response.status === 200 ? 201 : 200;
  },
  'a refusal as success': () => (response) => {
    if (response.status >= 400) response.status = 200;
  },
  'delayed past all patience': delayed,
};

/** The kinds that leave a client without an answer: whoever meets one is blocked, and may not call it wrong. */
export const blocking: ReadonlySet<string> = new Set(['delayed past all patience']);
