import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { proof } from '../src/config/index.ts';
import { collectedTests, type CollectedTest } from '../fixtures/test-collector.ts';

const tests = path.resolve(import.meta.dirname, '../tests');

/**
 * Loads every conformance test without running it.
 * @returns the tests, in the order of their files
 */
export async function collectTests(): Promise<readonly CollectedTest[]> {
  const files = readdirSync(tests, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.spec.ts'))
    .sort();
  for (const file of files) await import(pathToFileURL(path.join(tests, file)).href);
  return collectedTests;
}

/** Everything, or every n-th where a sample is enough. */
export const sample = <Each>(all: readonly Each[], n: number): readonly Each[] =>
  proof.isQuick() ? all.filter((_, index) => index % n === 0) : all;
