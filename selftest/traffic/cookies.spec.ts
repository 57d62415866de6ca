import { expect, request, test } from '@playwright/test';
import { HttpClient } from '../../src/client/http-client.ts';
import type { SentRequest } from '../../src/checks/http-message.ts';
import { TargetGuard } from '../../src/client/target-guard.ts';
import { RateLimiter } from '../../src/client/rate-limit.ts';
import { Retry } from '../../src/client/retry.ts';
import { startHttpServer } from '../support/servers.ts';

const access = { tenant: 'shop', clientId: 'x' };
const [ada, ida, eve] = ['ada', 'ida', 'eve'].map((label) => ({ label, access, bearer: `${label}-bearer` }));
const get: SentRequest = { method: 'GET', path: '/customer/shop/me', headers: {} };

/** A host that hands a cookie to whoever gives a name in `x-wants`, and answers with the cookies that it was shown. */
async function aBaker(milliseconds = 0) {
  const connections = new Set<unknown>();
  const host = await startHttpServer((asked, response) => {
    connections.add(asked.socket);
    const wants = asked.headers['x-wants'];
    setTimeout(() => {
      response.writeHead(200, wants === undefined ? {} : { 'set-cookie': `of=${String(wants)}; Path=/` });
      response.end(asked.headers.cookie ?? '');
    }, milliseconds);
  });
  const persistence = new Retry(new RateLimiter({ repeats: 0 }), { patience: 3_000, retries: 0, paced: false });
  const client = new HttpClient(
    request,
    new TargetGuard(host.url, [{ tenant: 'shop' }]),
    () => 'selftest',
    persistence,
  );
  const shown = async (who: typeof ada, wants?: string) => {
    const headers = wants === undefined ? {} : { 'x-wants': wants };
    const { bytes } = await client.send(who ?? { label: 'nobody', access }, 'getProfile', { ...get, headers });
    return bytes.toString();
  };
  const close = async () => {
    await client.close();
    await host.close();
  };
  return { shown, client, close, connections };
}

test('a cookie is shown again by whom it was given to, and by nobody else', async () => {
  const { shown, client, close } = await aBaker();

  expect(await shown(ida)).toBe('');
  expect(await shown(ada, 'ada')).toBe('');
  expect([await shown(ida), await shown(eve, 'eve'), await shown(ida)]).toEqual(['', '', '']);
  expect([await shown(ada), await shown(eve), await shown(undefined)]).toEqual(['of=ada', 'of=eve', '']);
  await client.close();
  expect(await shown(ada)).toBe('');
  await close();
});

test('a cookie that comes while others are asking reaches none of them', async () => {
  const { shown, close } = await aBaker(20);

  await Promise.all([shown(ada, 'ada'), shown(ida), shown(eve), shown(ada)]);

  expect(await Promise.all([shown(ada), shown(ida), shown(eve)])).toEqual(['of=ada', '', '']);
  await close();
});

test('a test begins without the cookies of the one before', async () => {
  const { shown, client, close } = await aBaker();
  await shown(ada, 'ada');

  await client.endTest();

  expect(await shown(ada)).toBe('');
  await close();
});

test('a connection serves ten tests, and no more', async () => {
  const { shown, client, close, connections } = await aBaker();

  for (let tests = 0; tests < 11; tests++) {
    await shown(ada);
    await shown(eve);
    await client.endTest();
  }

  expect(connections.size).toBe(2);
  await close();
});
