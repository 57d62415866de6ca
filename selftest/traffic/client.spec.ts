import { expect, request, test } from '@playwright/test';
import type { RequestListener } from 'node:http';
import { HttpClient } from '../../src/client/http-client.ts';
import type { SentRequest } from '../../src/checks/http-message.ts';
import { recorder } from '../../src/evidence/recorder.ts';
import { TargetGuard } from '../../src/client/target-guard.ts';
import { RateLimiter } from '../../src/client/rate-limit.ts';
import { Retry, type RetryOptions } from '../../src/client/retry.ts';
import { findFreePort, startHttpServer } from '../support/servers.ts';

const access = { tenant: 'shop', clientId: 'x' };
const guest = { label: 'guest', access };
const get: SentRequest = { method: 'GET', path: '/customer/shop/me', headers: {} };
const post: SentRequest = { method: 'POST', path: '/customer/shop/signup', headers: {}, body: Buffer.from('{}') };
const readable = { repeatable: true };

type Answer = Parameters<RequestListener>[1];
const fine = (response: Answer) => response.writeHead(200, { 'content-type': 'application/json' }).end('{}');

function clientOf(url: string, effort: Partial<RetryOptions> = {}, repeats = 100): HttpClient {
  const control = new RateLimiter({ repeats });
  const persistence = new Retry(control, { patience: 3_000, retries: 2, paced: false, ...effort });
  return new HttpClient(request, new TargetGuard(url, [{ tenant: 'shop' }]), () => 'selftest', persistence);
}

/** A host that does this to its first requests, one after the other, and answers well after them. */
async function aHostThatFirst(...troubles: readonly ((response: Answer) => unknown)[]) {
  let asked = 0;
  const host = await startHttpServer((_, response) => void (troubles[asked++] ?? fine)(response));
  return { ...host, asked: () => asked };
}

const resets = (response: Answer) => response.socket?.resetAndDestroy();
const hangsUp = (response: Answer) => response.socket?.end();
const truncates = (response: Answer) => {
  response.writeHead(200, { 'content-length': '9' }).write('{"a"');
  setTimeout(() => response.destroy(), 20);
};
const endsEarly = (response: Answer) =>
  response.socket?.end('HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nconnection: close\r\n\r\n{"a":');
const answers =
  (status: number, headers: Record<string, string> = {}) =>
  (response: Answer) =>
    response.writeHead(status, headers).end();
const isSilent = () => undefined;

test.beforeEach(() => void recorder.take());

test.describe('A lost answer', () => {
  for (const [what, trouble] of [
    ['connection reset', resets],
    ['connection reset', hangsUp],
    ['answer broken off', truncates],
    ['answer broken off', endsEarly],
    ['answered 502', answers(502)],
    ['answered 503', answers(503)],
    ['answered 504', answers(504)],
  ] as const)
    test(`${what} (${trouble.name || 'status'}) is asked for again where that does no harm, and blocks what it might`, async () => {
      const host = await aHostThatFirst(trouble);
      const client = clientOf(host.url);
      const { status } = await client.send(guest, 'getProfile', get, readable);
      expect([status, host.asked()]).toEqual([200, 2]);
      expect(recorder.take()).toMatchObject({ cause: undefined, mishaps: [{ what, then: 'repeated' }] });

      const second = await aHostThatFirst(trouble);
      await expect(clientOf(second.url).send(guest, 'addAddress', post)).rejects.toThrow(
        /may have been carried out all the same/,
      );
      expect(second.asked()).toBe(1);
      expect(recorder.take()).toMatchObject({ cause: 'blocked', mishaps: [{ what, then: 'given up' }] });
      await Promise.all([host.close(), second.close(), client.close()]);
    });

  test('is not waited for longer than the patience for all attempts together', async () => {
    const host = await aHostThatFirst(answers(503), isSilent);

    const asked = clientOf(host.url, { patience: 900, retries: 9 }).send(guest, 'getProfile', get, readable);
    await expect(asked).rejects.toThrow('no answer in time');

    expect(host.asked()).toBe(2);
    await host.close();
  });

  test('is asked for as often as RETRIES says, and as the budget of the run allows', async () => {
    const host = await aHostThatFirst(...Array.from({ length: 9 }, () => answers(502)));

    await expect(clientOf(host.url).send(guest, 'getProfile', get, readable)).rejects.toThrow(/It was asked 3 times/);
    expect(host.asked()).toBe(3);
    await expect(clientOf(host.url, {}, 1).send(guest, 'getProfile', get, readable)).rejects.toThrow(/RETRY_BUDGET/);
    expect(host.asked()).toBe(5);
    await expect(clientOf(host.url, { retries: 0 }).send(guest, 'getProfile', get, readable)).rejects.toThrow(
      /RETRIES is 0/,
    );
    expect(host.asked()).toBe(6);
    await host.close();
  });
});

test.describe('What surely was not carried out is asked for again, whatever it is', () => {
  test('a refused connection', async () => {
    const client = clientOf(`http://127.0.0.1:${await findFreePort()}`);

    await expect(client.send(guest, 'addAddress', post)).rejects.toThrow(/ECONNREFUSED.*It was asked 3 times/);
  });

  test('429, after the wait that it names', async () => {
    const host = await aHostThatFirst(answers(429, { 'retry-after': '1' }));

    const began = Date.now();
    const { status } = await clientOf(host.url).send(guest, 'addAddress', post);

    expect(status).toBe(200);
    expect(Date.now() - began).toBeGreaterThan(950);
    await host.close();
  });

  test('429, but not when it names a wait that is too long', async () => {
    const host = await aHostThatFirst(answers(429, { 'retry-after': '3600' }));

    await expect(clientOf(host.url).send(guest, 'getProfile', get, readable)).rejects.toThrow(/come back in 3600 s/);
    await host.close();
  });
});
