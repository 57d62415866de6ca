import type { HttpExchange } from 'allure-js-commons';
import type { Exchange } from './failure-evidence.ts';
import { withoutSecretMembers, withoutSecretParameters } from '../secrets/secret-fields.ts';
import type { RecordedRequest } from './recorder.ts';
import { secrets } from '../secrets/secrets.ts';

/** How much of a body is kept, in characters. */
const longest = 8_000;

type Body = NonNullable<HttpExchange['request']['body']>;
type NameValue = NonNullable<HttpExchange['request']['headers']>[number];

/** Headers of an answer that say nothing about it, but that every answer has. */
const dull = new Set(['connection', 'keep-alive', 'date']);

const named = secrets.nameOf;

function headersOf(headers: Readonly<Record<string, string>>): NameValue[] {
  return Object.entries(headers).flatMap(([name, value]) => {
    if (dull.has(name)) return [];
    if (name === 'cookie' || name === 'set-cookie') return [{ name, value: value.replace(/=[^;\n]*/, '=<cookie>') }];
    return [{ name, value: withoutSecretParameters(value, named) }];
  });
}

function bodyOf(bytes: Buffer | undefined, contentType: string | undefined): { body?: Body } {
  if (!bytes || bytes.length === 0) return {};
  const text = bytes.toString('utf8');
  const isForm = contentType?.startsWith('application/x-www-form-urlencoded') ?? false;
  const clean = isForm ? withoutSecretParameters(text, named) : withoutSecretMembers(text, named);
  // A secret that is cut in two would not be found any more.
  const truncated = clean.length > longest;
  const value = truncated ? secrets.scrub(clean).slice(0, longest) : clean;
  return {
    body: {
      ...(contentType !== undefined && { contentType }),
      encoding: 'utf8',
      value,
      size: bytes.length,
      ...(truncated && { truncated }),
    },
  };
}

function httpOf({ url, sent, received, start, milliseconds = 0, error }: RecordedRequest): HttpExchange {
  return {
    schemaVersion: 1,
    request: {
      method: sent.method,
      url: withoutSecretParameters(url, named),
      headers: headersOf(sent.headers),
      ...bodyOf(sent.body, sent.headers['content-type']),
    },
    ...(received && {
      response: {
        status: received.status,
        headers: headersOf(received.headers),
        ...bodyOf(received.bytes, received.headers['content-type']),
      },
    }),
    ...(error !== undefined && { error: { message: error } }),
    start,
    stop: start + Math.round(milliseconds),
  };
}

/**
 * Makes of what was recorded what may be shown. What stands where a secret belongs is replaced here; secrets elsewhere go when the
 * whole is written, by value.
 */
export const exchangeOf = (asked: RecordedRequest): Exchange => ({
  operation: asked.operation,
  speaker: asked.speaker,
  milliseconds: Math.round(asked.milliseconds ?? 0),
  http: httpOf(asked),
});

/** One call in one line: `customer: addAddress -> 201 · 12 ms`. */
export const inOneStep = ({ speaker, operation, milliseconds, http }: Exchange): string =>
  `${speaker}: ${operation} -> ${http.response?.status ?? 'no answer'} · ${milliseconds} ms`;
