import { expect, test } from '@playwright/test';
import { writeFileSync } from 'node:fs';
import { publishedNames } from '../../contract/published-documents.ts';
import { documentFacts } from '../../tools/drift/facts.ts';
import { acceptedVersion } from '../../tools/drift/accepted-version.ts';
import { runScript } from '../support/run-command.ts';
import type { Part } from './edits.ts';
import { openApiFromFacts, withoutTexts } from './openapi-from-facts.ts';

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
  test(`the stored version of ${name} equals the facts of a document rebuilt from it, but for texts`, () => {
    const facts = withoutTexts(acceptedVersion(name));
    const rebuilt = { root: openApiFromFacts(facts), placeOf: () => '' };

    expect(documentFacts(rebuilt, 'rebuilt', Object.keys(facts)).facts).toEqual(facts);
  });

  test(`the implemented version of ${name} without its texts lacks nothing but them`, async () => {
    const run = await runScript('drift', [written(openApiFromFacts(acceptedVersion(name)), `${name}.json`)]);

    expect(run.code, run.output).toBe(1);
    expect(run.output.match(/^[A-Z].*:$/gm)).toEqual([
      'Texts that changed since the accepted version:',
      expect.stringMatching(/^Accepted differences \(\d+\):$/),
    ]);
    expect(run.output).toMatch(/\n {2}text of the operation is gone, read it again: /);
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
    /Changed in the document since the accepted version:[^]*type of \/expires_in in answer 200: string, was (number|integer)/,
  ])
    expect(run.output).toMatch(line);
});

test('as JSON it is data, and a changed text names the requirements that rest on it', async () => {
  const document = openApiFromFacts(acceptedVersion('customer-managed'));
  part(document, 'paths', '/customer/{tenant}/signup', 'post')['description'] = 'A password has 12 characters.';

  const run = await runScript('drift', [written(document, 'text.json'), '--json']);

  expect(run.code, run.output).toBe(1);
  const { verdict, texts } = JSON.parse(run.output) as { verdict: string; texts: readonly object[] };
  expect(verdict).toBe('drift');
  expect(texts).toContainEqual({
    route: 'POST /customer/{tenant}/signup',
    place: 'operation',
    how: 'changed',
    requirements: expect.arrayContaining(['signup.create.returns-no-tokens']) as unknown,
  });
});
