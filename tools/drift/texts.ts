import { createHash } from 'node:crypto';

/** A short hash by which two values are told apart. */
export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 10);

/** What remains of a text when its form is taken away: line ends, wrapping, and where its links lead. */
const content = (text: string): string =>
  text
    .replaceAll(/\]\([^)\s]*(?:\s+"[^"]*")?\)/g, ']')
    .replaceAll(/\b(href|src)=("[^"]*"|'[^']*')/gi, '$1')
    .replaceAll(/\s+/g, ' ')
    .trim();

/** The hash of what a text says; nothing where it says nothing. No text is stored, only its hash. */
export function textHash(...texts: readonly (string | undefined)[]): string | undefined {
  const all = content(texts.filter((text) => text !== undefined).join('\n\n'));
  return all === '' ? undefined : hashOf(all);
}
