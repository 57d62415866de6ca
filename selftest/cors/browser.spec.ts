import { expect, mergeTests, type Page } from '@playwright/test';
import { ruleFaults } from '../../faults/index.ts';
import { browserTest } from '../support/browser-test.ts';
import { startHttpServer } from '../support/servers.ts';
import { tenantOptionsWithFaults } from '../support/tenant-with-faults.ts';
import { test as tenantTest, type TenantClient } from '../tenant/tenant-test.ts';
import { verdictOf, type PageCall } from './page-calls.ts';

const test = mergeTests(browserTest, tenantTest);
const corsFaults = ruleFaults.map(({ id }) => id).filter((id) => id.startsWith('cors-'));

/** What the pages of storefronts send, to operations that succeed and to such that refuse. */
async function callsOf(tenant: TenantClient): Promise<readonly PageCall[]> {
  const { email, password, token } = await tenant.customer();
  const guest = await tenant.guest();
  const as = (bearer: string, more: Record<string, string> = {}) => ({ authorization: `Bearer ${bearer}`, ...more });
  const json = { 'content-type': 'application/json' };
  const body = JSON.stringify({ email, password });
  const ofClients = { 'emporix-tenant': 'acme', 'x-version': 'v2', 'accept-language': 'de', 'content-language': 'de' };
  const call = (method: string, path: string, headers: Record<string, string> = {}, sent?: string): PageCall => ({
    method,
    url: `${tenant.running.url}${path.replace('~', '/customer/acme')}`,
    headers,
    ...(sent !== undefined && { body: sent }),
  });
  return [
    call('GET', '/customerlogin/auth/anonymous/login?tenant=acme&client_id=acme-storefront'),
    call('POST', '~/login', as(guest, json), body),
    call('POST', '~/login', as(guest, json), '{}'),
    call('GET', '~/me', as(token)),
    call('PATCH', '~/me', as(token, json), '{"firstName":"Ada"}'),
    call('PATCH', '~/me', as(token, { ...json, ...ofClients }), '{}'),
    call('POST', '~/me/addresses', as(token, json), '{"contactName":"Ada"}'),
    call('PUT', '~/me/addresses/unknown', as(token, json), '{}'),
    call('DELETE', '~/me/addresses/unknown', as(token)),
    call('POST', '~/socialLogin?code=1&redirect_uri=https://a.example', as(guest, { 'session-id': 'one' })),
    call('GET', '~/me', as('unknown')),
    call('GET', '~/me'),
  ];
}

/** Whether a page is given an answer. */
const seenBy = (page: Page, calls: readonly PageCall[]): Promise<readonly boolean[]> =>
  page.evaluate(
    (all) =>
      Promise.all(
        all.map(({ url, ...sent }) =>
          fetch(url, sent).then(
            () => true,
            () => false,
          ),
        ),
      ),
    calls,
  );

test.describe('What Chromium lets a page do', { tag: '@heavy' }, () => {
  test('is what the suite says, for the reference tenant and for each fault', async ({ open, serve }) => {
    const shop = await startHttpServer((_, response) => response.setHeader('content-type', 'text/html').end('shop'));
    const { page } = await open('');
    await page.goto(shop.url);

    for (const id of ['sound', ...corsFaults]) {
      const calls = await callsOf(await serve(id === 'sound' ? {} : tenantOptionsWithFaults([id])));
      const seen = await seenBy(page, calls);

      expect(await Promise.all(calls.map((call) => verdictOf(shop.url, call))), id).toEqual(seen);
      expect(
        seen.every((each) => each),
        `${id} lets a page do everything`,
      ).toBe(id === 'sound');
    }
    await shop.close();
    expect(corsFaults.length).toBeGreaterThanOrEqual(10);
  });
});
