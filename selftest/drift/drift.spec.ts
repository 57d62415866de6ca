import { expect, test } from '@playwright/test';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { publishedNames } from '../../contract/published-documents.ts';
import { documentFacts, type OpenApi } from '../../tools/drift/facts.ts';
import { acceptedVersion } from '../../tools/drift/accepted-version.ts';
import { runScript } from '../support/run-command.ts';
import { openApiFromFacts, type Part } from './openapi-from-facts.ts';

/** Writes a document to a file of its own. */
function written(document: unknown, name: string): string {
  const file = test.info().outputPath(name);
  writeFileSync(file, typeof document === 'string' ? document : JSON.stringify(document));
  return file;
}

/** The part of a document at these names. */
const part = (document: Part, ...names: readonly string[]): Part =>
  names.reduce((found, name) => found[name] as Part, document);

const json = ['content', 'application/json', 'schema'] as const;

for (const name of publishedNames) {
  test(`the stored version of ${name} equals the facts of a document rebuilt from it`, () => {
    const facts = acceptedVersion(name);

    // It is a document by what it holds; the types want more than facts are taken from.
    expect(documentFacts(openApiFromFacts(facts) as unknown as OpenApi)).toEqual(facts);
  });

  test(`the implemented version of ${name} has no drift, and its accepted differences are listed`, async () => {
    const run = await runScript('drift', [written(openApiFromFacts(acceptedVersion(name)), `${name}.json`)]);

    expect(run.code, run.output).toBe(0);
    expect(run.output).toMatch(/^no drift: .* operations? compared/);
    expect(run.output).toMatch(/\nAccepted differences \(\d+\):\n {2}only the /);
  });
}

test('a renamed member, a removed status and an added value are drift, each named', async () => {
  const document = openApiFromFacts(acceptedVersion('customer-managed'));
  const signup = part(document, 'paths', '/customer/{tenant}/signup', 'post');
  const address = part(signup, 'requestBody', ...json, 'properties', 'customerAddress', 'properties');
  address['streetName'] = address['street'];
  delete address['street'];
  delete part(signup, 'responses')['409'];
  const model = part(
    document,
    'paths',
    '/customer/{tenant}/me',
    'get',
    'responses',
    '200',
    ...json,
    'properties',
    'businessModel',
  );
  model['enum'] = [...(model['enum'] as string[]), 'B2G'];

  const run = await runScript('drift', [written(document, 'changed.json')]);

  expect(run.code, run.output).toBe(1);
  expect(run.output).toMatch(/^drift: /);
  for (const line of [
    'member /customerAddress/streetName in the request (new in the document) · POST /customer/{tenant}/signup',
    'member /customerAddress/street in the request (gone from the document) · POST /customer/{tenant}/signup',
    'status 409 (gone from the document) · POST /customer/{tenant}/signup',
    'value B2G of /businessModel in answer 200 (new in the document) · GET /customer/{tenant}/me',
  ])
    expect(run.output).toContain(`\n  ${line}\n`);
});

test('an operation, a parameter, a required list and a type that changed are drift', async () => {
  const document = openApiFromFacts(acceptedVersion('customer-managed'));
  const login = part(document, 'paths', '/customer/{tenant}/login', 'post');
  delete part(document, 'paths')['/customer/{tenant}/password/change'];
  part(document, 'paths')['/customer/wishes'] = { get: { responses: { 200: { description: 'x' } } } };
  (login['parameters'] as Part[]).push({ in: 'query', name: 'captcha', required: true, schema: { type: 'string' } });
  part(login, 'requestBody', ...json)['required'] = ['email'];
  part(login, 'responses', '200', ...json, 'properties', 'expires_in')['type'] = ['string'];

  const run = await runScript('drift', [written(document, 'others.json')]);

  expect(run.code, run.output).toBe(1);
  for (const line of [
    /document has, the contract has not:[^]*the operation \(new in the document\) · GET \/customer\/wishes\n/,
    /document has, the contract has not:[^]*query captcha \(new in the document\) · POST \/customer\/\{tenant\}\/login\n/,
    /contract has, the document has not:[^]*the operation \(gone from the document\) · POST .*\/password\/change\n/,
    /contract has, the document has not:[^]*\/password as required in the request \(gone from the document\)/,
    /New in the document since the accepted version:[^]*member \/expires_in: string in answer 200/,
    /Gone from the document since the accepted version:[^]*member \/expires_in: (number|integer) in answer 200/,
  ])
    expect(run.output).toMatch(line);
});

test('accepting the implemented version again changes nothing', async () => {
  const file = path.resolve(import.meta.dirname, '../../contract/published/oauth.json');
  const before = readFileSync(file, 'utf8');

  const run = await runScript('drift', [
    written(openApiFromFacts(acceptedVersion('oauth')), 'oauth-again.json'),
    '--accept',
  ]);

  expect(run.code, run.output).toBe(0);
  expect(run.output).toContain('contract/published/oauth.json is rewritten');
  expect(readFileSync(file, 'utf8')).toBe(before);
});
