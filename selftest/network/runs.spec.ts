import { expect, test } from '@playwright/test';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { html, makeCertificate, startGateway, startProxy } from '../support/gateway.ts';
import { removeTemporaryFolders, runConformance, temporaryFolder } from '../support/run-command.ts';
import { startOutsideTenant } from '../support/servers.ts';

const few = ['tests/journey', '--workers=1'];
const key = 'k3y-0f-the-gateway';

test.afterEach(removeTemporaryFolders);

/** Runs a few tests at a tenant, with these settings besides its own. */
async function runAt(settings: (url: string) => Promise<{ env: Record<string, string>; close: () => Promise<void> }>) {
  const tenant = await startOutsideTenant();
  const { env, close } = await settings(tenant.url);
  const run = await runConformance({ ...tenant.env, ...env }, few);
  await close();
  await tenant.close();
  return run;
}

test('a run reaches its target below a path, with the headers and the User-Agent that a gateway asks for', async () => {
  const run = await runAt(async (url) => {
    const { url: API_URL, close } = await startGateway(url, ({ url: at = '', headers }) => {
      if (headers['x-api-key'] !== key || headers['user-agent'] !== 'Mozilla/5.0') return html(403, 'Forbidden');
      return at.startsWith('/emporix/v1/') ? at.slice('/emporix/v1'.length) : html(404, 'no route');
    });
    const env = { API_URL: `${API_URL}/emporix/v1`, EXTRA_HEADERS: `X-Api-Key: ${key}`, USER_AGENT: 'Mozilla/5.0' };
    return { env, close };
  });

  expect(run.code, run.output).toBe(0);
  expect(run.output).toMatch(/\npartial: .*\/emporix\/v1, tenant shop/);
  expect(run.output + readFileSync(path.join(run.results, 'conformance.json'), 'utf8')).not.toContain(key);
});

test('a run goes through a proxy with credentials, and its first line says so', async () => {
  const run = await runAt(async (url) => {
    const proxy = await startProxy(url, 'user:p@ss-w0rd-1');
    const HTTP_PROXY = proxy.url.replace('://', '://user:p%40ss-w0rd-1@');
    return { env: { API_URL: 'http://staging.example.test', HTTP_PROXY }, close: proxy.close };
  });

  expect(run.code, run.output).toBe(0);
  expect(run.output).toMatch(
    /^SEED=.* tests against http:\/\/staging\.example\.test, through the proxy http:\/\/127\.0\.0\.1:\d+ \(HTTP_PROXY\)\n/,
  );
  expect(run.output).not.toContain('w0rd');
});

test('a proxy that refuses is told with its variable', async () => {
  const run = await runAt(async (url) => {
    const proxy = await startProxy(url, 'user:password');
    return { env: { API_URL: 'http://staging.example.test', HTTP_PROXY: proxy.url }, close: proxy.close };
  });

  expect(run.code, run.output).toBe(3);
  expect(run.output).toMatch(/through the proxy http:\/\/127\.0\.0\.1:\d+ \(HTTP_PROXY\): proxy refused/);
});

test('a run shows its client certificate and trusts an authority of its own, by settings of an env file', async () => {
  const [server, client] = [await makeCertificate('127.0.0.1'), await makeCertificate('client')];
  const folder = temporaryFolder();
  const files = { ca: server.cert, cert: client.cert, key: client.key };
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  const run = await runAt(async (url) => {
    const tls = { ...server, ca: client.cert, requestCert: true, rejectUnauthorized: true };
    const gateway = await startGateway(url, undefined, tls);
    const lines = { CA_FILE: 'ca', CLIENT_CERT: 'cert', CLIENT_KEY: 'key' };
    const text = Object.entries(lines).map(([name, file]) => `${name}=${path.join(folder, file)}`);
    const ENV_FILE = path.join(folder, 'staging.env');
    writeFileSync(ENV_FILE, [`API_URL=${gateway.url}`, ...text].join('\r\n'));
    return { env: { ENV_FILE, API_URL: '' }, close: gateway.close };
  });

  expect(run.code, run.output).toBe(0);
});
