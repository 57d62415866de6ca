import { expect, test } from '@playwright/test';
import { acceptedDifferences, type AcceptedDifference } from '../../contract/accepted-differences.ts';
import { publishedDocuments, publishedNames } from '../../contract/published-documents.ts';
import { compare, hasParted, lacking } from '../../tools/drift/compare.ts';
import { contractFacts } from '../../tools/drift/contract-facts.ts';
import { acceptedVersion } from '../../tools/drift/accepted-version.ts';
import { schemaFacts, type Node } from '../../tools/drift/schema-facts.ts';

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
  const facts = { [route]: ['200', '200 /a: string'] };

  const found = compare(
    'customer-managed',
    { document: facts, contract: facts, baseline: { [route]: ['200', '200 /a: number'] } },
    [],
  );

  expect(found).toMatchObject({
    onlyDocument: [],
    onlyContract: [],
    appeared: [{ fact: '200 /a: string' }],
    vanished: [{ fact: '200 /a: number' }],
  });
  expect(hasParted(found)).toBe(true);
});

test('what follows from a difference is not reported beside it', () => {
  const document = { [route]: ['200', '200 /a', '200 /a required', '200 /a/b', '200 /a: object', '200 /ab'] };

  expect(lacking(document, { [route]: ['200'] }).map(({ fact }) => fact)).toEqual(['200 /a', '200 /ab']);
  expect(lacking(document, { [route]: [] }).map(({ fact }) => fact)).toEqual(['200']);
  expect(lacking(document, {})).toEqual([{ route, fact: 'operation' }]);
});

test('schemas that hold at once require what one requires; alternatives, what all require', () => {
  const [one, other] = [
    { properties: { a: {}, b: {} }, required: ['a', 'b'] },
    { properties: { a: {}, c: {} }, required: ['a'] },
  ];

  expect([...schemaFacts([{ allOf: [one, other] }])].sort()).toEqual(['/a', '/a required', '/b', '/b required', '/c']);
  expect([...schemaFacts([{ anyOf: [one, other] }])].sort()).toEqual(['/a', '/a required', '/b', '/c']);
  expect([...schemaFacts([{ oneOf: [one, { type: 'null' }] }])].sort()).toEqual([
    '/a',
    '/a required',
    '/b',
    '/b required',
  ]);
});

test('a schema that contains itself ends', () => {
  const properties: Record<string, Node> = {};
  const tree: Node = { properties };
  properties['child'] = tree;

  expect([...schemaFacts([tree])]).toEqual(['/child']);
});

test('stored versions name every operation of their document and contain no sentence', () => {
  for (const name of publishedNames) {
    const facts = acceptedVersion(name);
    expect(Object.keys(facts).sort()).toEqual(Object.keys(contractFacts(publishedDocuments[name].operations)).sort());
    for (const fact of Object.values(facts).flat()) expect(fact.split(' ').length, fact).toBeLessThanOrEqual(4);
  }
});

test('every accepted difference has a reason and names a compared document', () => {
  for (const { documents, reason } of acceptedDifferences) {
    expect(documents.length).toBeGreaterThan(0);
    expect(reason).toMatch(/^[a-z].*[^.]$/);
  }
});
