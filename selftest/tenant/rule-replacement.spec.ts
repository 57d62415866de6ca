import { readdirSync } from 'node:fs';
import { soundRules } from '../../tenant/index.ts';
import type { Exchange } from '../../tenant/index.ts';
import { expect, test } from './tenant-test.ts';

const rulesFolder = new URL('../../tenant/rules/', import.meta.url);

test.describe('A rule', () => {
  test('has a name no other rule has', async () => {
    const files = readdirSync(rulesFolder).filter((file) => file !== 'index.ts');
    const modules = await Promise.all(
      files.map(async (file) => Object.keys((await import(new URL(file, rulesFolder).href)) as object)),
    );

    const names = modules.flat();

    expect(names.toSorted()).toEqual(Object.keys(soundRules).toSorted());
  });

  test('takes effect when it is replaced, and only there', async ({ serve }) => {
    const sound = await serve();
    const faulty = await serve({ rules: { mergeAddress: (_, sent) => sent } });

    for (const [shop, city] of [
      [sound, 'Berlin'],
      [faulty, undefined],
    ] as const) {
      const { token } = await shop.customer({ customerAddress: { contactName: 'A', city: 'Berlin' } });
      const before = await shop.ask('GET', '~/me', { token });
      const id = /"defaultAddress":.*?"id":"(\w+)"/.exec(before.text)?.[1] ?? '';
      await shop.ask('PATCH', `~/me/addresses/${id}`, { token, json: { contactName: 'B' } });
      const { body } = await shop.ask('GET', `~/me/addresses/${id}`, { token });
      expect(body).toMatchObject({ contactName: 'B' });
      expect(body).toEqual(
        city === undefined ? expect.not.objectContaining({ city: 'Berlin' }) : expect.objectContaining({ city }),
      );
    }
  });

  test('that breaks is answered without a trace', async ({ serve }) => {
    const errors: unknown[] = [];
    const shop = await serve({
      logError: (error) => errors.push(error),
      rules: {
        guestProfile: () => {
          throw new Error('secret detail');
        },
      },
    });

    const answer = await shop.ask('GET', '~/me', { token: await shop.guest() });

    expect(answer.status).toBe(500);
    expect(answer.text).not.toContain('secret detail');
    expect(errors.map(String)).toEqual(['Error: secret detail']);
  });
});

test.describe('A wire hook', () => {
  test('sees every exchange', async ({ serve }) => {
    const seen: Exchange[] = [];
    const shop = await serve({ wire: (exchange) => void seen.push(exchange) });
    await shop.signup();
    await shop.ask('GET', '~/nothing?x=1');
    await shop.ask('OPTIONS', '~/me');
    await shop.ask('GET', '~/me');

    expect(seen.map(({ operation, response }) => [operation, response.status])).toEqual([
      ['GET-oauth-generate-anonymous-access-token', 200],
      ['POST-customer-create-customer-account', 201],
      ['none', 404],
      ['none', 204],
      ['GET-customer-retrieve-customer-profile', 401],
    ]);
    expect(seen[1]?.request).toMatchObject({
      method: 'POST',
      path: '/customer/acme/signup',
      body: { password: 'correct horse' },
    });
    expect(seen[2]?.request.query).toEqual({ x: '1' });
    expect(JSON.parse(seen[1]?.response.body.toString() ?? '')).toHaveProperty('id');
  });

  test('changes status, headers and body', async ({ serve }) => {
    const shop = await serve({
      wire: async ({ operation, response }) => {
        await Promise.resolve();
        if (operation !== 'GET-customer-retrieve-customer-profile') return;
        response.status = 299;
        response.headers['x-changed'] = 'yes';
        delete response.headers['access-control-allow-origin'];
        response.body = Buffer.from('{"changed":true}');
      },
    });

    const answer = await shop.ask('GET', '~/me', { token: await shop.guest() });

    expect(answer).toMatchObject({ status: 299, body: { changed: true } });
    expect(answer.headers.get('x-changed')).toBe('yes');
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    expect(answer.headers.get('content-length')).toBe('16');
  });
});
