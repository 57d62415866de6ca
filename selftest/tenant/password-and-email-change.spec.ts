import { test as base, expect } from './tenant-test.ts';
import { startSmtpReceiver } from './smtp-receiver.ts';
import type { SmtpReceiver, ReceivedMail } from './smtp-receiver.ts';

const test = base.extend<{ postbox: SmtpReceiver }>({
  // The empty pattern is how Playwright is told that a fixture needs no other.

  postbox: async ({}, use) => {
    const postbox = await startSmtpReceiver();
    await use(postbox);
    await postbox.close();
  },
});

/** The mail with a number, as soon as it is there. */
async function mail(postbox: SmtpReceiver, number: number): Promise<ReceivedMail> {
  await expect.poll(() => postbox.mails.length).toBeGreaterThanOrEqual(number);
  return postbox.mails[number - 1] ?? { to: '', subject: '', link: '', token: '' };
}

test.describe('A password reset', () => {
  test('mails a link that sets a new password once', async ({ serve, postbox }) => {
    const shop = await serve({ smtp: postbox.smtp });
    const person = await shop.customer();
    const guest = await shop.guest();
    const update = (token: string, password: string) =>
      shop.ask('POST', '~/password/reset/update', { token: guest, json: { token, password } });

    const asked = await shop.ask('POST', '~/password/reset', {
      token: guest,
      json: { email: person.email, site: 'main' },
    });
    const { to, link, token } = await mail(postbox, 1);

    expect(asked).toMatchObject({ status: 204, text: '' });
    expect(to).toBe(person.email);
    expect(link).toBe(`https://acme.example/reset-password?token=${token}`);
    expect((await shop.login(person.email, person.password)).status).toBe(200);
    expect((await update(token, '12345')).status).toBe(400);
    const racing = await Promise.all([update(token, 'new password'), update(token, 'new password')]);
    expect(racing.map(({ status }) => status).sort()).toEqual([204, 400]);
    expect((await shop.login(person.email, person.password)).status).toBe(401);
    expect((await shop.login(person.email, 'new password')).status).toBe(200);
  });

  test('answers an unknown e-mail alike and mails nobody', async ({ serve, postbox }) => {
    const shop = await serve({ smtp: postbox.smtp });
    const token = await shop.guest();

    const answer = await shop.ask('POST', '~/password/reset', { token, json: { email: 'nobody@example.test' } });
    const missing = await shop.ask('POST', '~/password/reset', { token, json: {} });
    await shop.running.close();

    expect(answer).toMatchObject({ status: 204, text: '' });
    expect(missing.status).toBe(400);
    expect(postbox.mails).toEqual([]);
  });

  test('takes only the newest link, and none that expired or was made for something else', async ({
    serve,
    postbox,
  }) => {
    const shop = await serve({ smtp: postbox.smtp, tenants: [{ lifetimes: { mailedToken: 600 } }] });
    const person = await shop.customer();
    const request = async () =>
      shop.ask('POST', '~/password/reset', { token: await shop.guest(), json: { email: person.email } });
    const update = async (token: string) =>
      (
        await shop.ask('POST', '~/password/reset/update', {
          token: await shop.guest(),
          json: { token, password: 'new one' },
        })
      ).status;

    await request();
    const old = await mail(postbox, 1);
    await request();
    const fresh = await mail(postbox, 2);

    expect(await update(old.token)).toBe(400);
    expect(await update('made up')).toBe(400);
    const confirm = await shop.ask('POST', '~/me/accounts/internal/email/change/confirm', {
      token: await shop.guest(),
      json: { token: fresh.token },
    });
    expect(confirm.status).toBe(400);
    shop.running.clock.advance(600);
    expect(await update(fresh.token)).toBe(400);
  });
});

test.describe('A password change', () => {
  test('asks for the present password', async ({ serve }) => {
    const shop = await serve();
    const { token, email, password } = await shop.customer();
    const change = (json: unknown) => shop.ask('POST', '~/password/change', { token, json });

    const wrong = await change({ currentPassword: 'wrong horse', newPassword: 'new password' });
    const misnamed = await change({ oldPassword: password, newPassword: 'new password' });
    const short = await change({ currentPassword: password, newPassword: '12345' });

    expect(wrong.status).toBe(401);
    expect(wrong.body).toMatchObject({ message: 'Access denied. Entered credentials are incorrect.' });
    expect([misnamed.status, short.status]).toEqual([400, 400]);
    expect((await shop.login(email, password)).status).toBe(200);
    expect((await change({ currentPassword: password, newPassword: 'new password' })).status).toBe(204);
    expect((await shop.login(email, password)).status).toBe(401);
    expect((await shop.login(email, 'new password')).status).toBe(200);
  });
});

