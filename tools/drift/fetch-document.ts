import { CommandError } from '../cli/command-error.ts';
import { messageOf } from '../../src/shared/text.ts';

/** The exit code where the document could not be asked for: the network's fault, not the document's. */
const unreachable = 3;

/** Limits of one document. */
export interface FetchLimits {
  /** How long it may take to arrive, in milliseconds, all redirects together. */
  readonly patience: number;
  readonly bytes: number;
}

/** Documents of whole platforms have a tenth of it. */
export const limits: FetchLimits = { patience: 20_000, bytes: 20 * 1024 * 1024 };

const redirects = 5;

/** An address for messages: without user, password and query, which may be secrets. */
export function shownAddress(url: URL): string {
  return `${url.protocol}//${url.host}${url.pathname}${url.search === '' ? '' : '?…'}`;
}

const blocked = (url: URL, what: string): CommandError =>
  new CommandError(`${shownAddress(url)} ${what}.`, unreachable);

const because = (error: unknown): string =>
  error instanceof Error && error.cause instanceof Error
    ? `${error.message}: ${error.cause.message}`
    : messageOf(error);

/** User and password of an address become a header, as fetch takes no address that has them. */
function requestOf(given: URL, headers: Readonly<Record<string, string>>): readonly [URL, Record<string, string>] {
  const url = new URL(given);
  const [user, password] = [decodeURIComponent(url.username), decodeURIComponent(url.password)];
  url.username = '';
  url.password = '';
  if (user === '' && password === '') return [url, { ...headers }];
  return [url, { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`, ...headers }];
}

/** Where a redirect leads, as long as it is the same host, and no less secret a connection. */
function redirected(from: URL, response: Response): URL | undefined {
  const location = response.headers.get('location');
  if (response.status < 300 || response.status > 399 || location === null) return undefined;
  if (!URL.canParse(location, from)) throw blocked(from, 'redirects to an address that is none');
  const to = new URL(location, from);
  const isSame = to.hostname === from.hostname && (to.protocol === from.protocol || to.protocol === 'https:');
  if (isSame && (to.protocol !== from.protocol || to.port === from.port)) return to;
  throw blocked(
    from,
    `redirects to ${to.protocol}//${to.host}, which is not followed: name the address of the document itself`,
  );
}

function refusal(url: URL, { status, statusText }: Response): CommandError {
  const login = [401, 403, 407].includes(status) ? ' Where it is behind a login, set OPENAPI_HEADERS' : '';
  return blocked(url, `was answered ${status} ${statusText}`.trimEnd() + (login === '' ? '' : `.${login}`));
}

async function bodyOf(url: URL, response: Response, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > most) throw blocked(url, `is larger than ${most / 1024 / 1024} MiB, which no document of an API is`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/**
 * Fetches a document. It is asked for at the host that was named and at no other, with the headers that were given for it.
 * @throws CommandError with exit code 3, in which neither credentials nor the query of the address stand
 */
export async function fetchDocument(
  address: string,
  headers: Readonly<Record<string, string>>,
  { patience, bytes }: FetchLimits = limits,
): Promise<Uint8Array> {
  if (!URL.canParse(address)) throw new CommandError('<document>: found an address that is no URL.');
  const signal = AbortSignal.timeout(patience);
  const [first, sent] = requestOf(new URL(address), headers);
  let url = first;
  try {
    for (let passed = 0; passed <= redirects; passed++) {
      const response = await fetch(url, { signal, headers: sent, redirect: 'manual' });
      const next = redirected(url, response);
      if (!next && response.ok) return await bodyOf(url, response, bytes);
      if (!next) throw refusal(url, response);
      await response.body?.cancel();
      url = next;
      next.username = '';
      next.password = '';
    }
  } catch (error) {
    if (error instanceof CommandError) throw error;
    const late = error instanceof DOMException && error.name === 'TimeoutError';
    throw blocked(
      url,
      late ? `gave no document within ${patience / 1000} s` : `could not be asked for: ${because(error)}`,
    );
  }
  throw blocked(url, `redirects more than ${redirects} times`);
}
