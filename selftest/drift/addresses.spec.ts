import { expect, test } from '@playwright/test';
import { writeFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { acceptedVersion } from '../../tools/drift/accepted-version.ts';
import { fetchDocument } from '../../tools/drift/fetch-document.ts';
import { findFreePort, startHttpServer } from '../support/servers.ts';
import { runScript } from '../support/run-command.ts';
import { openApiFromFacts } from './openapi-from-facts.ts';

/** A document whose texts alone differ from the accepted version: its comparison ends with 1. */
const sound = JSON.stringify(openApiFromFacts(acceptedVersion('oauth')));
const key = 'a-key-that-nobody-may-see-7';

test('a document behind a login is read with its headers, and no secret is shown', async () => {
  const asked: IncomingMessage['headers'][] = [];
  const host = await startHttpServer((request, response) => {
    asked.push(request.headers);
    response.end(sound);
  });

  const address = `${host.url.replace('//', `//reader:${key}@`)}/openapi.json?token=${key}`;
  const run = await runScript('drift', [address], { OPENAPI_HEADERS: `X-Api-Key: ${key}` });
  await host.close();

  expect(run.code, run.output).toBe(1);
  expect(run.output).toMatch(/^drift: http:\/\/127\.0\.0\.1:\d+\/openapi\.json\?… has parted/);
  expect(run.output).not.toContain(key);
  expect(asked).toMatchObject([{ 'x-api-key': key, authorization: expect.stringMatching(/^Basic /) as unknown }]);
});

test('a redirect is followed at the same host, and to no other', async () => {
  const other = await startHttpServer((_, response) => response.end(sound));
  const host = await startHttpServer((request, response) => {
    if (request.url === '/here') response.writeHead(302, { location: '/there' }).end();
    else if (request.url === '/there') response.end('{}');
    else response.writeHead(302, { location: `${other.url}/openapi.json` }).end();
  });

  expect(Buffer.from(await fetchDocument(`${host.url}/here`, {})).toString()).toBe('{}');
  await expect(fetchDocument(`${host.url}/away?key=${key}`, {})).rejects.toThrow(
    /\/away\?… redirects to http:\/\/127\.0\.0\.1:\d+, which is not followed/,
  );
  await Promise.all([host.close(), other.close()]);
});

test('a document without an end, and one that never comes, are given up', async () => {
  const host = await startHttpServer((request, response) => {
    if (request.url === '/endless') response.end('x'.repeat(3000));
  });
  const limits = { patience: 500, bytes: 2000 };

  await expect(fetchDocument(`${host.url}/endless`, {}, limits)).rejects.toThrow(/is larger than .* MiB/);
  await expect(fetchDocument(`${host.url}/silent`, {}, limits)).rejects.toThrow(/gave no document within 0\.5 s/);
  await host.close();
});

test('an unreachable, refusing or forbidden URL is blocked, and a wrong header is a setting', async () => {
  const forbidding = await startHttpServer((_, response) => response.writeHead(401).end());

  const [silent, forbidden, wrong] = await Promise.all([
    runScript('drift', [`http://127.0.0.1:${await findFreePort()}/openapi.yaml`]),
    runScript('drift', [`${forbidding.url}/openapi.yaml`]),
    runScript('drift', [`${forbidding.url}/openapi.yaml`], { OPENAPI_HEADERS: key }),
  ]);
  await forbidding.close();

  expect([silent.code, forbidden.code, wrong.code]).toEqual([3, 3, 2]);
  expect(silent.output).toMatch(/could not be asked for: .*ECONNREFUSED/);
  expect(forbidden.output).toMatch(/was answered 401 Unauthorized\. Where it is behind a login, set OPENAPI_HEADERS\./);
  expect(wrong.output).toMatch(/^OPENAPI_HEADERS is \(a secret, not shown\), but must be one header/);
});

test('a reference to another host is refused, not followed', async () => {
  let asked = 0;
  const host = await startHttpServer((_, response) => {
    asked++;
    response.end('{}');
  });
  const document = openApiFromFacts(acceptedVersion('oauth')) as { paths: Record<string, { post: object }> };
  document.paths['/oauth/token'] = { post: { responses: { 200: { $ref: `${host.url}/answers.yaml#/ok` } } } };
  const file = test.info().outputPath('foreign.json');
  writeFileSync(file, JSON.stringify(document, null, 2));

  const run = await runScript('drift', [file]);
  await host.close();

  expect(run.code, run.output).toBe(4);
  expect(run.output).toMatch(/:\d+:\d+: it refers to http:.*answers\.yaml#\/ok, which is outside of it: bundle it/);
  expect(asked).toBe(0);
});
