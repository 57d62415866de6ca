import { expect, textMember, test } from './tenant-test.ts';
import type { TenantClient } from './tenant-test.ts';

const create = async (shop: TenantClient, json: unknown, query = 'sendPasswordResetNotifications=false') =>
  shop.ask('POST', `~/customers?${query}`, { token: await shop.service(), json });

test.describe('Tenant-managed customers', () => {
  test('are created with an initial password that is told until it is changed', async ({ serve }) => {
    const shop = await serve();
    const credentials = { contactEmail: 'a@example.test', password: 'given by us' };

    const answer = await create(shop, { ...credentials, id: 'custom-1', firstName: 'A' });
    const login = await shop.login(credentials.contactEmail, credentials.password);

    expect(answer).toMatchObject({ status: 201, body: { id: 'custom-1' } });
    expect(login.body).toMatchObject({ initialPassword: true });
    const json = { currentPassword: credentials.password, newPassword: 'my own choice' };
    await shop.ask('POST', '~/password/change', { token: textMember(login, 'access_token'), json });
    expect((await shop.login(credentials.contactEmail, 'my own choice')).body).toMatchObject({
      initialPassword: false,
    });
    expect((await create(shop, { id: 'custom-1' })).status).toBe(409);
    expect((await create(shop, { contactEmail: 'A@example.test' })).status).toBe(409);
    expect((await create(shop, { id: 'not an id' })).status).toBe(400);
  });

  test('are found, counted and paged', async ({ serve }) => {
    const shop = await serve();
    const token = await shop.service();
    for (const name of ['Ada', 'Bob', 'Abe']) {
      await create(shop, { contactEmail: `${name.toLowerCase()}@example.test`, firstName: name, company: 'Two Words' });
    }
    const find = async (q: string, more = '') =>
      shop.ask('GET', `~/customers?q=${encodeURIComponent(q)}${more}`, { token });

    expect((await find('contactEmail:ada@example.test')).body).toMatchObject([{ firstName: 'Ada', active: true }]);
    expect((await find('contactEmail:~^a firstName:Abe')).body).toMatchObject([{ firstName: 'Abe' }]);
    expect((await find('firstName:(Ada,Bob)')).headers.get('count')).toBe('2');
    expect((await find('company:"Two Words" lastLogin:null')).headers.get('count')).toBe('3');
    expect((await find('metadataCreatedAt:(<"2001-01-01T00:00:00.000Z")')).body).toEqual([]);
    const page = await find('company:exists', '&sort=firstName:desc&pageNumber=2&pageSize=1');
    expect(page.body).toMatchObject([{ firstName: 'Ada' }]);
    expect(page.headers.get('count')).toBe('3');
    const search = await shop.ask('POST', '~/customers/search', { token, json: { q: 'firstName:Bob' } });
    expect(search.body).toMatchObject([{ firstName: 'Bob' }]);
    const wrong = [await find('nothing'), await find('firstName:~('), await find('', '&pageSize=0')];
    expect(wrong.map(({ status }) => status)).toEqual([400, 400, 400]);
  });

  test('are read, replaced, patched and deleted', async ({ serve }) => {
    const shop = await serve();
    const token = await shop.service();
    const { id, email, password, ...person } = await shop.customer({
      customerDetails: { firstName: 'A', lastName: 'B' },
    });
    const ask = (method: string, json?: unknown) => shop.ask(method, `~/customers/${id}`, { token, json });

    expect((await ask('PATCH', { lastName: 'C', metadata: { version: 1 } })).status).toBe(200);
    expect((await ask('PATCH', { metadata: { version: 1 } })).status).toBe(409);
    expect((await ask('GET')).body).toMatchObject({ firstName: 'A', lastName: 'C', metadata: { version: 2 } });
    expect((await ask('PATCH', { contactEmail: '' })).status).toBe(400);
    expect((await ask('PUT', { contactEmail: email, title: 'MR' })).status).toBe(204);
    expect((await ask('GET')).body).not.toHaveProperty('firstName');
    expect((await ask('DELETE')).status).toBe(202);
    const gone = await ask('GET');
    expect(gone).toMatchObject({ status: 404, body: { type: 'application/json', message: 'Customer not Found' } });
    expect((await ask('DELETE')).status).toBe(404);
    expect((await shop.ask('GET', '~/me', { token: person.token })).status).toBe(401);
    expect((await shop.login(email, password)).status).toBe(401);
    expect((await ask('PUT', {})).status).toBe(409);
  });

  test('are made by PUT when there is none, and may return where the tenant allows it', async ({ serve }) => {
    const shop = await serve({ tenants: [{ recreationOfDeletedCustomer: true }] });
    const token = await shop.service();
    const put = () => shop.ask('PUT', '~/customers/C-1', { token, json: { firstName: 'A' } });

    expect(await put()).toMatchObject({ status: 201, body: { id: 'C-1' } });
    await shop.ask('DELETE', '~/customers/C-1', { token, json: {} });
    expect((await put()).status).toBe(201);
  });

  test('have addresses', async ({ serve }) => {
    const shop = await serve();
    const token = await shop.service();
    const { id } = await shop.customer();
    const path = `~/customers/${id}/addresses`;

    const added = await shop.ask('POST', path, { token, json: { id: 'home', contactName: 'A' } });

    expect(added).toMatchObject({ status: 201, body: { id: 'home' } });
    expect((await shop.ask('POST', path, { token, json: { id: 'home', contactName: 'A' } })).status).toBe(409);
    expect((await shop.ask('GET', path, { token })).body).toMatchObject([{ id: 'home', isDefault: true }]);
    expect((await shop.ask('GET', `~/customers/${id}?expand=addresses,accounts`, { token })).body).toMatchObject({
      addresses: [{ id: 'home' }],
      accounts: [{}],
    });
  });
});

