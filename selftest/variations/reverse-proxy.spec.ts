import { expect, test } from '@playwright/test';
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { startReverseProxy, type ProxyOptions } from '../../faults/index.ts';
import { startTenant } from '../../tenant/index.ts';

const login = '/customerlogin/auth/anonymous/login?tenant=acme&client_id=acme-storefront';

/** Asks a tenant behind a reverse proxy, and returns what came over the wire. */
async function asked(options: ProxyOptions, path = login, method = 'GET') {
  const tenant = await startTenant();
  const proxy = await startReverseProxy(tenant.url, options);
  const began = performance.now();
  const sent = request(new URL(path, proxy.url), { method, headers: { 'accept-encoding': 'gzip' } });
  sent.end();
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk as Buffer);
  const milliseconds = performance.now() - began;
  await proxy.close();
  await tenant.close();
  return { status: answer.statusCode, headers: answer.headers, names: answer.rawHeaders, chunks, milliseconds };
}

const tokenIn = (bytes: Buffer): unknown => (JSON.parse(bytes.toString()) as Record<string, unknown>)['token_type'];

test.describe('A reverse proxy', () => {
  test('passes an answer on as it is', async () => {
    const { status, headers, chunks } = await asked({});

    expect(status).toBe(200);
    expect(headers['content-length']).toBe(String(Buffer.concat(chunks).length));
    expect(tokenIn(Buffer.concat(chunks))).toBe('Bearer');
  });

  test('spells the names of headers another way', async () => {
    expect((await asked({ headerNames: 'UPPER' })).names).toContain('CONTENT-TYPE');
    expect((await asked({ headerNames: 'Title' })).names).toContain('Cache-Control');
  });

  test('sends a body in chunks', async () => {
    const { headers, chunks } = await asked({ chunked: true });

    expect(headers).toMatchObject({ 'transfer-encoding': 'chunked' });
    expect(headers).not.toHaveProperty('content-length');
    expect(tokenIn(Buffer.concat(chunks))).toBe('Bearer');
  });

  test('compresses a body', async () => {
    const { headers, chunks } = await asked({ gzip: true });

    expect(headers).toMatchObject({ 'content-encoding': 'gzip' });
    expect(tokenIn(gunzipSync(Buffer.concat(chunks)))).toBe('Bearer');
  });

  test('closes the connection', async () => {
    expect((await asked({ closes: true })).headers).toMatchObject({ connection: 'close' });
  });

  test('says how long an empty body is, or not', async () => {
    const preflight = ['/customer/acme/me', 'OPTIONS'] as const;

    expect((await asked({ emptyLength: 'zero' }, ...preflight)).headers).toMatchObject({ 'content-length': '0' });
    expect((await asked({ emptyLength: 'absent' }, ...preflight)).headers).not.toHaveProperty('content-length');
  });

  test('takes its time', async () => {
    expect((await asked({ delay: { usual: 0, long: 120, each: 1 } })).milliseconds).toBeGreaterThan(100);
  });

  test('knows no path with a trailing slash', async () => {
    expect((await asked({ strictSlash: true }, '/customer/acme/me/')).status).toBe(404);
  });
});
