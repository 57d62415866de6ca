import { expect, textMember, test } from './tenant-test.ts';

const invalid = {
  fault: { faultstring: 'Invalid access token', detail: { errorcode: 'oauth.v2.InvalidAccessToken' } },
};

test.describe('The gateway', () => {
  test('answers the documented fault to a request without a token or with an unknown one', async ({ serve }) => {
    const shop = await serve();

    const without = await shop.ask('GET', '~/me');
    const unknown = await shop.ask('GET', '~/me', { token: 'nobody' });
    const otherScheme = await shop.ask('GET', '~/me', { headers: { authorization: 'Basic bm9ib2R5' } });

    expect([without, unknown, otherScheme].map(({ status }) => status)).toEqual([401, 401, 401]);
    expect([without.body, unknown.body, otherScheme.body]).toEqual([invalid, invalid, invalid]);
  });

  test('answers the documented fault to an expired token', async ({ serve }) => {
    const shop = await serve();
    const token = await shop.guest();
    expect((await shop.ask('GET', '~/me', { token })).status).toBe(200);

    shop.running.clock.advance(3599);

    const answer = await shop.ask('GET', '~/me', { token });
    expect(answer.status).toBe(401);
    expect(answer.body).toEqual({
      fault: {
        faultstring: 'Access Token expired',
        detail: { errorcode: 'keymanagement.service.access_token_expired' },
      },
    });
  });

  test('refuses the token of one tenant at another', async ({ serve }) => {
    const shop = await serve({ tenants: [{}, { name: 'other' }] });
    const token = await shop.guest();

    const other = await shop.ask('GET', '/customer/other/me', { token });
    const nowhere = await shop.ask('GET', '/customer/nowhere/me', { token });
    const misspelt = await shop.ask('GET', '/customer/ACME/me', { token });

    for (const answer of [other, nowhere, misspelt]) {
      expect(answer.status).toBe(400);
      expect(answer.body).toMatchObject({ status: 400, type: 'bad_request' });
    }
  });

  test('refuses tokens of the wrong kind', async ({ serve }) => {
    const shop = await serve();
    const [guest, service, { token: customer }] = [await shop.guest(), await shop.service(), await shop.customer()];

    const asked = await Promise.all([
      shop.ask('GET', '~/me/addresses', { token: guest }),
      shop.ask('GET', '~/me', { token: service }),
      shop.ask('DELETE', '~/customers/1', { token: customer }),
      shop.ask('GET', '~/customers', { token: guest }),
      shop.ask('POST', '~/signup', { token: customer, json: {} }),
      shop.ask('POST', '~/login', { token: service, json: {} }),
      shop.ask('GET', '~/validateauthtoken', { token: guest }),
    ]);

    expect(asked.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403, 401, 401]);
    expect(asked[0].body).toEqual({ status: 403, type: 'Forbidden', message: 'User not authorized.' });
  });

  test('names the scopes a service token lacks', async ({ serve }) => {
    const shop = await serve();
    const token = await shop.service('customer.customer_read');

    expect((await shop.ask('GET', '~/customers', { token })).status).toBe(200);
    const answer = await shop.ask('POST', '~/customers', { token, json: {} });

    expect(answer.status).toBe(403);
    expect(answer.body).toMatchObject({
      type: 'Forbidden',
      details: [{ message: expect.stringContaining('customer.customer_manage') }],
    });
  });

  test('tells unknown paths from known ones asked the wrong way', async ({ serve }) => {
    const shop = await serve();

    const unknown = await shop.ask('GET', '~/nothing-here');
    const wrongMethod = await shop.ask('DELETE', '~/me');

    expect(unknown.status).toBe(404);
    expect(unknown.body).toMatchObject({ status: 404, message: 'No endpoint' });
    expect(wrongMethod.status).toBe(405);
    expect((await shop.ask('GET', '/-/clock')).status).toBe(404);
    expect((await shop.ask('GET', '/customer/%zz/me')).status).toBe(400);
  });

  test('answers a preflight and lets any storefront read', async ({ serve }) => {
    const shop = await serve();

    const preflight = await shop.ask('OPTIONS', '~/me');

    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-methods')).toContain('PATCH');
    expect((await shop.ask('GET', '~/me')).headers.get('access-control-allow-origin')).toBe('*');
  });

  test('tolerates a trailing slash', async ({ serve }) => {
    const shop = await serve();
    const { email } = await shop.signup();

    const answer = await shop.ask('POST', '~/password/reset/', { token: await shop.guest(), json: { email } });

    expect(answer.status).toBe(204);
  });
});

test.describe('A request body', () => {
  test('is refused when it is no JSON, no UTF-8, of another media type, or no object', async ({ serve }) => {
    const shop = await serve();
    const { token } = await shop.customer();
    const patch = (raw: string | Uint8Array<ArrayBuffer>, type: string) =>
      shop.ask('PATCH', '~/me', { token, raw, type });

    const broken = await patch('{"firstName":', 'application/json');
    const latin = await patch(Uint8Array.from([0x22, 0xe9, 0x22]), 'application/json');
    const plain = await patch('{}', 'text/plain');
    const list = await patch('[]', 'application/json');
    const deep = await patch(`{"mixins":${'{"a":'.repeat(5000)}1${'}'.repeat(5001)}`, 'application/json');

    expect(broken.body).toMatchObject({ status: 400, type: 'bad_payload_syntax' });
    expect([broken, latin, plain, list, deep].map(({ status }) => status)).toEqual([400, 400, 400, 400, 400]);
  });

  test('is refused when it is larger than 10 MB', async ({ serve }) => {
    const shop = await serve();
    const { token } = await shop.customer();
    const json = { mixins: { notes: { text: 'x'.repeat(10 * 1024 * 1024) } } };

    const answer = await shop.ask('PATCH', '~/me', { token, json });

    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ type: 'payload_too_large' });
  });

  test('is not looked at before the token is', async ({ serve }) => {
    const shop = await serve();

    expect((await shop.ask('POST', '~/login', { raw: '{', type: 'application/json' })).status).toBe(401);
  });
});

test.describe('The clock', () => {
  test('is moved from outside when the server was asked to allow it', async ({ serve }) => {
    const shop = await serve({ clockControl: true });
    const token = await shop.guest();

    const moved = await shop.ask('POST', '/-/clock', { json: { advance: 4000 } });
    const expired = await shop.ask('GET', '~/me', { token });
    const reset = await shop.ask('POST', '/-/clock', { json: { reset: true } });

    expect(moved.body).toMatchObject({ offset: 4000 });
    expect(expired.status).toBe(401);
    expect(reset.body).toMatchObject({ offset: 0 });
    expect((await shop.ask('GET', '~/me', { token })).status).toBe(200);
    expect((await shop.ask('POST', '/-/clock', { json: {} })).status).toBe(400);
    expect(Date.parse(textMember(await shop.ask('GET', '/-/clock'), 'now'))).not.toBeNaN();
  });
});