test.describe('A company', () => {
  test('scopes a refreshed token of those assigned to it, until it is left out', async ({ serve }) => {
    const shop = await serve();
    const token = await shop.service();
    const person = await shop.customer();
    const base = '/customer-management/acme';
    const company = await shop.ask('POST', `${base}/legal-entities`, { token, json: { name: 'A', type: 'COMPANY' } });
    const legalEntityId = textMember(company, 'id');
    const assign = () =>
      shop.ask('POST', `${base}/contact-assignments`, {
        token,
        json: { legalEntity: { id: legalEntityId }, customer: { id: person.id }, type: 'BILLING', primary: true },
      });
    const refresh = async (refreshToken: string, more: string) =>
      shop.ask('GET', `~/refreshauthtoken?refreshToken=${refreshToken}${more}`, { token: await shop.guest() });
    const validated = async (access: string) => (await shop.ask('GET', '~/validateauthtoken', { token: access })).body;

    expect((await refresh(person.refreshToken, `&legalEntityId=${legalEntityId}`)).status).toBe(400);
    const assignment = await assign();
    expect((await assign()).status).toBe(409);
    const scoped = await refresh(person.refreshToken, `&legalEntityId=${legalEntityId}`);
    const unscoped = await refresh(textMember(scoped, 'refresh_token'), '');

    expect(await validated(textMember(scoped, 'access_token'))).toMatchObject({ legalEntityId });
    expect(await validated(textMember(unscoped, 'access_token'))).not.toHaveProperty('legalEntityId');
    const path = `${base}/contact-assignments/${textMember(assignment, 'id')}`;
    expect((await shop.ask('GET', path, { token })).body).toMatchObject({
      type: 'BILLING',
      legalEntity: { name: 'A' },
    });
    expect((await shop.ask('GET', `${base}/contact-assignments`, { token })).body).toHaveLength(1);
    expect((await shop.ask('DELETE', path, { token })).status).toBe(204);
    expect((await shop.ask('GET', path, { token })).status).toBe(404);
    expect((await shop.ask('GET', `${base}/legal-entities?q=name:A`, { token })).body).toHaveLength(1);
    const companyPath = `${base}/legal-entities/${legalEntityId}`;
    expect((await shop.ask('GET', companyPath, { token })).body).toMatchObject({ name: 'A' });
    expect((await shop.ask('DELETE', companyPath, { token })).status).toBe(204);
    expect((await shop.ask('DELETE', companyPath, { token })).status).toBe(404);
  });
});

test.describe('Without an identity provider', () => {
  test('social login and token exchange refuse everybody', async ({ serve }) => {
    const shop = await serve();
    const token = await shop.guest();
    const ask = (path: string) => shop.ask('POST', `~/${path}`, { token });

    const asked = await Promise.all([
      ask('socialLogin?redirect_uri=https://a.example'),
      ask('socialLogin?code=x'),
      ask('socialLogin?code=x&redirect_uri=https://a.example'),
      ask('exchangeauthtoken'),
      ask('exchangeauthtoken?subjectAccessToken=x&config=unknown'),
      ask('exchangeauthtoken?subjectAccessToken=x'),
    ]);

    expect(asked.map(({ status }) => status)).toEqual([400, 400, 401, 400, 400, 401]);
  });

  test('a rule in its place lets sessions in', async ({ serve }) => {
    const vouch = () => Promise.resolve({ subject: 's-1', email: 'sso@example.test', firstName: 'S' });
    const shop = await serve({
      tenants: [{ identityProviders: [{ name: 'any', issuer: 'http://127.0.0.1:1', clientId: 'shop' }] }],
      rules: { redeemCode: vouch, vouchForToken: vouch },
    });
    const guest = await shop.anonymous();
    const token = textMember(guest, 'access_token');

    const exchanged = await shop.ask('POST', '~/exchangeauthtoken?subjectAccessToken=jwt', { token });
    const social = await shop.ask('POST', '~/socialLogin?code=x&redirect_uri=https://a.example', { token });

    expect(exchanged.body).toMatchObject({ subject_access_token: 'jwt', session_id: textMember(guest, 'sessionId') });
    expect(social.body).toMatchObject({ expires_in: '2591999', refresh_token_expires_in: '86399' });
    expect(social.body).not.toHaveProperty('session_id');
    const me = await shop.ask('GET', '~/me', { token: textMember(social, 'access_token') });
    expect(me.body).toMatchObject({ firstName: 'S', accounts: [{ id: 'sso@example.test', providerId: 's-1' }] });
  });
});
