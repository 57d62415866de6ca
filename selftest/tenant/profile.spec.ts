import { expect, test } from './tenant-test.ts';
import type { LoggedInCustomer, TenantClient } from './tenant-test.ts';

const mergePatch = 'application/merge-patch+json';
const me = async (shop: TenantClient, { token }: LoggedInCustomer) => (await shop.ask('GET', '~/me', { token })).body;

test.describe('A profile', () => {
  test('of a guest tells nothing personal', async ({ serve }) => {
    const shop = await serve();

    const answer = await shop.ask('GET', '~/me', { token: await shop.guest() });

    expect(answer.body).toEqual({
      firstName: 'Anonymous',
      lastName: 'Anonymous',
      preferredSite: 'main',
      customerNumber: '00000000',
      id: '00000000',
      accounts: [],
    });
  });

  test('of a customer shows addresses only on demand, and the default one always', async ({ serve }) => {
    const shop = await serve();
    const person = await shop.customer({ customerAddress: { contactName: 'A' } });

    const plain = await me(shop, person);
    const expanded = await shop.ask('GET', '~/me?expand=mixin:*,addresses,else', { token: person.token });

    expect(plain).toMatchObject({
      id: person.id,
      customerNumber: person.id,
      accounts: [{ id: person.email }],
      businessModel: 'B2C',
      defaultAddress: { contactName: 'A', isDefault: true },
      metadata: { version: 1, mixins: {} },
      mixins: {},
    });
    expect(plain).toHaveProperty('lastLogin');
    expect(plain).not.toHaveProperty('addresses');
    expect(expanded.body).toMatchObject({ addresses: [{ contactName: 'A' }] });
  });

  test('never hands out what is stored', async ({ serve }) => {
    const shop = await serve();
    const person = await shop.customer({ customerDetails: { mixins: { a: { b: 1 } } } });

    expect(JSON.stringify(await me(shop, person))).not.toMatch(/password|hash/i);
  });
});