test.describe('An e-mail change', () => {
  for (const syncContactEmail of [true, false]) {
    test(`is confirmed at the new address, syncContactEmail ${syncContactEmail}`, async ({ serve, postbox }) => {
      const shop = await serve({ smtp: postbox.smtp });
      const { token, email, password } = await shop.customer();
      const newEmail = 'new@example.test';
      const json = { email, password, newEmail, syncContactEmail };

      const asked = await shop.ask('POST', '~/me/accounts/internal/email/change', { token, json });
      const sent = await mail(postbox, 1);

      expect(asked).toMatchObject({ status: 204, text: '' });
      expect(sent.to).toBe(newEmail);
      expect((await shop.login(email, password)).status).toBe(200);
      expect((await shop.login(newEmail, password)).status).toBe(401);
      const confirm = async () =>
        shop.ask('POST', '~/me/accounts/internal/email/change/confirm', {
          token: await shop.guest(),
          json: { token: sent.token },
        });
      expect((await confirm()).status).toBe(204);
      expect((await confirm()).status).toBe(400);
      expect((await shop.login(email, password)).status).toBe(401);
      expect((await shop.login(newEmail, password)).status).toBe(200);
      expect((await shop.ask('GET', '~/me', { token })).body).toMatchObject({
        accounts: [{ id: newEmail }],
        contactEmail: syncContactEmail ? newEmail : email,
      });
    });
  }

  test('is refused with wrong credentials and mails nobody for an e-mail that is taken', async ({ serve, postbox }) => {
    const shop = await serve({ smtp: postbox.smtp });
    const [{ token, email, password }, stranger] = [await shop.customer(), await shop.customer()];
    const right = { email, password, newEmail: 'new@example.test' };
    const ask = (json: unknown) => shop.ask('POST', '~/me/accounts/internal/email/change', { token, json });

    const asked = await Promise.all([
      ask({ ...right, password: 'wrong horse' }),
      ask({ ...right, email: stranger.email }),
      ask({ email, password }),
      ask({ ...right, newEmail: 'nothing' }),
      ask({ ...right, syncContactEmail: 'yes' }),
      ask({ ...right, newEmail: stranger.email }),
    ]);
    await shop.running.close();

    expect(asked.map(({ status }) => status)).toEqual([401, 401, 400, 400, 400, 204]);
    expect(postbox.mails).toEqual([]);
  });
});

test.describe('Double opt-in', () => {
  test('lets a customer in once the mailed link was followed', async ({ serve, postbox }) => {
    const shop = await serve({ smtp: postbox.smtp, tenants: [{ doubleOptIn: true }] });
    const { email, password, status } = await shop.signup();
    const follow = async (token: string) => shop.ask('GET', `~/signup/optin/${token}`, { token: await shop.guest() });
    const first = await mail(postbox, 1);

    expect(status).toBe(201);
    expect(first.to).toBe(email);
    expect((await shop.login(email, password)).status).toBe(401);
    expect((await follow('made-up')).status).toBe(400);
    const resend = (json: unknown) =>
      shop.guest().then((token) => shop.ask('POST', '~/signup/optin/refresh_token', { token, json }));
    expect(await resend({ email })).toMatchObject({ status: 202, text: '' });
    expect((await resend({ email: 'nobody@example.test' })).status).toBe(202);
    expect((await resend({})).status).toBe(400);
    const second = await mail(postbox, 2);
    expect((await follow(first.token)).status).toBe(400);
    const activated = await follow(second.token);
    expect(activated.status).toBe(200);
    expect(activated.body).toMatchObject({ token_type: 'Bearer', initialPassword: false });
    expect((await follow(second.token)).status).toBe(400);
    expect((await shop.login(email, password)).status).toBe(200);
  });
});

test.describe('A mail that cannot be handed over', () => {
  test('does not hold up the answer', async ({ serve }) => {
    const errors: string[] = [];
    const shop = await serve({ smtp: { host: '127.0.0.1', port: 1 }, logError: (error) => errors.push(String(error)) });
    const { email } = await shop.signup();

    const answer = await shop.ask('POST', '~/password/reset', { token: await shop.guest(), json: { email } });

    expect(answer.status).toBe(204);
    await expect.poll(() => errors).toEqual([expect.stringContaining('"Reset your password" could not be handed')]);
  });
});
