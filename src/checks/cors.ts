import type { FullAnswer } from '../../contract/calls.ts';

/*
 * What a browser lets a page do, as the Fetch standard has it (CORS protocol), for requests without cookies: the pages of a storefront
 * send their tokens themselves.
 */

type Answered = Pick<FullAnswer<unknown>, 'status' | 'headers'>;

/** A request of a page, as far as its browser asks the target for permission. */
export interface PageRequest {
  readonly method: string;
  /** The names of the headers that the page sets and that a browser does not send unasked, in lower case. */
  readonly headers: readonly string[];
}

const allowOrigin = 'access-control-allow-origin';
const allowMethods = 'access-control-allow-methods';
const allowHeaders = 'access-control-allow-headers';
const exposeHeaders = 'access-control-expose-headers';

/** Methods that need no permission. */
const safeMethods = ['GET', 'HEAD', 'POST'];
const token = /^[\w!#$%&'*+.^`|~-]+$/;

/** The names in a header that lists some; nothing where it is no such list, which a browser takes for a refusal. */
function namesIn(header: string | undefined): readonly string[] | undefined {
  const names = (header ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  return names.every((name) => token.test(name)) ? names : undefined;
}

/** What a browser asks before it sends a request of a page. */
export const preflightHeaders = (
  origin: string,
  { method, headers }: PageRequest,
): Readonly<Record<string, string>> => ({
  origin,
  'access-control-request-method': method,
  ...(headers.length > 0 && { 'access-control-request-headers': headers.toSorted().join(',') }),
});

/** Why a browser keeps an answer from the page that asked; nothing where the page may read it. */
export function whyUnreadable(origin: string, { headers }: Pick<Answered, 'headers'>): string | undefined {
  const allowed = headers[allowOrigin];
  if (allowed === '*' || allowed === origin) return undefined;
  return allowed === undefined ? `no ${allowOrigin}` : `${allowOrigin} is ${allowed}`;
}

/** Why a browser does not send what a page asks for, after the answer to its preflight; nothing where it does. */
export function whyNotSent(origin: string, { method, headers }: PageRequest, answer: Answered): string | undefined {
  const unreadable = whyUnreadable(origin, answer);
  if (unreadable !== undefined) return unreadable;
  if (answer.status < 200 || answer.status > 299) return `the preflight was answered ${answer.status}`;
  const [methods, names] = [namesIn(answer.headers[allowMethods]), namesIn(answer.headers[allowHeaders])];
  if (!methods) return `${allowMethods} is no list of methods`;
  if (!names) return `${allowHeaders} is no list of headers`;
  if (![...methods, ...safeMethods].some((name) => name === method || name === '*'))
    return `${allowMethods} lacks ${method}`;
  const allowed = names.map((name) => name.toLowerCase());
  const denied = headers.filter((name) => !allowed.includes(name) && !allowed.includes('*'));
  return denied.length === 0 ? undefined : `${allowHeaders} lacks ${denied.join(', ')}`;
}

/** Whether an answer to a preflight names a header: by the standard a star does not stand for Authorization, though Chromium takes it so. */
export const allowsByName = ({ headers }: Pick<Answered, 'headers'>, name: string): boolean =>
  (namesIn(headers[allowHeaders]) ?? []).some((each) => each.toLowerCase() === name);

/** Whether a page may read a header of an answer that it may read; a browser shows a few without being told. */
export const exposes = ({ headers }: Pick<Answered, 'headers'>, name: string): boolean =>
  (namesIn(headers[exposeHeaders]) ?? []).some((each) => each === '*' || each.toLowerCase() === name);
