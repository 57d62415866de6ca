import { expect, textMember, test } from './tenant-test.ts';

test.describe('Signup', () => {
  test('answers with the id and no more', async ({ serve }) => {
    const shop = await serve();

    const answer = await shop.signup();

    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({ id: expect.stringMatching(/^\d{8}$/) });
  });

  test('keeps details, defaults and the first address', async ({ serve }) => {
    const shop = await serve({ tenants: [{ defaultSite: 'DE' }] });
    const person = await shop.customer({
      customerDetails: { firstName: 'Ada', preferredCurrency: 'EUR', b2b: null, mixins: { a: { b: 1 } } },
      customerAddress: { contactName: 'Ada', country: 'DE', tags: ['BILLING'] },
    });

    const me = await shop.ask('GET', '~/me?expand=addresses', { token: person.token });

    expect(me.body).toMatchObject({
      id: person.id,
      firstName: 'Ada',
      contactEmail: person.email,
      preferredCurrency: 'EUR',
      preferredLanguage: 'en_US',
      preferredSite: 'DE',
      mixins: { a: { b: 1 } },
      addresses: [{ contactName: 'Ada', isDefault: true, tags: ['BILLING'] }],
    });
  });

  test('logs in with the separate credentials when some are given', async ({ serve }) => {
    const shop = await serve();
    const signup = { email: 'login@example.test', password: 'separate' };
    const { email, password } = await shop.signup({ signup });

    const login = await shop.login(signup.email, signup.password);

    expect(login.status).toBe(200);
    expect((await shop.login(email, password)).status).toBe(401);
    const token = textMember(login, 'access_token');
    const me = await shop.ask('GET', '~/me', { token });
    expect(me.body).toMatchObject({ contactEmail: email, accounts: [{ id: signup.email }] });
    expect((await shop.ask('GET', '~/validateauthtoken', { token })).body).toMatchObject({ email: signup.email });
  });

  test('is refused when the e-mail already logs in, whatever its case', async ({ serve }) => {
    const shop = await serve({ tenants: [{}, { name: 'other' }] });
    const { email, password } = await shop.signup();
    const json = { email: email.toUpperCase(), password };

    const again = await shop.ask('POST', '~/signup', { token: await shop.guest(), json });

    expect(again.status).toBe(409);
    expect(again.body).toEqual({
      status: 409,
      type: 'conflict_resource',
      message: `Duplicate account '${json.email}' for tenant 'acme'.`,
    });
    const elsewhere = await shop.ask('POST', '/customer/other/signup', { token: await shop.guest('other'), json });
    expect(elsewhere.status).toBe(201);
  });

  test('gives one e-mail to one of two who ask at once', async ({ serve }) => {
    const shop = await serve();
    const token = await shop.guest();
    const json = { email: 'race@example.test', password: 'correct horse' };

    const asked = await Promise.all(Array.from({ length: 6 }, () => shop.ask('POST', '~/signup', { token, json })));

    expect(asked.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409]);
  });

  const refused: Readonly<Record<string, [Record<string, unknown>, string]>> = {
    'no password': [{ password: undefined }, 'password'],
    'an empty e-mail': [{ email: '' }, 'email'],
    'an e-mail that is a number': [{ email: 7 }, 'email'],
    'a password too short to log in with': [{ password: '12345' }, 'password'],
    'an endless password': [{ password: 'x'.repeat(300) }, 'password'],
    'another contact e-mail': [{ customerDetails: { contactEmail: 'b@example.test' } }, 'customerDetails.contactEmail'],
    'a currency of two letters': [
      { customerDetails: { preferredCurrency: 'EU' } },
      'customerDetails.preferredCurrency',
    ],
    'a first name of null': [{ customerDetails: { firstName: null } }, 'customerDetails.firstName'],
    'mixins that are a list': [{ customerDetails: { mixins: [] } }, 'customerDetails.mixins'],
    'an address without a contact name': [{ customerAddress: { city: 'Berlin' } }, 'customerAddress.contactName'],
    'a country of three letters': [
      { customerAddress: { contactName: 'A', country: 'DEU' } },
      'customerAddress.country',
    ],
    'tags that are a text': [{ customerAddress: { contactName: 'A', tags: 'A' } }, 'customerAddress.tags'],
    'a tag that is a number': [{ customerAddress: { contactName: 'A', tags: [1] } }, 'customerAddress.tags[0]'],
    'separate credentials without a password': [{ signup: { email: 'b@example.test' } }, 'signup.password'],
    'a company number without names': [
      { customerDetails: { b2b: { companyRegistrationId: '1' }, lastName: 'A', company: 'B' } },
      'customerDetails.firstName',
    ],
  };
  for (const [what, [more, field]] of Object.entries(refused)) {
    test(`refuses ${what}`, async ({ serve }) => {
      const shop = await serve();

      const answer = await shop.signup(more);

      expect(answer.status).toBe(400);
      expect(answer.body).toMatchObject({ status: 400, type: 'validation_violation', details: [{ field }] });
      expect(answer.text).not.toContain('correct horse');
    });
  }
});

test.describe('A company number', () => {
  test('joins the company that has it, and makes one when nobody does', async ({ serve }) => {
    const shop = await serve();
    const token = await shop.service();
    const details = (companyRegistrationId: string) => ({
      customerDetails: { firstName: 'A', lastName: 'B', company: 'New Ltd', b2b: { companyRegistrationId } },
    });
    const known = await shop.ask('POST', '/customer-management/acme/legal-entities', {
      token,
      json: { name: 'Known Ltd', type: 'COMPANY', legalInfo: { registrationId: 'HRB 1' } },
    });

    const [joined, founder] = [await shop.customer(details('HRB 1')), await shop.customer(details('HRB 2'))];

    const profile = async (person: { token: string }) => (await shop.ask('GET', '~/me', { token: person.token })).body;
    expect(await profile(joined)).toMatchObject({
      businessModel: 'B2B',
      b2b: { companyRegistrationId: 'HRB 1', legalEntities: [{ id: textMember(known, 'id'), name: 'Known Ltd' }] },
    });
    expect(await profile(founder)).toMatchObject({ b2b: { legalEntities: [{ name: 'New Ltd' }] } });
    expect(await profile(await shop.customer())).toMatchObject({ businessModel: 'B2C' });
  });
});
