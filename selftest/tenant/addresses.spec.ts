import { expect, textMember, test } from './tenant-test.ts';
import type { LoggedInCustomer, TenantClient } from './tenant-test.ts';

const add = async (shop: TenantClient, { token }: LoggedInCustomer, json: unknown) =>
  textMember(await shop.ask('POST', '~/me/addresses', { token, json }), 'id');
const list = async (shop: TenantClient, { token }: LoggedInCustomer) =>
  (await shop.ask('GET', '~/me/addresses', { token })).body;

test.describe('Addresses', () => {
  test('are none at first, and the first one becomes the default', async ({ serve }) => {
    const shop = await serve();
    const person = await shop.customer();
    expect(await list(shop, person)).toEqual([]);

    const answer = await shop.ask('POST', '~/me/addresses', {
      token: person.token,
      json: { contactName: 'A', street: '', tags: ['Billing'], firstName: 'unknown', mixins: { a: { b: 1 } } },
    });
    const second = await add(shop, person, { contactName: 'B' });

    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({ id: expect.stringMatching(/^[0-9a-f]{10}$/) });
    const stored = await list(shop, person);
    expect(stored).toMatchObject([
      {
        id: textMember(answer, 'id'),
        contactName: 'A',
        street: '',
        tags: ['Billing'],
        isDefault: true,
        mixins: { a: { b: 1 } },
      },
      { id: second, contactName: 'B', isDefault: false },
    ]);
    expect(JSON.stringify(stored)).not.toContain('unknown');
  });

  test('are changed in part, with exactly one default', async ({ serve }) => {
    const shop = await serve();
    const person = await shop.customer();
    const { token } = person;
    const first = await add(shop, person, { contactName: 'A', city: 'Berlin', tags: ['x'] });
    const second = await add(shop, person, { contactName: 'B' });

    const changed = await shop.ask('PATCH', `~/me/addresses/${first}`, {
      token,
      json: { city: 'Hamburg', tags: ['y'] },
    });
    const moved = await shop.ask('PATCH', `~/me/addresses/${second}`, { token, json: { isDefault: true } });
    await shop.ask('PATCH', `~/me/addresses/${second}`, { token, json: { isDefault: false } });

    expect(changed).toMatchObject({ status: 200, text: '' });
    expect(moved.status).toBe(200);
    expect(await list(shop, person)).toMatchObject([
      { contactName: 'A', city: 'Hamburg', tags: ['y'], isDefault: false, metadata: { version: 2 } },
      { contactName: 'B', isDefault: true },
    ]);
    expect((await shop.ask('GET', '~/me', { token })).body).toMatchObject({ defaultAddress: { id: second } });
  });

  test('have one default when a new one asks to be it, and after the default went', async ({ serve }) => {
    const shop = await serve();
    const person = await shop.customer();
    await add(shop, person, { contactName: 'A' });
    const second = await add(shop, person, { contactName: 'B', isDefault: true });
    expect(await list(shop, person)).toMatchObject([{ isDefault: false }, { isDefault: true }]);

    const gone = await shop.ask('DELETE', `~/me/addresses/${second}`, { token: person.token });

    expect(gone).toMatchObject({ status: 204, text: '' });
    expect(await list(shop, person)).toMatchObject([{ contactName: 'A', isDefault: true }]);
    expect((await shop.ask('DELETE', `~/me/addresses/${second}`, { token: person.token })).status).toBe(404);
    expect((await shop.login(person.email, person.password)).status).toBe(200);
  });

  test('of somebody else are not found', async ({ serve }) => {
    const shop = await serve();
    const [owner, stranger] = [await shop.customer(), await shop.customer()];
    const id = await add(shop, owner, { contactName: 'A' });
    const { token } = stranger;

    const read = await shop.ask('GET', `~/me/addresses/${id}`, { token });
    const others = await Promise.all([
      shop.ask('PATCH', `~/me/addresses/${id}`, { token, json: { contactName: 'X' } }),
      shop.ask('DELETE', `~/me/addresses/${id}`, { token }),
      shop.ask('POST', `~/me/addresses/${id}/tags?tags=X`, { token }),
      shop.ask('DELETE', `~/me/addresses/${id}/tags?tags=X`, { token }),
    ]);

    expect(read.status).toBe(404);
    expect(read.body).toEqual({
      status: 404,
      type: 'resource_not_found',
      message: `Address ${id} of customer ${stranger.id} not found.`,
    });
    expect(others.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    expect(await list(shop, owner)).toMatchObject([{ id, contactName: 'A' }]);
  });

  test('are changed by PUT as by PATCH, and refuse a stale version', async ({ serve }) => {
    const shop = await serve();
    const person = await shop.customer();
    const id = await add(shop, person, { contactName: 'A', city: 'Berlin' });
    const { token } = person;

    expect((await shop.ask('PUT', `~/me/addresses/${id}`, { token, json: { id, contactName: 'B' } })).status).toBe(200);
    const stale = await shop.ask('PATCH', `~/me/addresses/${id}`, {
      token,
      json: { city: 'X', metadata: { version: 1 } },
    });

    expect(stale.status).toBe(409);
    expect(await list(shop, person)).toMatchObject([{ contactName: 'B', city: 'Berlin' }]);
  });

  test('are judged member by member', async ({ serve }) => {
    const shop = await serve();
    const { token } = await shop.customer();
    const wrong = [
      undefined,
      {},
      { contactName: null },
      { contactName: 1 },
      { contactName: 'A', country: 'DEU' },
      { contactName: 'A', country: '1!' },
      { contactName: 'A', city: 5 },
      { contactName: 'A', isDefault: 'true' },
      { contactName: 'A', tags: [null] },
      { contactName: 'A', mixins: [] },
    ];

    const asked = await Promise.all(wrong.map((json) => shop.ask('POST', '~/me/addresses', { token, json })));

    expect(asked.map(({ status }) => status)).toEqual(wrong.map(() => 400));
  });
});

test.describe('Address tags', () => {
  test('are added once, keep their case, and are removed by name', async ({ serve }) => {
    const shop = await serve();
    const person = await shop.customer();
    const id = await add(shop, person, { contactName: 'A', tags: ['one'] });
    const tags = (method: string, query: string) =>
      shop.ask(method, `~/me/addresses/${id}/tags?${query}`, { token: person.token });

    const added = await tags('POST', 'tags=One,two%2Cthree');
    await tags('POST', 'tags=two');
    expect(added).toMatchObject({ status: 204, text: '' });
    expect(await list(shop, person)).toMatchObject([{ tags: ['one', 'One', 'two', 'three'] }]);
    expect((await tags('DELETE', 'tags=one,absent')).status).toBe(204);
    expect(await list(shop, person)).toMatchObject([{ tags: ['One', 'two', 'three'] }]);
    const refused = [await tags('POST', ''), await tags('POST', 'tags='), await tags('DELETE', 'tags=%20,')];
    expect(refused.map(({ status }) => status)).toEqual([400, 400, 400]);
  });
});
