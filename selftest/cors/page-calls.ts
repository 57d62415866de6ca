import { preflightHeaders, whyNotSent, whyUnreadable } from '../../src/checks/cors.ts';

/** A call that a page makes with fetch. */
export interface PageCall {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Headers that a page may send to any origin, with values as harmless as here. */
const safeHeaders = ['accept-language', 'content-language'];

async function answerTo(url: string, sent: RequestInit) {
  const response = await fetch(url, { ...sent, redirect: 'manual' });
  await response.arrayBuffer();
  return { status: response.status, headers: Object.fromEntries(response.headers) };
}

/** Whether a page of this origin is given the answer to a call, by the suite's own judgement. */
export async function verdictOf(origin: string, { method, url, headers, body }: PageCall): Promise<boolean> {
  const request = { method, headers: Object.keys(headers).filter((name) => !safeHeaders.includes(name)) };
  if (request.headers.length > 0 || !['GET', 'POST'].includes(method)) {
    const preflight = await answerTo(url, { method: 'OPTIONS', headers: preflightHeaders(origin, request) });
    if (whyNotSent(origin, request, preflight) !== undefined) return false;
  }
  const sent = { method, headers: { ...headers, origin }, ...(body !== undefined && { body }) };
  return whyUnreadable(origin, await answerTo(url, sent)) === undefined;
}
