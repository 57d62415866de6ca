import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { compare, hasParted } from '../../tools/drift/compare.ts';
import { documentFacts, type Facts } from '../../tools/drift/facts.ts';
import { parseOpenApi } from '../../tools/drift/parse-document.ts';
import { changesOfForm } from './changes-of-form.ts';
import { changesOfMeaning } from './changes-of-meaning.ts';
import type { Edit, Part } from './edits.ts';

const text = readFileSync(path.join(import.meta.dirname, 'sample.yaml'), 'utf8');

const factsOf = (document: string, known: readonly string[] = []): Facts =>
  documentFacts(parseOpenApi('sample', Buffer.from(document)), 'sample', known).facts;

const baseline = factsOf(text);

/** Whether a version of the sample has parted from it. */
function isDrift(document: string): boolean {
  const facts = factsOf(document, Object.keys(baseline));
  return hasParted(compare('oauth', { document: facts, contract: facts, baseline }, []));
}

/** Edits the sample in a way that the numbers choose; nothing where it has nothing to edit. */
function edited(edits: readonly Edit[], numbers: readonly number[]): string | undefined {
  const document = parse(text) as Part;
  const left = [...numbers];
  const isEdited = edits.map((edit) =>
    edit(document, (things) => things[(left.pop() ?? 0) % Math.max(things.length, 1)]),
  );
  return isEdited.includes(true) ? JSON.stringify(document) : undefined;
}

const numbers = fc.array(fc.nat(), { minLength: 4, maxLength: 4 });
const forms = fc.array(fc.constantFrom(...Object.values(changesOfForm)), { minLength: 1, maxLength: 3 });

for (const [what, edit] of Object.entries(changesOfMeaning))
  test(`a version that ${what} is drift`, () => {
    fc.assert(
      fc.property(numbers, (chosen) => {
        const document = edited([edit], chosen);
        fc.pre(document !== undefined);
        expect(isDrift(document)).toBe(true);
      }),
      { numRuns: 6 },
    );
  });

test('a version in another form is no drift', () => {
  fc.assert(
    fc.property(forms, numbers, (edits, chosen) => {
      const document = edited(edits, chosen);
      fc.pre(document !== undefined);
      expect(isDrift(document)).toBe(false);
    }),
    { numRuns: 60 },
  );
});
