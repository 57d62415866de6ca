import { decodeJwt, decodeProtectedHeader } from 'jose';
import { numberMember, expect, textMember, test } from './tenant-test.ts';

test.describe('Login', () => {
  test('goes on in the session of the guest', async ({ serve }) => {
    const shop = await serve();
    const { email, password, ...signup } = await shop.signup();
    const guest = await shop.anonymous();

    const login = await shop.ask('POST', '~/login', {
      token: textMember(guest, 'access_token'),
      json: { email, password },
    });

    expect(login.status).toBe(200);
    expect(login.body).toMatchObject({
      token_type: 'Bearer',
      expires_in: 2591999,
      refresh_token_expires_in: 86399,
      session_id: textMember(guest, 'sessionId'),
      initialPassword: false,
    });
    expect(login.headers.get('cache-control')).toBe('no-store');
    expect(login.body).not.toHaveProperty('accessToken');
    const saasToken = textMember(login, 'saas_token');
    const claims = decodeJwt(saasToken);
    expect(decodeProtectedHeader(saasToken)).toEqual({ alg: 'HS256', typ: 'JWT' });
    expect(claims.sub).toBe(textMember(signup, 'id'));
    expect((claims.exp ?? 0) - (claims.iat ?? 0)).toBe(2592000);
    expect(claims.jti).toMatch(/.+/);
  });

  test('answers alike to a wrong password and an unknown e-mail', async ({ serve }) => {
    const shop = await serve();
    const { email } = await shop.signup();

    const wrong = await shop.login(email, 'wrong horse');
    const unknown = await shop.login('nobody@example.test', 'wrong horse');

    expect(wrong.status).toBe(401);
    expect(wrong.body).toMatchObject({ status: 401, message: 'Access denied. Entered credentials are incorrect.' });
    expect(unknown).toMatchObject({ status: wrong.status, body: wrong.body });
  });

  test('judges the form of the credentials', async ({ serve }) => {
    const shop = await serve();
    const token = await shop.guest();
    const login = (json: unknown) => shop.ask('POST', '~/login', { token, json });

    const asked = await Promise.all([
      login({ email: 'a@example.test' }),
      login({ password: 'correct horse' }),
      login({ email: '', password: 'correct horse' }),
      login({ email: 'a@example.test', password: '12345' }),
      login({ email: 1, password: null }),
    ]);

    expect(asked.map(({ status }) => status)).toEqual([400, 400, 400, 400, 400]);
    expect(asked[0].body).toMatchObject({ type: 'validation_violation', details: [{ field: 'password' }] });
  });

  test('repeats its members in camelCase where the tenant still does', async ({ serve }) => {
    const shop = await serve({ tenants: [{ legacyTokenMembers: true }] });
    const { email, password } = await shop.signup();

    const login = await shop.login(email, password);

    expect(login.body).toMatchObject({
      accessToken: textMember(login, 'access_token'),
      saasToken: textMember(login, 'saas_token'),
      refreshToken: textMember(login, 'refresh_token'),
      expiresIn: 2591999,
      refreshTokenExpiresIn: 86399,
    });
  });

  test('is refused while a customer is inactive or on hold, until a service activates them', async ({ serve }) => {
    const shop = await serve({ tenants: [{ activeOnCreation: false, onHoldOnCreation: true }] });
    const { email, password, ...signup } = await shop.signup();
    const activate = async (json: unknown) =>
      shop.ask('PATCH', `~/customers/${textMember(signup, 'id')}`, { token: await shop.service(), json });

    expect((await shop.login(email, password)).status).toBe(401);
    await activate({ active: true });
    expect((await shop.login(email, password)).status).toBe(401);
    expect((await activate({ onHold: false })).status).toBe(200);
    expect((await shop.login(email, password)).status).toBe(200);
  });
});