test.describe('Changing a profile', () => {
  test('changes what is sent, keeps the rest and answers with nothing', async ({ serve }) => {
    const shop = await serve();
    const person = await shop.customer({
      customerDetails: { firstName: 'A', lastName: 'B', mixins: { one: { x: 1 } } },
    });
    const { token } = person;
    const json = { firstName: 'C', contactPhone: '', mixins: { two: { y: 2 } }, metadata: { mixins: { two: 'url' } } };

    const answer = await shop.ask('PATCH', '~/me', { token, json });

    expect(answer).toMatchObject({ status: 200, text: '' });
    expect(await me(shop, person)).toMatchObject({
      firstName: 'C',
      lastName: 'B',
      contactPhone: '',
      mixins: { one: { x: 1 }, two: { y: 2 } },
      metadata: { version: 2, mixins: { two: 'url' } },
    });
  });

  test('follows RFC 7396 for a merge patch', async ({ serve }) => {
    const shop = await serve();
    const person = await shop.customer({
      customerDetails: { firstName: 'A', company: 'B', mixins: { one: { x: 1, y: 2 }, two: [1] } },
    });
    const raw = JSON.stringify({ company: null, mixins: { one: { x: null, z: 3 }, two: [2] } });

    const answer = await shop.ask('PATCH', '~/me', { token: person.token, raw, type: mergePatch });

    expect(answer.status).toBe(200);
    const profile = await me(shop, person);
    expect(profile).toMatchObject({ firstName: 'A', mixins: { one: { y: 2, z: 3 }, two: [2] } });
    expect(profile).not.toHaveProperty('company');
    expect(profile).not.toHaveProperty('mixins.one.x');
  });

  test('keeps the contact e-mail set', async ({ serve }) => {
    const shop = await serve();
    const person = await shop.customer();
    const patch = (raw: string, type: string) => shop.ask('PATCH', '~/me', { token: person.token, raw, type });

    expect((await patch('{"contactEmail":null}', mergePatch)).status).toBe(400);
    expect((await patch('{"contactEmail":null}', 'application/json')).status).toBe(400);
    expect((await patch('{"contactEmail":""}', 'application/json')).status).toBe(400);
    expect(await me(shop, person)).toMatchObject({ contactEmail: person.email });
    expect((await patch('{"contactEmail":"b@example.test"}', 'application/json')).status).toBe(200);
    expect(await me(shop, person)).toMatchObject({ contactEmail: 'b@example.test', accounts: [{ id: person.email }] });
  });

  test('refuses a stale version and lets one of two at once win', async ({ serve }) => {
    const shop = await serve();
    const person = await shop.customer();
    const patch = (firstName: string, version: number) =>
      shop.ask('PATCH', '~/me', { token: person.token, json: { firstName, metadata: { version } } });

    const [one, other] = await Promise.all([patch('A', 1), patch('B', 1)]);
    const stale = await patch('C', 1);

    expect([one.status, other.status].sort()).toEqual([200, 409]);
    expect(stale.status).toBe(409);
    expect(await me(shop, person)).toMatchObject({
      firstName: one.status === 200 ? 'A' : 'B',
      metadata: { version: 2 },
    });
    expect((await patch('D', 2)).status).toBe(200);
  });

  test('ignores what a customer may not change', async ({ serve }) => {
    const shop = await serve();
    const person = await shop.customer();
    const json = {
      id: '1',
      customerNumber: '1',
      active: false,
      onHold: true,
      accounts: [],
      businessModel: 'B2B',
      hat: 1,
    };

    expect((await shop.ask('PATCH', '~/me', { token: person.token, json })).status).toBe(200);

    const profile = await me(shop, person);
    expect(profile).toMatchObject({ id: person.id, accounts: [{ id: person.email }], businessModel: 'B2C' });
    expect(profile).not.toHaveProperty('hat');
    expect((await shop.login(person.email, person.password)).status).toBe(200);
  });

  test('judges the type of every member', async ({ serve }) => {
    const shop = await serve();
    const { token } = await shop.customer();
    const wrong = [
      { firstName: 1 },
      { title: null },
      { preferredCurrency: 'EURO' },
      { b2b: [] },
      { b2b: { companyRegistrationId: 1 } },
      { metadata: { version: '1' } },
      { metadata: { mixins: 'x' } },
      { mixins: null },
      { contactPhone: 'x'.repeat(5000) },
      { b2b: { companyRegistrationId: 'HRB 1' } },
    ];

    const asked = await Promise.all(wrong.map((json) => shop.ask('PATCH', '~/me', { token, json })));

    expect(asked.map(({ status }) => status)).toEqual(wrong.map(() => 400));
  });

  test('takes members that are named like parts of JavaScript as plain data', async ({ serve }) => {
    const shop = await serve();
    const person = await shop.customer();
    const raw =
      '{"mixins":{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}},"__proto__":{"company":"x"}}';

    for (const type of ['application/json', mergePatch]) {
      expect((await shop.ask('PATCH', '~/me', { token: person.token, raw, type })).status).toBe(200);
    }

    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
    expect(JSON.stringify(await me(shop, person))).toContain('"__proto__":{"polluted":true}');
    expect(await me(shop, person)).not.toHaveProperty('company');
    expect((await shop.ask('GET', '~/me?__proto__=1&expand=constructor', { token: person.token })).status).toBe(200);
  });

  test('comes by PUT too, unless the tenant does not take it', async ({ serve }) => {
    const shop = await serve({ tenants: [{}, { name: 'strict', putAsPatch: false }] });
    const person = await shop.customer();

    const put = await shop.ask('PUT', '~/me', { token: person.token, json: { firstName: 'Put' } });

    expect(put.status).toBe(200);
    expect(await me(shop, person)).toMatchObject({ firstName: 'Put', contactEmail: person.email });
    const token = await shop.guest('strict');
    const json = { email: 'a@example.test', password: 'correct horse' };
    await shop.ask('POST', '/customer/strict/signup', { token, json });
    const login = await shop.ask('POST', '/customer/strict/login', { token, json });
    const strict = /"access_token":"(\w+)"/.exec(login.text)?.[1] ?? '';
    expect((await shop.ask('PUT', '/customer/strict/me', { token: strict, json: {} })).status).toBe(405);
  });
});
