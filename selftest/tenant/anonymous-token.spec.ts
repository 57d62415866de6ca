import { expect, textMember, test } from './tenant-test.ts';

test.describe('Anonymous login', () => {
  test('opens a new session each time', async ({ serve }) => {
    const shop = await serve();

    const [one, other] = [await shop.anonymous(), await shop.anonymous()];

    expect(one.body).toMatchObject({
      token_type: 'Bearer',
      expires_in: 3599,
      refresh_token_expires_in: 86399,
      scope: 'tenant=acme',
    });
    expect(one.headers.get('cache-control')).toBe('no-store');
    expect(textMember(one, 'sessionId')).not.toBe(textMember(other, 'sessionId'));
    expect(textMember(one, 'access_token')).not.toBe(textMember(other, 'access_token'));
  });

  test('refuses unknown tenants and clients, and takes the older name of the tenant parameter', async ({ serve }) => {
    const shop = await serve();
    const login = (query: string) => shop.ask('GET', `/customerlogin/auth/anonymous/login?${query}`);

    const asked = await Promise.all([
      login('tenant=acme'),
      login('client_id=acme-storefront'),
      login('tenant=nowhere&client_id=acme-storefront'),
      login('tenant=acme&client_id=wrong'),
      login('hybris-tenant=acme&client_id=acme-storefront'),
    ]);

    expect(asked.map(({ status }) => status)).toEqual([400, 400, 400, 401, 200]);
  });

  test('is refreshed in the same session, once per refresh token', async ({ serve }) => {
    const shop = await serve();
    const login = await shop.anonymous();
    const base = '/customerlogin/auth/anonymous/refresh?tenant=acme&client_id=acme-storefront';
    const path = `${base}&refresh_token=${textMember(login, 'refresh_token')}`;

    const refreshed = await shop.ask('GET', path);

    expect(refreshed.status).toBe(200);
    expect(textMember(refreshed, 'sessionId')).toBe(textMember(login, 'sessionId'));
    expect(textMember(refreshed, 'access_token')).not.toBe(textMember(login, 'access_token'));
    expect((await shop.ask('GET', path)).status).toBe(401);
    expect((await shop.ask('GET', base)).status).toBe(400);
    const again = await shop.ask('GET', `${base}&refresh_token=${textMember(refreshed, 'refresh_token')}`);
    expect(again.status).toBe(200);
    const deprecated = await shop.ask('GET', `${base}&anonymous_token=${textMember(again, 'access_token')}`);
    expect(deprecated.body).toMatchObject({ sessionId: textMember(login, 'sessionId') });
    expect(textMember(deprecated, 'refresh_token')).toBe('');
  });

  test('cannot be refreshed after its refresh token ended', async ({ serve }) => {
    const shop = await serve();
    const login = await shop.anonymous();
    shop.running.clock.advance(86399);

    const query = `tenant=acme&client_id=acme-storefront&refresh_token=${textMember(login, 'refresh_token')}`;

    expect((await shop.ask('GET', `/customerlogin/auth/anonymous/refresh?${query}`)).status).toBe(401);
  });
});

test.describe('A service token', () => {
  test('has the scopes asked for that the key has', async ({ serve }) => {
    const shop = await serve();
    const [tenant] = shop.running.tenants;
    const ask = (form: Record<string, string>) =>
      shop.ask('POST', '/oauth/token', {
        raw: new URLSearchParams(form).toString(),
        type: 'application/x-www-form-urlencoded',
      });
    const credentials = {
      grant_type: 'client_credentials',
      client_id: tenant?.serviceClientId ?? '',
      client_secret: tenant?.serviceClientSecret ?? '',
    };

    const all = await ask(credentials);
    const some = await ask({ ...credentials, scope: 'customer.customer_read webhook.subscription_manage' });

    expect(all.body).toMatchObject({ token_type: 'Bearer', expires_in: 14399, refresh_token_expires_in: 0 });
    expect(textMember(all, 'scope')).toContain('customer.customer_manage');
    expect(textMember(some, 'scope')).toBe('customer.customer_read tenant=acme');
    expect((await ask({ ...credentials, client_secret: 'wrong' })).status).toBe(401);
    expect((await ask({ ...credentials, grant_type: 'password' })).status).toBe(400);
  });
});
