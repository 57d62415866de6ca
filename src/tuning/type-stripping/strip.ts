import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import type { transformSync } from '@swc/wasm-typescript';
import { readCache, writeCache } from './cache.ts';

interface Transformer {
  readonly transformSync: typeof transformSync;
}

const require = createRequire(import.meta.url);
const library = '@swc/wasm-typescript';
const options = { mode: 'strip-only', module: true } as const;
const { version } = require(`${library}/package.json`) as { readonly version: string };

/** What the transformer throws is no error, whatever its types say. */
interface Refusal {
  readonly message: string;
  readonly startLine?: number;
}

function refusalOf(thrown: unknown, source: string, filename: string): SyntaxError {
  const { message, startLine = 1 } = thrown as Refusal;
  const line = source.split('\n')[startLine - 1] ?? '';
  return new SyntaxError(`${filename}:${startLine}: ${message}: ${line.trim()}`);
}

function transformed(source: string, filename: string): string {
  try {
    // Loaded when the first module is not in the cache: that takes as long as a hundred modules that are.
    const { transformSync: transform } = require(library) as Transformer;
    return transform(source, { ...options, filename }).code;
  } catch (thrown) {
    throw thrown instanceof Error ? thrown : refusalOf(thrown, source, filename);
  }
}

/**
 * Blanks the types of a module, so that every line and column stays where it is. The same source is not transformed twice.
 * @throws SyntaxError with file and line, where the module is no TypeScript or has more of it than types
 */
export function stripTypesFrom(source: string, filename: string): string {
  const hash = createHash('sha1').update(JSON.stringify(options)).update(source).digest('hex');
  const key = `${version}/${hash}.js`;
  const known = readCache(key);
  if (known !== undefined) return known;
  const code = transformed(source, filename);
  writeCache(key, code);
  return code;
}
