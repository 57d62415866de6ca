import type { ReceivedResponse } from './http-message.ts';
import { answerOf, type Answer, type Operation } from '../../contract/operation.ts';
import { undocumentedMembers, undocumentedHeaders } from './undocumented.ts';
import { brokenInvariants, type KnownSecrets } from './invariants.ts';
import { mixinViolations } from './mixin-violations.ts';
import { schemaViolations } from './schema-violations.ts';
import type { Violation } from './violation.ts';

export interface Judgement {
  readonly violations: readonly Violation[];
  /** Tolerated differences from the documentation, without any value. */
  readonly drift: readonly string[];
  /** The body as JSON, where it is JSON. */
  readonly body: unknown;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

interface Read {
  readonly violations: readonly Violation[];
  readonly body?: unknown;
}

function decoded(bytes: Buffer): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}

function readJson({ headers, bytes }: ReceivedResponse): Read {
  const declared = headers['content-type'] ?? '';
  const [type = '', ...parameters] = declared
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  const violations: Violation[] = [];
  if (!/^application\/([\w.-]+\+)?json$/.test(type)) violations.push({ check: 'media type', received: declared });
  const charset = parameters.find((parameter) => parameter.startsWith('charset='));
  if (charset !== undefined && !/^charset="?utf-?8"?$/.test(charset)) violations.push({ check: 'encoding', charset });
  const text = decoded(bytes);
  if (text === undefined) return { violations: [...violations, { check: 'encoding' }] };
  try {
    return { violations, body: JSON.parse(text) as unknown };
  } catch {
    return { violations: [...violations, { check: 'body', expected: 'JSON', received: text }] };
  }
}

const emptyInSpirit = (text: string): boolean => ['', '{}'].includes(text.replace(/\s+/g, ''));

function judgeBody(answer: Answer, received: ReceivedResponse): Judgement {
  const { bytes, status } = received;
  if (answer.kind === 'unspecified')
    return { violations: [], drift: [], body: bytes.length === 0 ? undefined : readJson(received).body };
  if (answer.kind === 'empty') {
    const text = bytes.toString('utf8');
    if (text === '') return { violations: [], drift: [], body: undefined };
    const drift = [`status ${status} has a body where none is documented`];
    const tolerated = emptyInSpirit(text) || answer.bodyTolerated === true;
    const violations: Violation[] = tolerated ? [] : [{ check: 'body', expected: 'no body', received: text }];
    return { violations, drift, body: undefined };
  }
  const { violations, body } = readJson(received);
  if (body === undefined) return { violations, drift: [], body };
  return {
    violations: [...violations, ...schemaViolations(answer.schema, body), ...mixinViolations(body)],
    drift: undocumentedMembers(answer.schema, body),
    body,
  };
}

const undeclared = (received: ReceivedResponse): Judgement => ({
  violations: [],
  drift: [],
  body: readJson(received).body,
});

/** What a service says of itself in a refusal helps whoever reads the failure. */
function saidBy(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const { message, fault } = body as { message?: unknown; fault?: { faultstring?: unknown } };
  const said = message ?? fault?.faultstring;
  return typeof said === 'string' ? said : undefined;
}

/**
 * Judges one answer: its status against what was expected, its media type, encoding and body against its row, and what is
 * true of every answer. This is the one place where answers are checked.
 * @param expected the statuses that satisfy the caller
 */
export function judge(
  row: Operation,
  expected: readonly number[],
  received: ReceivedResponse,
  knowledge: KnownSecrets,
): Judgement {
  const { status } = received;
  const answer = answerOf(row, status);
  const own = answer ? judgeBody(answer, received) : undeclared(received);
  const said = saidBy(own.body);
  const wrongStatus: readonly Violation[] = expected.includes(status)
    ? []
    : [{ check: 'status', expected, received: status, ...(said !== undefined && { said }) }];
  const drift =
    (row.answers[status] ?? row.alsoDocumented?.[status]) === undefined ? [`status ${status} is not documented`] : [];
  const invariants = brokenInvariants(status, received.bytes.toString('utf8'), knowledge);
  return {
    violations: [...wrongStatus, ...own.violations, ...invariants],
    drift: [...drift, ...undocumentedHeaders(received.headers), ...own.drift],
    body: own.body,
  };
}
