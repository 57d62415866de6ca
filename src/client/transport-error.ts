import type { ReceivedResponse } from '../checks/http-message.ts';
import type { GatewayPage } from '../evidence/gateway-page.ts';
import { isGatewayTrouble } from './foreign-answer.ts';

/** An attempt that brought no answer which could be judged. */
export interface TransportError {
  /** What happened, in words that can be counted, such as `connection reset`. */
  readonly what: string;
  /** What the system says of it, without any secret. */
  readonly detail?: string;
  /** The target surely did nothing: it was never reached, or a limiter turned the request away. */
  readonly unheard: boolean;
  /** The target asks for a slower pace. */
  readonly limited: boolean;
  /** Something before the target refused the request, so that most likely nothing was done. */
  readonly refused?: boolean;
  /** The answer that says so; nothing where none came. */
  readonly received?: ReceivedResponse;
  /** How long the target asks to wait, in milliseconds. */
  readonly retryAfter?: number;
}

const lateness = 'no answer in time';

/** Errors of a connection by what Node says of them; the first that fits counts. */
const errors: readonly (readonly [RegExp, what: string, unheard: boolean])[] = [
  [/ECONNREFUSED/, 'connection refused', true],
  [/ENOTFOUND|EAI_AGAIN/, 'host not found', true],
  [/EHOSTUNREACH|ENETUNREACH/, 'host not reached', true],
  [/Proxy connection|SocksClient/i, 'proxy refused', true],
  [/Expected HTTP\/|application.protocol/i, 'no HTTP/1.1', false],
  [/certificate|\bCERT_|\bSSL|ERR_TLS/i, 'connection not trusted', true],
  [/ECONNRESET|EPIPE|socket hang up/, 'connection reset', false],
  [/\baborted\b|ERR_STREAM_PREMATURE_CLOSE/, 'answer broken off', false],
  [/timed? ?out|ETIMEDOUT/i, lateness, false],
];

/** Reads from an error whether the target can have heard the request. What is not known counts as heard. */
export function transportErrorFrom(line: string): TransportError {
  const [, what = 'connection lost', unheard = false] = errors.find(([pattern]) => pattern.test(line)) ?? [];
  const detail = what === lateness ? {} : { detail: line };
  return { what, ...detail, unheard, limited: false };
}

/** Seconds or a date (RFC 9110, 10.2.3), in milliseconds from now; nothing where it is neither. */
export function retryAfterOf(header: string | undefined, now = Date.now()): number | undefined {
  if (header === undefined) return undefined;
  if (/^\d+$/.test(header)) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/** Reads from an answer whether it is the target's own, or only word that there is none. */
export function gatewayErrorFrom(received: ReceivedResponse): TransportError | undefined {
  const { status, headers } = received;
  // No target answers so: it is the proxy before it.
  if (status === 407) return { what: 'proxy refused', detail: 'its answer was 407', unheard: true, limited: false };
  const limited = status === 429;
  if (!limited && !isGatewayTrouble(status)) return undefined;
  const retryAfter = retryAfterOf(headers['retry-after']);
  return {
    what: `answered ${status}`,
    unheard: limited,
    limited,
    received,
    ...(retryAfter !== undefined && { retryAfter }),
  };
}

/** An answer that is no answer of the API: a gateway's 2xx may have been passed on all the same, what it refuses or redirects was not. */
export function pageError({ status, mediaType }: GatewayPage, { headers }: ReceivedResponse): TransportError {
  const retryAfter = retryAfterOf(headers['retry-after']);
  return {
    what: `answered ${status}${mediaType === '' ? '' : ` with ${mediaType}`}`,
    unheard: false,
    limited: false,
    refused: status >= 300 && status < 500,
    ...(retryAfter !== undefined && { retryAfter }),
  };
}

/**
 * Whether a body was broken off that nothing but the end of the connection ends: only its JSON can show that. Where the body has a
 * length or chunks, the client sees it by itself.
 */
export function isTruncated({ headers, bytes }: { headers: Readonly<Record<string, string>>; bytes: Buffer }): boolean {
  if ('content-length' in headers || 'transfer-encoding' in headers || bytes.length === 0) return false;
  if (!/\bjson\b/.test(headers['content-type'] ?? '')) return false;
  try {
    JSON.parse(bytes.toString('utf8'));
    return false;
  } catch {
    return true;
  }
}

export const truncated: TransportError = {
  what: 'answer broken off',
  unheard: false,
  limited: false,
};
