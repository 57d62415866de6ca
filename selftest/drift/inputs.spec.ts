import { expect, test } from '@playwright/test';
import { writeFileSync } from 'node:fs';
import { documentFacts } from '../../tools/drift/facts.ts';
import { parseOpenApi } from '../../tools/drift/parse-document.ts';
import { runScript } from '../support/run-command.ts';

const answers = (body: object) => ({
  openapi: '3.0.0',
  info: { title: 'x', version: '1' },
  paths: { '/a': { get: { responses: { 200: body } } } },
});

for (const [what, args, message] of [
  ['no document', [], /^<document>: found nothing, expected a file or the URL of one\.\n$/],
  ['a file that is not there', ['nowhere.yaml'], /^"nowhere\.yaml" is not there; expected a file or the URL/],
  ['a folder', ['contract'], /is no file; expected an OpenAPI document/],
  ['an unknown document', ['selftest/drift/sample.yaml', '--as', 'orders'], /--as: found "orders", expected one of/],
] as const)
  test(`${what} is a usage error`, async () => {
    const run = await runScript('drift', args);

    expect(run.code, run.output).toBe(2);
    expect(run.output).toMatch(message);
    expect(run.output).not.toMatch(/\n\s+at /);
  });

const inPaths = (schema: object, components: object = {}) =>
  JSON.stringify(
    { ...answers({ description: 'x', content: { 'application/json': { schema } } }), components },
    null,
    1,
  );

for (const [what, text, message] of [
  ['a page of HTML', '<head><title>Welcome</title></head>', / is a page of HTML or XML, not an OpenAPI document/],
  ['broken YAML', 'openapi: 3.0.0\n paths: [', /yaml:\d+:\d+ is neither YAML nor JSON/],
  [
    'a key twice',
    'openapi: 3.0.0\npaths: {}\npaths: {}\n',
    /yaml:3:1 is neither YAML nor JSON: Map keys must be unique/,
  ],
  ['an empty file', '', / is no OpenAPI document of version 3/],
  ['Swagger 2', '{"swagger":"2.0","paths":{}}', /yaml:1:1 is no OpenAPI document of version 3: openapi is missing/],
  ['a version that is a number', 'openapi: 3.0\npaths: {}\n', /yaml:1:1 is no .*: openapi is 3, expected a text/],
  [
    'a reference to nothing',
    inPaths({ $ref: '#/components/schemas/No' }),
    /:\d+:\d+: it refers to #\/components\/schemas\/No, which the document does not have/,
  ],
  [
    'a circle of references',
    inPaths({ $ref: '#/components/schemas/A' }, { schemas: { A: { $ref: '#/components/schemas/A' } } }),
    /:\d+:\d+: .* refers to itself in a circle/,
  ],
  [
    'properties in a list',
    inPaths({ properties: [] }),
    /:\d+:\d+: properties is a list, expected an object of schemas/,
  ],
  ['what is nested without an end', '{"a":'.repeat(5000), / is (nested|neither)/],
] as const)
  test(`${what} is reported in one sentence with its place, and ends with 4`, () => {
    const read = () => documentFacts(parseOpenApi('a.yaml', Buffer.from(text)), 'a.yaml', []);

    expect(read).toThrow(message);
    expect(read).toThrow(expect.objectContaining({ exitCode: 4 }));
    expect(read).not.toThrow(/\n/);
  });

test("another service's document is a usage error", async () => {
  const file = test.info().outputPath('other.json');
  writeFileSync(file, JSON.stringify(answers({ description: 'x' })));

  const run = await runScript('drift', [file]);

  expect(run.code, run.output).toBe(2);
  expect(run.output).toMatch(/has no operation of the contract's/);
});

test('merge keys, more than 100 aliases, and slips that leave the meaning clear are read', () => {
  const members = Array.from({ length: 150 }, (_, index) => `m${index}: *text`).join(', ');
  const yaml = `openapi: 3.0.0
x-text: &text { type: string }
x-answers: &answers { 400: { description: x } }
servers:
paths:
  x-extension: [1]
  /a:
    get:
      responses:
        <<: *answers
        200: { description: x, content: { application/json: { example: 1, examples: {}, schema: { properties: { ${members} } } } } }
`;

  const { facts } = documentFacts(parseOpenApi('sample', Buffer.from(yaml)), 'sample', []);

  expect(facts['GET /a']).toEqual(expect.arrayContaining(['400', '200 /m149', '200 /m149: type string']));
});

test('schemas that refer to each other in all ways are read in moments', () => {
  const next = (index: number) => ({ $ref: `#/components/schemas/S${index + 1}` });
  const shape = (index: number) => ({
    properties: { a: next(index), b: next(index) },
    oneOf: [next(index), { required: ['c'] }],
  });
  const schemas = Object.fromEntries(
    Array.from({ length: 60 }, (_, index) => [`S${index}`, index < 59 ? shape(index) : {}]),
  );

  const document = parseOpenApi('sample', Buffer.from(inPaths({ $ref: '#/components/schemas/S0' }, { schemas })));

  expect(documentFacts(document, 'sample', []).facts['GET /a']?.length).toBeLessThan(2000);
});
