import { request } from '@playwright/test';
import { expect, test, verifies } from '../../../fixtures/index.ts';
import { startHttpServer } from '../../support/servers.ts';

const claim = verifies('profile.read.is-own');

/** A host that never answers, hangs up, or repeats what it was shown. */
const aBadHost = () =>
  startHttpServer((asked, answer) => {
    if (asked.url?.startsWith('/hang-up')) asked.socket.destroy();
    else if (!asked.url?.startsWith('/silent')) answer.writeHead(403).end(`no ${asked.headers.authorization}`);
  });

test('a timeout', claim, async ({ customer }) => {
  const { url } = await aBadHost();
  const context = await request.newContext();
  await context.get(`${url}/silent?accessToken=${customer.bearer}`, {
    headers: { authorization: `Bearer ${customer.bearer}` },
    timeout: 100,
  });
});

test('a hang-up', claim, async ({ customer }) => {
  const { url } = await aBadHost();
  const context = await request.newContext({ extraHTTPHeaders: { authorization: `Bearer ${customer.bearer}` } });
  await context.post(`${url}/hang-up`, { data: { password: customer.password } });
});

test('an assertion on a body', claim, async ({ customer }) => {
  await Promise.resolve();
  expect(customer.token).toEqual({ access_token: 'another' });
});

test('an assertion on a response', claim, async ({ customer }) => {
  const { url } = await aBadHost();
  const context = await request.newContext();
  const asked = `${url}/refuse?refresh_token=${encodeURIComponent(customer.token.refresh_token)}`;
  await expect(await context.get(asked, { headers: { authorization: `Bearer ${customer.bearer}` } })).toBeOK();
});

test('a thrown error', claim, async ({ customer }) => {
  await Promise.resolve();
  throw new Error(`not for ${customer.bearer}`, { cause: { token: customer.token } });
});

test('what is printed, named, annotated and attached', claim, async ({ customer }, testInfo) => {
  console.log(customer.token);
  console.error(Buffer.from(JSON.stringify({ now: customer.password })).toString());
  process.stderr.write(Buffer.from(`bytes ${customer.bearer}`));
  testInfo.annotations.push({ type: 'note', description: customer.bearer });
  await testInfo.attach('note', { body: `for ${customer.bearer}`, contentType: 'text/plain' });
  await testInfo.attach(customer.bearer, { body: JSON.stringify(customer), contentType: 'application/json' });
  expect(customer.bearer, `the bearer ${customer.bearer}`).toBe('');
});

test('an error after the test', claim, async ({ customer }) => {
  setTimeout(() => {
    throw new Error(`late: ${customer.bearer}`);
  });
  await new Promise((resolve) => setTimeout(resolve, 50));
});

test('a worker that dies', claim, ({ customer }) => {
  console.log(`last words ${customer.bearer}`);
  process.exit(1);
});
