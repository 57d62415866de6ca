import type { ReceivedResponse } from '../checks/http-message.ts';
import type { GatewayPage } from '../evidence/gateway-page.ts';
import { secrets } from '../secrets/secrets.ts';

/** How much of a foreign text is looked at, and how much of it is shown. */
const limits = { read: 4_000, shown: 80 } as const;

/** The object that an answer holds in JSON; nothing where it is anything else. */
export function jsonIn({ headers, bytes }: ReceivedResponse): Readonly<Record<string, unknown>> | undefined {
  if (!/^application\/([\w.-]+\+)?json\b/i.test(headers['content-type'] ?? '')) return undefined;
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** The members by which the API and gateways say why they refuse. */
const reasons = ['message', 'faultstring', 'error_description', 'error'];

function reasonIn(body: Readonly<Record<string, unknown>> | undefined): string | undefined {
  const { fault } = body ?? {};
  const members: Readonly<Record<string, unknown>> = { ...body, ...(typeof fault === 'object' ? fault : {}) };
  return reasons.map((name) => members[name]).find((value) => typeof value === 'string');
}

function plainWords(received: ReceivedResponse): string {
  const text = received.bytes.subarray(0, limits.read).toString('utf8');
  const plain =
    reasonIn(jsonIn(received))?.slice(0, limits.read) ??
    text.replaceAll(/<title[^<>]*>[^<>]*<\/title>|<[^<>]*>/gi, ' ');
  const words = plain.replaceAll(/[^\p{L}\p{N}\p{P}\p{S}]+/gu, ' ').trim();
  return secrets.redact(words);
}

/** The first words of an answer, without markup, in quotes. */
export function wordsOf(received: ReceivedResponse): string {
  const words = plainWords(received);
  return words === '' ? 'without a word' : JSON.stringify(words.slice(0, limits.shown));
}

/** Incidents and times differ from page to page. */
const withoutNumbers = (text: string): string =>
  text
    .split(' ')
    .map((word) => (/\d/.test(word) ? '*' : word))
    .join(' ')
    .slice(0, limits.shown);

function leadsTo(location: string): string {
  const to = URL.canParse(location) ? new URL(location) : undefined;
  return to ? `leads to ${to.origin}` : 'leads to another path';
}

/** What a gateway answers by itself: what an answer that is no page of text says of its sender. */
const marks = ['x-amzn-waf-action', 'cf-mitigated'];
/** The statuses by which a gateway says that it did not get an answer either; those from 520 on are Cloudflare's. */
const gatewayTrouble = new Set([502, 503, 504, 520, 521, 522, 523, 524, 525, 526, 530]);

/** Whether an answer is a gateway's word that there is none. */
export const isGatewayTrouble = (status: number): boolean => gatewayTrouble.has(status);

const startsAsJson = (bytes: Buffer): boolean => /^\s*[[{]/.test(bytes.subarray(0, 64).toString('latin1'));
const isDocument = (type: string, bytes: Buffer): boolean =>
  /^(text\/html|application\/xhtml\+xml)\b/i.test(type) ||
  /^\s*<(!doctype html|html)\b/i.test(bytes.subarray(0, 200).toString('latin1'));

/**
 * Recognises an answer that the API's own voice cannot be: a page, a redirect, a refusal in something else than JSON. Whose it is only the
 * run can tell: see docs/decisions/pages-of-gateways.md. A server error that is no gateway's is always the API's own.
 * @param expected the statuses that satisfy the caller
 */
export function pageIn(received: ReceivedResponse, expected: readonly number[]): GatewayPage | undefined {
  const { status, headers, bytes } = received;
  const type = headers['content-type'] ?? '';
  if (/\bjson\b/i.test(type) || startsAsJson(bytes)) return undefined;
  if (status >= 500 && !isGatewayTrouble(status)) return undefined;
  const isRedirect = status >= 300 && status < 400 && !expected.includes(status);
  const isRefusal = status >= 400 && !expected.includes(status) && bytes.length > 0;
  const isForeign =
    isRedirect ||
    isRefusal ||
    isGatewayTrouble(status) ||
    isDocument(type, bytes) ||
    marks.some((name) => name in headers);
  if (!isForeign) return undefined;
  const [mediaType = ''] = type.split(';');
  const words = isRedirect ? leadsTo(headers['location'] ?? '') : withoutNumbers(plainWords(received));
  return { status, mediaType: mediaType.trim().slice(0, limits.shown), words };
}