test.describe('Refreshing a customer token', () => {
  test('goes on in the session with a new refresh token and no saas token', async ({ serve }) => {
    const shop = await serve();
    const person = await shop.customer();
    shop.running.clock.advance(9);
    const path = `~/refreshauthtoken?refreshToken=${person.refreshToken}`;

    const refreshed = await shop.ask('GET', path, { token: await shop.guest() });

    expect(refreshed.status).toBe(200);
    expect(refreshed.body).toMatchObject({ session_id: person.sessionId, expires_in: 2591999 });
    expect(numberMember(refreshed, 'refresh_token_expires_in')).toBeLessThanOrEqual(86390);
    expect(numberMember(refreshed, 'refresh_token_expires_in')).toBeGreaterThan(86380);
    expect(refreshed.body).not.toHaveProperty('saas_token');
    expect(textMember(refreshed, 'refresh_token')).not.toBe(person.refreshToken);
    expect((await shop.ask('GET', path, { token: await shop.guest() })).status).toBe(401);
    const next = `~/refreshauthtoken?refreshToken=${textMember(refreshed, 'refresh_token')}`;
    expect((await shop.ask('GET', next, { token: textMember(refreshed, 'access_token') })).status).toBe(200);
  });

  test("is refused without a refresh token, with a guest's, a stranger's or an old one", async ({ serve }) => {
    const shop = await serve();
    const [person, stranger, guest] = [await shop.customer(), await shop.customer(), await shop.anonymous()];
    const refresh = (token: string, refreshToken: string) =>
      shop.ask('GET', `~/refreshauthtoken?refreshToken=${refreshToken}`, { token });

    expect((await refresh(textMember(guest, 'access_token'), '')).status).toBe(400);
    expect((await refresh(textMember(guest, 'access_token'), textMember(guest, 'refresh_token'))).status).toBe(401);
    expect((await refresh(stranger.token, person.refreshToken)).status).toBe(401);
    shop.running.clock.advance(86399);
    expect((await refresh(await shop.guest(), person.refreshToken)).status).toBe(401);
  });
});

test.describe('Validating a token', () => {
  test('tells the session, the e-mail and the time that is left', async ({ serve }) => {
    const shop = await serve();
    const person = await shop.customer();
    shop.running.clock.advance(25);

    const answer = await shop.ask('GET', '~/validateauthtoken', { token: person.token });

    expect(answer.body).toMatchObject({ token_type: 'Bearer', sessionId: person.sessionId, email: person.email });
    expect(numberMember(answer, 'expires_in')).toBeLessThanOrEqual(2591974);
    expect(numberMember(answer, 'expires_in')).toBeGreaterThan(2591960);
    expect(textMember(answer, 'scope')).toContain('customer.customerprofile_edit');
    expect(textMember(answer, 'scope')).toContain('tenant=acme');
    expect(answer.body).not.toHaveProperty('legalEntityId');
  });
});

test.describe('Logout', () => {
  test('ends the access token and the refresh token', async ({ serve }) => {
    const shop = await serve();
    const [person, stranger] = [await shop.customer(), await shop.customer()];
    const { token } = person;

    const missing = await shop.ask('GET', '~/logout', { token });
    const foreign = await shop.ask('GET', `~/logout?accessToken=${stranger.token}`, { token });
    const done = await shop.ask('GET', `~/logout?accessToken=${token}`, { token });

    expect([missing, foreign, done].map(({ status }) => status)).toEqual([400, 400, 204]);
    expect(done.text).toBe('');
    expect((await shop.ask('GET', '~/me', { token })).status).toBe(401);
    expect((await shop.ask('GET', `~/logout?accessToken=${token}`, { token })).status).toBe(401);
    const path = `~/refreshauthtoken?refreshToken=${person.refreshToken}`;
    expect((await shop.ask('GET', path, { token: await shop.guest() })).status).toBe(401);
    expect((await shop.ask('GET', '~/me', { token: stranger.token })).status).toBe(200);
  });
});
