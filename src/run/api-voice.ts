import type { ReceivedResponse } from '../checks/http-message.ts';
import { PreflightProblem } from '../evidence/run-problem.ts';
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

/** The first words of an answer, without markup, in quotes. */
export function wordsOf(received: ReceivedResponse): string {
  const text = received.bytes.subarray(0, limits.read).toString('utf8');
  const plain = reasonIn(jsonIn(received)) ?? text.replaceAll(/<title[^<>]*>[^<>]*<\/title>|<[^<>]*>/gi, ' ');
  const words = plain.replaceAll(/[^\p{L}\p{N}\p{P}\p{S}]+/gu, ' ').trim();
  return words === '' ? 'without a word' : JSON.stringify(secrets.redact(words).slice(0, limits.shown));
}

/** What API_URL has to be where a redirect only leads to the same path on another origin; nothing where it leads to something else. */
function movedTo(location: string, url: string, asked: string): string | undefined {
  if (!URL.canParse(location, url)) return undefined;
  const to = new URL(location, url);
  const path = /\(\w+ ([^)]*)\)/.exec(asked)?.[1] ?? '';
  return path !== '' && to.pathname.endsWith(path) && to.origin !== new URL(url).origin
    ? `${to.origin}${to.pathname.slice(0, -path.length)}`
    : undefined;
}

/**
 * Why an answer is not the API's own: a redirect, a page of a gateway, or nothing that any service would say in JSON.
 * @param asked the question, with its route in brackets
 * @param url the target's address
 */
export function notTheApi(asked: string, url: string, received: ReceivedResponse): PreflightProblem | undefined {
  const { status, headers } = received;
  const about = `${asked} at ${url} was answered ${status}`;
  const { location, 'content-type': type = 'no media type' } = headers;
  if (status >= 300 && status < 400) {
    const moved = location === undefined ? undefined : movedTo(location, url, asked);
    const leads = `Location ${JSON.stringify(secrets.redact(location ?? '').slice(0, 200))}`;
    return moved === undefined
      ? new PreflightProblem(
          'blocked',
          `${about} with ${leads}, which is no answer of the API. Where a gateway wants a login, set EXTRA_HEADERS; otherwise check API_URL.`,
        )
      : new PreflightProblem('error', `API_URL is ${url}, but ${about} with ${leads}. Set API_URL to ${moved}.`);
  }
  const body = jsonIn(received);
  const isToken = body !== undefined && Object.keys(body).some((name) => /token|session/i.test(name));
  if (body !== undefined && status < 500 && (status !== 200 || isToken)) return undefined;
  const words = wordsOf(received);
  const hint = /ALPN|HTTP\/?2/.test(words)
    ? 'The suite speaks HTTP/1.1: set API_URL to an address where that is spoken.'
    : 'Check API_URL; where a gateway refuses, set EXTRA_HEADERS or USER_AGENT.';
  return new PreflightProblem('blocked', `${about} with ${type}, ${words}, which is no answer of the API. ${hint}`);
}
