import { isDeepStrictEqual } from 'node:util';
import {
  answerTolerances,
  promisedHeaders,
  promisedScopes,
  detailedRefusals,
  type Tolerance,
} from '../../contract/answer-tolerances.ts';
import { answerOf, type Operation } from '../../contract/operation.ts';
import { isJsonObject } from '../../src/shared/json-object.ts';
import { schemaViolations } from '../../src/checks/schema-violations.ts';
import { claimsOf } from '../../src/test-data/jwt-claims.ts';
import type { SchemaNode } from '../../schemas/index.ts';
import { alternatives, rootOf } from '../../schemas/schema-traversal.ts';

/** An answer, as much of it as can be promised. */
export interface AnswerParts {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** A member as seen from a schema around it: `Address` and `/metadata/version`. */
interface SchemaMember {
  readonly schema: string;
  readonly at: string;
}

const listed = (value: unknown): readonly string[] | undefined =>
  Array.isArray(value) ? value.map((item) => JSON.stringify(item)).sort() : undefined;
const scopesOf = (value: unknown): readonly string[] =>
  String(value)
    .split(' ')
    .filter((word) => promisedScopes.test(word));
const instantOf = (value: unknown): number => Date.parse(String(value).toUpperCase());

/** Whether a tolerance lets a right answer say one thing in place of another. */
const lets: Readonly<Record<Tolerance, (sound: unknown, told: unknown) => boolean>> = {
  any: (sound, told) => told === undefined || typeof told === typeof sound,
  wording: (_, told) => typeof told === 'string' && told.trim() !== '',
  order: (sound, told) => listed(told) !== undefined && isDeepStrictEqual(listed(sound), listed(told)),
  'left out': (_, told) => told === undefined,
  'left out when false': (sound, told) => (told ?? false) === sound,
  'a second': (sound, told) => Math.abs(Number(sound) - Number(told)) <= 1,
  instant: (sound, told) => Math.abs(instantOf(sound) - instantOf(told)) < 1000,
  signature: (sound, told) => {
    const claims = claimsOf(String(told));
    return claims !== undefined && isDeepStrictEqual(claims, claimsOf(String(sound)));
  },
  scopes: (sound, told) => typeof told === 'string' && isDeepStrictEqual(scopesOf(sound), scopesOf(told)),
};

const toleranceAt = (seen: readonly SchemaMember[]): Tolerance | undefined =>
  seen
    .map(
      ({ schema, at }) =>
        (answerTolerances as Partial<Record<string, { tolerance: Tolerance }>>)[`${schema}${at === '' ? '/' : at}`],
    )
    .find(Boolean)?.tolerance;

/** What of a value breaks a promise where it takes the place of the sound one: JSON pointers. */
function* broken(
  sound: unknown,
  told: unknown,
  nodes: readonly SchemaNode[],
  around: readonly SchemaMember[],
  at = '',
): Generator<string> {
  const seen = [...around, ...nodes.flatMap(({ title }) => (title === undefined ? [] : [{ schema: title, at: '' }]))];
  const tolerance = toleranceAt(seen);
  const nothing = (sound ?? undefined) === undefined && (told ?? undefined) === undefined;
  if (nothing || (tolerance && lets[tolerance](sound, told))) return;
  const inside = (name: string): readonly SchemaMember[] => seen.map((one) => ({ ...one, at: `${one.at}/${name}` }));
  const tables = nodes.map(({ properties }) => properties).filter((table) => table !== undefined);
  if (Array.isArray(sound) && Array.isArray(told) && sound.length === told.length) {
    const items = nodes.flatMap((node) => (node.items ? alternatives(node.items) : []));
    for (const [index, item] of sound.entries()) yield* broken(item, told[index], items, inside('*'), `${at}/${index}`);
  } else if (isJsonObject(sound) && isJsonObject(told) && tables.length > 0) {
    for (const name of new Set(tables.flatMap((table) => Object.keys(table)))) {
      const member = tables.flatMap((table) => (table[name] ? alternatives(table[name]) : []));
      yield* broken(sound[name], told[name], member, inside(name), `${at}/${name}`);
    }
  } else if (!isDeepStrictEqual(sound, told)) yield at === '' ? 'the body' : at;
}

const parsed = (body: Buffer): unknown => {
  try {
    return body.length === 0 ? undefined : (JSON.parse(body.toString('utf8')) as unknown);
  } catch {
    return body.toString('utf8');
  }
};

/** The names in a text that stand for somebody or something: with a digit in them, or an e-mail. */
const named = (body: unknown): readonly string[] =>
  (String(body).match(/[\w@.+-]+/g) ?? []).filter((word) => /[\d@]/.test(word));

function untold(operation: Operation, status: number, sound: unknown, told: unknown): readonly string[] {
  const telling = detailedRefusals.some((one) => one.operationId === operation.operationId && one.status === status);
  if (!telling || !isJsonObject(sound) || !isJsonObject(told)) return [];
  const names = new Set(named(told['message']));
  return [
    ...(sound['type'] === told['type'] ? [] : ['/type']),
    ...(named(sound['message']).every((name) => names.has(name)) ? [] : ['/message']),
  ];
}

/**
 * Holds an answer against the sound one in whose place it was given.
 * @returns what was promised and is not kept: the status, headers, JSON pointers; nothing where the documentation permits the difference
 */
export function promisesBroken(operation: Operation, sound: AnswerParts, told: AnswerParts): readonly string[] {
  if (sound.status !== told.status) return ['status'];
  const answer = answerOf(operation, sound.status);
  const promised = promisedHeaders.filter((name) => name !== 'content-type' || answer?.kind === 'json');
  const headers = promised.filter((name) => sound.headers[name] !== told.headers[name]);
  if (answer?.kind !== 'json') {
    const filled = answer?.kind === 'empty' && told.body.length !== sound.body.length;
    return filled ? [...headers, 'the body'] : headers;
  }
  const [before, after] = [parsed(sound.body), parsed(told.body)];
  const around = alternatives(rootOf(answer.schema));
  const broke = [...broken(before, after, around, []), ...untold(operation, sound.status, before, after)];
  // A tolerance is one of what the schema permits.
  const malformed = broke.length === 0 && schemaViolations(answer.schema, after).length > 0 ? ['the schema'] : [];
  return [...headers, ...broke, ...malformed];
}
