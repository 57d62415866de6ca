import { percentDecoded } from '../shared/text.ts';

/** How often one link may be wrapped in another. */
const deepest = 5;

/** How many addresses a link may hide: more are no rewriting of one link. */
const mostTargets = 20;

/** An absolute address in a text. */
const address = /[a-z][a-z0-9+.-]{1,30}:\/\/[^\s"'<>`\\]+/gi;

/** The signs behind an address that belong to the sentence around it. */
const punctuation = /[.,;:!?)\]}]{1,8}$/;

/** The absolute addresses in a text. */
export const addressesIn = (text: string): readonly string[] =>
  (text.match(address) ?? []).map((found) => found.replace(punctuation, ''));

/** A text without the addresses in it. */
export const withoutAddresses = (text: string): string => text.replace(address, ' ');

const isAddress = (text: string): boolean => /^https?:\/\/[^/]/i.test(text);

/** The parameters of a query, or of a fragment that is written like one. A plus stays: tokens in base64 have some. */
export function parametersOf(url: URL): readonly (readonly [name: string, value: string])[] {
  const fragment = url.hash.slice(1);
  const queries = [url.search.slice(1), fragment.includes('?') ? fragment.slice(fragment.indexOf('?') + 1) : fragment];
  return queries
    .flatMap((query) => query.split('&'))
    .flatMap((part) => {
      const at = part.indexOf('=');
      return at > 0 ? [[percentDecoded(part.slice(0, at)), percentDecoded(part.slice(at + 1))] as const] : [];
    });
}

const base64 = /^[\w+/-]{16,}={0,2}$/;

/** The addresses in a text that is base64, of itself or of JSON, as click trackers keep their target. */
function inBase64(text: string): readonly string[] {
  return text.split('.').flatMap((part) => {
    if (!base64.test(part)) return [];
    const decoded = Buffer.from(part, 'base64').toString('utf8');
    return /https?:/i.test(decoded) ? addressesIn(decoded.replace(/\\u0026/gi, '&').replaceAll('\\', '')) : [];
  });
}

/** Proofpoint, second version: `-` stands for `%`, and `_` for `/`. */
const fromProofpoint2 = (text: string): string => percentDecoded(text.replaceAll('-', '%').replaceAll('_', '/'));

const runLengths = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/**
 * Proofpoint, third version: `__address__;replaced!`. A `*` stands for the next of the replaced characters, `**` with a letter for
 * as many as the letter says.
 */
function fromProofpoint3(rewritten: string, replaced: string): string {
  const characters = Array.from(Buffer.from(replaced, 'base64url').toString('utf8'));
  const next = (count: number): string => characters.splice(0, count).join('');
  return rewritten
    .replace(/^(https?:\/)(?!\/)/i, '$1/')
    .replaceAll(/\*(?:\*(.))?/g, (_, run?: string) => next(run === undefined ? 1 : runLengths.indexOf(run) + 2));
}

function fromProofpoint(url: URL): string | undefined {
  if (!/(^|\.)urldefense(\.proofpoint)?\.(com|us)$/.test(url.hostname)) return undefined;
  const start = url.href.indexOf('/v3/__');
  const end = url.href.lastIndexOf('__;');
  if (start > 0 && end > start)
    return fromProofpoint3(url.href.slice(start + '/v3/__'.length, end), url.href.slice(end + 3).split('!')[0] ?? '');
  const [, target] = parametersOf(url).find(([name]) => name === 'u') ?? [];
  return url.pathname.startsWith('/v2/') && target !== undefined ? fromProofpoint2(target) : target;
}

/** An address that begins within the path: what is behind it belongs to it. */
function inPath(url: URL): readonly string[] {
  const plain = /\/(https?:\/{1,2}[^/].*)$/i.exec(url.pathname + url.search + url.hash)?.[1];
  const segments = url.pathname.split('/').map(percentDecoded);
  return [
    ...(plain === undefined ? [] : [plain.replace(/^(https?:)\/{1,2}/i, '$1//')]),
    ...segments.filter(isAddress),
    ...segments.flatMap(inBase64),
  ];
}

/** The addresses that a link holds in itself; filters of mails and click trackers keep the target of a link there. */
function targetsIn(url: URL): readonly string[] {
  const own = fromProofpoint(url);
  if (own !== undefined) return [own];
  const values = parametersOf(url).map(([, value]) => value);
  return [...values.filter(isAddress), ...values.flatMap(inBase64), ...inPath(url)];
}

/**
 * What a link leads to, decoded without asking anybody.
 * @returns for each address that it holds, that address, unwrapped as well; nothing where it holds none
 */
export function unwrapped(url: URL, depth = 0): readonly URL[] {
  if (depth === deepest) return [];
  return targetsIn(url)
    .slice(0, mostTargets)
    .filter((target) => isAddress(target) && URL.canParse(target))
    .map((target) => new URL(target))
    .flatMap((target) => [target, ...unwrapped(target, depth + 1)]);
}
