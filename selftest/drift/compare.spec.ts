import { expect, test } from '@playwright/test';
import { acceptedDifferences, type AcceptedDifference } from '../../contract/accepted-differences.ts';
import { publishedDocuments, publishedNames } from '../../contract/published-documents.ts';
import { compare, hasParted, lacking } from '../../tools/drift/compare.ts';
import { contractFacts } from '../../tools/drift/contract-facts.ts';
import { acceptedVersion } from '../../tools/drift/accepted-version.ts';
import { ofTheDocument } from '../../tools/drift/facts.ts';
import { Reader } from '../../tools/drift/reader.ts';
import { shapeFacts } from '../../tools/drift/shape-facts.ts';
import { Shapes } from '../../tools/drift/shapes.ts';
import type { Part } from './edits.ts';

const shapes = new Shapes(new Reader({ openapi: '3.1.0' }));
/** The facts of a schema, without its types and conditions. */
const membersOf = (schema: Part): readonly string[] =>
  [...shapeFacts('', shapes.of([schema]), { shapes, note: () => undefined, asContract: true })]
    .filter((fact) => !fact.includes(': ') || fact.includes(': as'))
    .map((fact) => fact.trim())
    .sort();

const route = 'POST /customer/{tenant}/login';
const meant = (own: Partial<AcceptedDifference> = {}): AcceptedDifference => ({
  documents: ['customer-managed'],
  only: 'document',
  what: /^403$/,
  reason: 'a reason',
  ...own,
});
const comparison = (
  document: readonly string[],
  contract: readonly string[],
  accepted: readonly AcceptedDifference[],
) =>
  compare(
    'customer-managed',
    { document: { [route]: document }, contract: { [route]: contract }, baseline: { [route]: document } },
    accepted,
  );

test('an accepted difference does not fail, on its side and for its operations only', () => {
  expect(hasParted(comparison(['403'], [], [meant()]))).toBe(false);
  expect(hasParted(comparison([], ['403'], [meant()]))).toBe(true);
  expect(hasParted(comparison(['403'], [], [meant({ operations: ['logOut'] })]))).toBe(true);
  expect(hasParted(comparison(['403'], [], [meant({ documents: ['oauth'] })]))).toBe(true);
});

test('an accepted difference that no longer exists fails', () => {
  const found = comparison(['403'], ['403'], [meant()]);

  expect(found.stale).toEqual([meant()]);
  expect(hasParted(found)).toBe(true);
});

test('a change since the accepted version fails even if the contract says nothing about it', () => {
  const facts = { [route]: ['200', '200 /a: type string', '200 /a: nullable', '200: text 1'] };
  const before = { [route]: ['200', '200 /a: type number', '200 /a: deprecated', '200: text 2'] };

  const found = compare('customer-managed', { document: facts, contract: facts, baseline: before }, []);

  expect(found).toMatchObject({
    ...{ onlyDocument: [], onlyContract: [] },
    appeared: [{ fact: '200 /a: nullable' }],
    vanished: [{ fact: '200 /a: deprecated' }],
    changed: [{ place: '200 /a', keyword: 'type', was: 'number', is: 'string' }],
    texts: [{ place: '200', how: 'changed' }],
  });
  expect(hasParted(found)).toBe(true);
});

test('what follows from a difference is not reported beside it', () => {
  const document = { [route]: ['200', '200 /a', '200 /a required', '200 /a/b', '200 /a: type object', '200 /ab'] };
  const missing = (known: readonly string[]) => lacking(document, { [route]: known }, true).map(({ fact }) => fact);

  expect(missing(['200'])).toEqual(['200 /a', '200 /ab']);
  expect(missing([])).toEqual(['200']);
  expect(lacking(document, {}, true)).toEqual([{ route, fact: 'operation' }]);
});

test('schemas that hold at once require what one requires; alternatives, what all require', () => {
  const [one, other] = [
    { properties: { a: {}, b: {} }, required: ['a', 'b'] },
    { properties: { a: {}, c: {} }, required: ['a'] },
  ];

  expect(membersOf({ allOf: [one, other] })).toEqual(['/a', '/a required', '/b', '/b required', '/c']);
  expect(membersOf({ anyOf: [one, other] })).toEqual(['/a', '/a required', '/b', '/c']);
  expect(membersOf({ oneOf: [one, { type: 'null' }] })).toEqual(['/a', '/a required', '/b', '/b required']);
});

test('a schema that contains itself ends, and so does a parent that lists its children', () => {
  const tree: Part = {};
  tree['properties'] = { child: tree };
  const parent: Part = { properties: { kind: {} }, required: ['kind'] };
  parent['oneOf'] = [{ allOf: [parent, { properties: { a: {} } }] }, { allOf: [parent, { properties: { b: {} } }] }];

  expect(membersOf(tree)).toEqual(['/child', '/child: as /']);
  expect(membersOf(parent)).toEqual(['/a', '/b', '/kind', '/kind required']);
});

test('a change in a value that two members share is told once, and where only one of them has it', () => {
  const shared = { [route]: ['200', '200 /a', '200 /a/x', '200 /b', '200 /b: as /a'] };
  const apart = { [route]: ['200', '200 /a', '200 /a/x', '200 /b', '200 /b/x', '200 /b/y'] };
  const more = { [route]: ['200', '200 /a', '200 /a/x', '200 /a/y', '200 /b', '200 /b: as /a'] };
  const missing = (one: typeof shared, other: typeof shared) => lacking(one, other, true).map(({ fact }) => fact);

  expect(missing(more, shared)).toEqual(['200 /a/y']);
  expect(missing(apart, shared)).toEqual(['200 /b/y']);
  expect(missing(more, apart)).toEqual(['200 /a/y']);
});

test('stored versions name every operation of their document and contain no sentence', () => {
  for (const name of publishedNames) {
    const facts = acceptedVersion(name);
    const routes = Object.keys(contractFacts(publishedDocuments[name].operations));
    expect(Object.keys(facts).sort()).toEqual([...routes, ofTheDocument].sort());
    for (const fact of Object.values(facts).flat()) expect(fact.split(' ').length, fact).toBeLessThanOrEqual(6);
  }
});

test('every accepted difference has a reason and names a compared document', () => {
  for (const { documents, reason } of acceptedDifferences) {
    expect(documents.length).toBeGreaterThan(0);
    expect(reason).toMatch(/^[a-z].*[^.]$/);
  }
});
