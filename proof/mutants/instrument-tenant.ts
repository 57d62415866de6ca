import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createInstrumenter } from '@stryker-mutator/instrumenter';
import { createInjector } from 'typed-inject';
import type { SourceFile } from './copy-checkout.ts';

/** A small change of the reference tenant's source. */
export interface Mutant {
  /** What switches it on, in `__STRYKER_ACTIVE_MUTANT__`. */
  readonly id: string;
  /** From the folder of the repository, with slashes. */
  readonly file: string;
  readonly line: number;
  /** The kind of change, in Stryker's words. */
  readonly kind: string;
  /** The whole line in which the change begins, as it stands. */
  readonly source: string;
  readonly original: string;
  readonly replacement: string;
}

const silent = () => undefined;
const logger = {
  ...{ isTraceEnabled: () => false, isDebugEnabled: () => false, isInfoEnabled: () => false },
  ...{ isWarnEnabled: () => false, isErrorEnabled: () => false, isFatalEnabled: () => false },
  ...{ trace: silent, debug: silent, info: silent, warn: silent, error: silent, fatal: silent },
};

interface Location {
  readonly start: { readonly line: number; readonly column: number };
  readonly end: { readonly line: number; readonly column: number };
}

/** The text at a place, whose lines and columns count from 0. */
function textAt(lines: readonly string[], { start, end }: Location): string {
  const own = lines.slice(start.line, end.line + 1);
  const last = own.length - 1;
  return own
    .map((line, index) => line.slice(index === 0 ? start.column : 0, index === last ? end.column : undefined))
    .join('\n');
}

/**
 * Builds every mutant of the reference tenant into its source. Stryker's instrumenter places each behind a switch, so that one
 * instrumented source holds all of them; with none switched on it works as before.
 * @param files of the tenant
 * @returns the sources by their path, and the mutants in the order of files and lines
 */
export async function instrumentTenant(root: string, files: readonly SourceFile[]) {
  const sources = new Map(files.map((file) => [file, readFileSync(path.join(root, file), 'utf8')]));
  const injector = createInjector()
    .provideValue('logger', logger)
    .provideValue('getLogger', () => logger);
  const { files: instrumented, mutants } = await injector.injectFunction(createInstrumenter).instrument(
    [...sources].map(([name, content]) => ({ name, content, mutate: true })),
    { ignorers: [], excludedMutations: [], plugins: null },
  );
  return {
    sources: new Map(instrumented.map(({ name, content }) => [name, content])),
    mutants: mutants.map(({ id, fileName, location, mutatorName, replacement }): Mutant => {
      const lines = (sources.get(fileName) ?? '').split('\n');
      return {
        id,
        file: fileName,
        line: location.start.line + 1,
        kind: mutatorName,
        source: lines[location.start.line]?.trim() ?? '',
        original: textAt(lines, location),
        replacement,
      };
    }),
  };
}
