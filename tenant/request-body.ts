import type { Readable } from 'node:stream';
import { isObject, nestsDeeperThan } from './json.ts';
import type { Json } from './json.ts';
import { badRequest, payloadTooLarge, invalidJson, unsupportedMediaType } from './refusals.ts';
import type { Rules } from './rules/index.ts';

/** A larger body is not read to its end. Up to this size it is, so that the client can receive the refusal. */
const maxBytesRead = 64 * 1024 * 1024;

/** A request body before parsing. */
export interface RawBody {
  readonly bytes: Buffer;
  readonly length: number;
}

/** Reads a body to its end and keeps its bytes unless it is too large. */
export async function readBody(stream: Readable, rules: Rules): Promise<RawBody> {
  let chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > maxBytesRead) break;
    if (rules.bodyIsTooLarge(length)) chunks = [];
    else chunks.push(chunk);
  }
  return { bytes: Buffer.concat(chunks), length };
}

const maxDepth = 64;

/**
 * Parses a request body; undefined if it is empty.
 * @throws Refused 400 when it is too large, not of an accepted media type, not UTF-8, not JSON or nested too deeply.
 */
export function parseBody(
  raw: RawBody,
  mediaType: string,
  operation: { readonly id: string; readonly mediaTypes: readonly string[] },
  rules: Rules,
): Json | undefined {
  const { id, mediaTypes } = operation;
  if (rules.bodyIsTooLarge(raw.length)) throw payloadTooLarge();
  if (raw.length === 0) return undefined;
  if (!rules.mediaTypeAllowed(mediaType, mediaTypes)) throw unsupportedMediaType(mediaTypes);
  const parsed = parse(raw.bytes, mediaType, (text) => rules.readJson(text, id));
  if (nestsDeeperThan(parsed, maxDepth)) throw badRequest(`The request body nests deeper than ${maxDepth} levels.`);
  return parsed;
}

function parse(bytes: Buffer, mediaType: string, readJson: (text: string) => Json): Json {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (mediaType === 'application/x-www-form-urlencoded') return Object.fromEntries(new URLSearchParams(text));
    return readJson(text);
  } catch {
    throw invalidJson();
  }
}

/** The parsed body for a wire hook; undefined if it cannot be parsed. */
export function bodyForWire(raw: RawBody | undefined, mediaType: string): Json | undefined {
  if (!raw || raw.length === 0) return undefined;
  try {
    const parsed = parse(raw.bytes, mediaType, (text) => JSON.parse(text) as Json);
    return isObject(parsed) || Array.isArray(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}
