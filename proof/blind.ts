import { base, en, Faker } from '@faker-js/faker';
import { customerManaged, rowOf, type OperationName } from '../contract/operations/index.ts';
import type { Planted } from '../faults/index.ts';
import { soundRules, type Rules, type WireHook } from '../tenant/index.ts';
import { isFields } from '../fixtures/check/fields.ts';

type Response = Parameters<WireHook>[0]['response'];

/** A random mutation that nobody looked at when the tests were written. */
export interface BlindFault extends Planted {
  readonly operation: OperationName;
}

/** A way to mutate a body; it says by its result whether it found something to mutate. */
type BodyMutation = (body: unknown, pick: number) => unknown;

type Place = readonly [holder: Record<string, unknown>, name: string];

/** Every place in a body whose value is of a kind, in the body's own order. */
function placesOf(body: unknown, is: (value: unknown) => boolean): readonly Place[] {
  if (Array.isArray(body)) return body.flatMap((item) => placesOf(item, is));
  if (!isFields(body)) return [];
  const holder = body as Record<string, unknown>;
  return Object.entries(holder).flatMap(([name, value]): readonly Place[] => [
    ...(is(value) ? [[holder, name] as const] : []),
    ...placesOf(value, is),
  ]);
}

const text = (value: unknown): boolean => typeof value === 'string' && value.length > 1;

const inPlace =
  (is: (value: unknown) => boolean, change: (place: Place, all: readonly Place[]) => void): BodyMutation =>
  (body, pick) => {
    const copy = structuredClone(body);
    const places = placesOf(copy, is);
    const place = places[pick % Math.max(1, places.length)];
    if (place) change(place, places);
    return copy;
  };

const recased = (value: string): string => (value === value.toUpperCase() ? value.toLowerCase() : value.toUpperCase());

const bodyMutations: Readonly<Record<string, BodyMutation>> = {
  'two texts swapped': inPlace(text, ([holder, name], all) => {
    const [other, named] = all.find(([, otherName]) => otherName !== name) ?? [holder, name];
    [holder[name], other[named]] = [other[named], holder[name]];
  }),
  'a text re-cased': inPlace(text, ([holder, name]) => (holder[name] = recased(String(holder[name])))),
  'an id off by one': inPlace(
    (value) => typeof value === 'string' && /^[\w-]{6,}$/.test(value),
    ([holder, name]) => (holder[name] = String(holder[name]).replace(/.$/, (last) => (last === '1' ? '2' : '1'))),
  ),
  'a number shifted': inPlace(
    (value) => typeof value === 'number',
    ([holder, name]) => (holder[name] = Number(holder[name]) + 1),
  ),
  'a number negated': inPlace(
    (value) => typeof value === 'number' && value !== 0,
    ([holder, name]) => (holder[name] = -Number(holder[name])),
  ),
  'a switch turned': inPlace(
    (value) => typeof value === 'boolean',
    ([holder, name]) => (holder[name] = holder[name] !== true),
  ),
  'a member lost': inPlace(
    (value) => value !== undefined,
    ([holder, name]) => Reflect.deleteProperty(holder, name),
  ),
  'a text cut short': inPlace(text, ([holder, name]) => (holder[name] = String(holder[name]).slice(0, -1))),
  'an item lost': (body) => (Array.isArray(body) ? body.slice(1) : body),
  'an item twice': (body) =>
    Array.isArray(body) ? [...(body as unknown[]), ...(body as unknown[]).slice(0, 1)] : body,
};

/** Writes that are acknowledged and dropped, or done twice: what was stored stays, or the change comes again. */
const ruleMutations: Readonly<Record<string, Partial<Rules>>> = {
  'profile changes dropped': { mergeProfile: (stored) => stored },
  'address changes dropped': { mergeAddress: (stored) => stored },
  'tags not added': { addTags: (stored) => stored },
  'tags not removed': { removeTags: (stored) => stored },
  'versions bumped twice': {
    bumpVersion: (version, of) => soundRules.bumpVersion(soundRules.bumpVersion(version, of), of),
  },
};

const ruleOperations: Readonly<Record<string, OperationName>> = {
  'profile changes dropped': 'updateProfile',
  'address changes dropped': 'updateAddress',
  'tags not added': 'addAddressTags',
  'tags not removed': 'removeAddressTags',
  'versions bumped twice': 'updateProfile',
};

type Change = (response: Response) => void;

const onBody =
  (mutate: BodyMutation, pick: number): (() => Change) =>
  () =>
  (response) => {
    const sound = response.body.toString('utf8');
    if (sound === '') return;
    response.body = Buffer.from(JSON.stringify(mutate(JSON.parse(sound), pick)));
  };

const wholeMutations: Readonly<Record<string, (pick: number) => () => Change>> = {
  'the answer before replayed': () => () => {
    let before: Pick<Response, 'status' | 'body'> | undefined;
    return (response) => {
      const now = { status: response.status, body: response.body };
      if (before) Object.assign(response, before);
      before = now;
    };
  },
  'a header lost': (pick) => () => (response) => {
    const names = Object.keys(response.headers);
    Reflect.deleteProperty(response.headers, names[pick % Math.max(1, names.length)] ?? '');
  },
  'another status of success': () => () => (response) => {
    if (response.status < 300) response.status = response.status === 200 ? 201 : 200;
  },
  'a refusal as success': () => () => (response) => {
    if (response.status >= 400) response.status = 200;
  },
};

const kinds: Readonly<Record<string, (pick: number) => () => Change>> = {
  ...Object.fromEntries(
    Object.entries(bodyMutations).map(([name, mutate]) => [name, (pick: number) => onBody(mutate, pick)]),
  ),
  ...wholeMutations,
};

/** Plants a change of every answer of an operation, and notes when it has changed one. */
function onWire(operation: OperationName, begin: () => Change): Pick<Planted, 'deviation' | 'altered'> {
  let changed = false;
  return {
    altered: () => changed,
    deviation: () => {
      changed = false;
      const change = begin();
      return {
        wire: ({ operation: id, response }) => {
          if (id !== rowOf(operation).operationId) return;
          const before = `${response.status} ${JSON.stringify(response.headers)} ${response.body.toString('base64')}`;
          change(response);
          changed ||=
            before !== `${response.status} ${JSON.stringify(response.headers)} ${response.body.toString('base64')}`;
        },
      };
    },
  };
}

/**
 * Draws random mutations.
 * @param seed the same seed draws the same
 */
export function blindFaults(seed: number, count: number): readonly BlindFault[] {
  const random = new Faker({ locale: [en, base], seed });
  const names = Object.keys(customerManaged) as OperationName[];
  const rules = Object.keys(ruleMutations);
  return Array.from({ length: count }, (_, index): BlindFault => {
    const kind = random.helpers.arrayElement([...Object.keys(kinds), ...rules]);
    const operation = ruleOperations[kind] ?? random.helpers.arrayElement(names);
    const pick = random.number.int(1000);
    const id = `blind-${index + 1} ${operation}: ${kind} ${pick}`;
    const replaced = ruleMutations[kind];
    const begin = kinds[kind]?.(pick);
    const planted = begin ? onWire(operation, begin) : { deviation: { rules: replaced ?? {} }, altered: () => true };
    return { id, operation, reads: /(?:)/, ...planted };
  });
}
