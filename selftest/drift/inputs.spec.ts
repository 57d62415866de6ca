import { expect, test } from '@playwright/test';
import { writeFileSync } from 'node:fs';
import { acceptedVersion } from '../../tools/drift/accepted-version.ts';
import { findFreePort, startHttpServer } from '../support/servers.ts';
import { runScript } from '../support/run-command.ts';
import { openApiFromFacts } from './openapi-from-facts.ts';

const sound = JSON.stringify(openApiFromFacts(acceptedVersion('oauth')));
const answers = (body: object) => ({
  openapi: '3.0.0',
  info: { title: 'x', version: '1' },
  paths: { '/a': { get: { responses: { 200: body } } } },
});

for (const [what, args, message] of [
  ['no document', [], /^<document>: found nothing, expected a file or the URL of one\.\n$/],
  ['a file that is not there', ['nowhere.yaml'], /^"nowhere\.yaml" is not there; expected a file or the URL/],
  ['a folder', ['contract'], /is no file; expected an OpenAPI document/],
  [
    'an unknown document',
    ['package.json', '--as', 'orders'],
    /package\.json is no OpenAPI document|--as: found "orders", expected one of/,
  ],
] as const)
  test(`${what} is a usage error`, async () => {
    const run = await runScript('drift', args);

    expect(run.code, run.output).toBe(2);
    expect(run.output).toMatch(message);
    expect(run.output).not.toMatch(/\n\s+at /);
  });

for (const [what, text, message] of [
  ['a page of HTML', '<!DOCTYPE html><h1>Welcome</h1>', /is a page of HTML or XML, not an OpenAPI document/],
  ['broken YAML', 'openapi: 3.0.0\n paths: [', /is neither YAML nor JSON/],
  ['an empty file', '', /is no OpenAPI document of version 3/],
  ['Swagger 2', '{"swagger":"2.0","paths":{}}', /is no OpenAPI document of version 3/],
  ['an answer without description', JSON.stringify(answers({})), /is no valid OpenAPI document:\n {2}/],
  ["another service's document", JSON.stringify(answers({ description: 'x' })), /has no operation of the contract's/],
] as const)
  test(`${what} is reported in one sentence`, async () => {
    const file = test.info().outputPath(`${what.replaceAll(' ', '-')}.yaml`);
    writeFileSync(file, text);

    const run = await runScript('drift', [file]);

    expect(run.code, run.output).toBe(2);
    expect(run.output).toMatch(message);
    expect(run.output).not.toMatch(/\n\s+at /);
  });

test('a document is read from a URL', async () => {
  const host = await startHttpServer((_, response) => response.end(sound));

  const run = await runScript('drift', [`${host.url}/openapi.json`]);
  await host.close();

  expect(run.code, run.output).toBe(0);
});

test('a reference to another host is refused, not followed', async () => {
  let asked = 0;
  const host = await startHttpServer((_, response) => {
    asked++;
    response.end('{}');
  });
  const file = test.info().outputPath('foreign.json');
  writeFileSync(file, JSON.stringify(answers({ $ref: `${host.url}/answers.yaml#/ok` })));

  const run = await runScript('drift', [file]);
  await host.close();

  expect(run.code, run.output).toBe(2);
  expect(run.output).toMatch(
    /refers to http:.*answers\.yaml#\/ok, which is outside of it: bundle it into one document first/,
  );
  expect(asked).toBe(0);
});

test('an unreachable or empty URL is blocked', async () => {
  const empty = await startHttpServer((_, response) => response.writeHead(503).end());

  const [silent, refusing] = await Promise.all([
    runScript('drift', [`http://127.0.0.1:${await findFreePort()}/openapi.yaml`]),
    runScript('drift', [`${empty.url}/openapi.yaml`]),
  ]);
  await empty.close();

  expect(silent.code, silent.output).toBe(3);
  expect(silent.output).toMatch(/could not be asked for: .*ECONNREFUSED/);
  expect(refusing.code, refusing.output).toBe(3);
  expect(refusing.output).toMatch(/was answered 503/);
});
