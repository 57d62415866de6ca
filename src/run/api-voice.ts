import type { ReceivedResponse } from '../checks/http-message.ts';
import { jsonIn, wordsOf } from '../client/foreign-answer.ts';
import { PreflightProblem } from '../evidence/run-problem.ts';
import { secrets } from '../secrets/secrets.ts';

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
