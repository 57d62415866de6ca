import { expect, request, test } from '@playwright/test';
import { anUnknownTenant } from '../../src/test-data/builders.ts';
import { HttpClient } from '../../src/client/http-client.ts';
import type { SentRequest } from '../../src/checks/http-message.ts';
import { TargetGuard } from '../../src/client/target-guard.ts';
import { RateLimiter } from '../../src/client/rate-limit.ts';
import { Retry } from '../../src/client/retry.ts';
import { startHttpServer } from '../support/servers.ts';

const guard = new TargetGuard('https://api.example.test', [{ tenant: 'shop' }, { tenant: 'shopother' }]);
const admit = (path: string, headers: SentRequest['headers'] = {}) =>
  guard.admit({ method: 'GET', path, headers }).href;

test.describe('The guard', () => {
  for (const path of [
    'https://elsewhere.example.test/customer/shop/me',
    'http://api.example.test/customer/shop/me',
    '//elsewhere.example.test/customer/shop/me',
    '\\\\elsewhere.example.test/customer/shop/me',
    'https://api.example.test:8443/customer/shop/me',
    'https://api.example.test@elsewhere.example.test/customer/shop/me',
  ])
    test(`lets nothing go to another host: ${path}`, () => {
      expect(() => admit(path)).toThrow(/The run's target is https:\/\/api\.example\.test: nothing is sent to http/);
    });

  for (const path of [
    '/customer/another/me',
    '/customer/shop/../another/me',
    '/customer/shop/%2e%2e/another/me',
    '/customer/%61nother/me',
    '/customer//me',
    '/customer/%E0%A4%A/me',
    '/customer-management/another/legal-entities',
    '/customerlogin/auth/anonymous/login?tenant=another&client_id=x',
    '/customerlogin/auth/anonymous/login?tenant=shop&%74enant=another',
    '/customerlogin/auth/anonymous/login?hybris-tenant=another',
  ])
    test(`lets nothing go to another tenant: ${path}`, () => {
      expect(() => admit(path)).toThrow(/The run's tenants are shop, shopother: nothing is sent to the tenant "/);
    });

  test('lets no header name another tenant', () => {
    expect(() => admit('/customer/shop/me', { 'emporix-tenant': 'another' })).toThrow('"another"');
    expect(() => admit('/customer/shop/me', { 'Emporix-Tenant': 'another' })).toThrow('"another"');
  });

  test('admits the tenants of the run, and one that is nobody\u2019s', () => {
    for (const tenant of ['shop', 'shopother', 'SHOP', anUnknownTenant()])
      expect(admit(`/customer/${tenant}/me`)).toBe(`https://api.example.test/customer/${tenant}/me`);
    expect(admit('/oauth/token')).toBe('https://api.example.test/oauth/token');
    expect(admit('/customerlogin/auth/anonymous/login?tenant=shop')).toContain('tenant=shop');
  });
});

test.describe('The client', () => {
  test('sends not a byte to another tenant, and follows no redirect to another host', async () => {
    const asked: string[] = [];
    const elsewhere = await startHttpServer((_, response) => {
      asked.push('elsewhere');
      response.end();
    });
    const host = await startHttpServer(({ url = '' }, response) => {
      asked.push(url);
      response.writeHead(302, { location: `${elsewhere.url}/customer/shop/me` }).end();
    });
    const persistence = new Retry(new RateLimiter({ repeats: 0 }), { patience: 3_000, retries: 0, paced: false });
    const client = new HttpClient(
      request,
      new TargetGuard(host.url, [{ tenant: 'shop' }]),
      () => 'selftest',
      persistence,
    );
    const nobody = { label: 'nobody', access: { tenant: 'shop', clientId: 'x' } };
    const get = (path: string) => client.send(nobody, 'getProfile', { method: 'GET', path, headers: {} });

    await expect(get('/customer/another/me')).rejects.toThrow('"another"');
    await expect(get(`${elsewhere.url}/customer/shop/me`)).rejects.toThrow('nothing is sent to');
    expect((await get('/customer/shop/me')).status).toBe(302);

    expect(asked).toEqual(['/customer/shop/me']);
    await Promise.all([host.close(), elsewhere.close(), client.close()]);
  });
});
