import { readFileSync } from 'node:fs';

/** The byte order mark decides; without one, text in which every other byte is zero is UTF-16, as it begins with ASCII in each of our files. */
function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (second === 0) return 'utf-16le';
  return first === 0 ? 'utf-16be' : 'utf-8';
}

/**
 * Decodes a text in whatever encoding an editor or a shell of any system writes, without its byte order mark.
 * @param isTorn whether bytes that are no text are taken as a sign of a torn file, and left for the reader of the text
 * @throws Error where it holds bytes that are no text
 */
export function decodeText(bytes: Uint8Array, isTorn: 'torn' | 'whole' = 'whole'): string {
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: isTorn === 'whole' }).decode(bytes);
  } catch {
    throw new Error('it is neither UTF-8 nor UTF-16: save it as UTF-8');
  }
}

/**
 * Reads a text file, as `decodeText` does.
 * @throws Error where it cannot be read, or holds bytes that are no text
 */
export const readText = (file: string, isTorn: 'torn' | 'whole' = 'whole'): string =>
  decodeText(readFileSync(file), isTorn);
