import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { RequirementId } from '../contract/requirements/index.ts';
import { collectedTests, type CollectedTest } from '../fixtures/test-collector.ts';
import { verifies } from '../fixtures/verifies.ts';
import { proof } from '../src/config/index.ts';
import { sourceExtension } from '../src/shared/installation.ts';

const tests = path.resolve(import.meta.dirname, '../tests');

/**
 * Loads every conformance test without running it.
 * @returns the tests, in the order of their files
 */
export async function loadTests(): Promise<readonly CollectedTest[]> {
  const files = readdirSync(tests, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(`.spec${sourceExtension}`))
    .sort();
  for (const file of files) await import(pathToFileURL(path.join(tests, file)).href);
  return collectedTests;
}

/** Declares a loaded test, for those of its requirements that are meant; not at all where there are none. */
export function declareTest(
  test: CollectedTest | undefined,
  isMeant: (id: RequirementId) => boolean = () => true,
): void {
  const [first, ...rest] = test?.verifies.filter(isMeant) ?? [];
  if (first) test?.declare(test.title, verifies(first, ...rest));
}

/** Everything, or every n-th in a quick proof. */
export const sampleIfQuick = <Each>(all: readonly Each[], n: number): readonly Each[] =>
  proof.isQuick() ? all.filter((_, index) => index % n === 0) : all;
