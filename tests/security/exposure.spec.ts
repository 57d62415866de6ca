import {
  anAddress,
  anEmail,
  anUnknownId,
  aPassword,
  expect,
  test,
  verifies,
  type Customer,
} from '../../fixtures/index.ts';

const text = (answer: { headers: unknown; body: unknown }): string => JSON.stringify([answer.headers, answer.body]);

/** What a password looks like once it is hashed, in the ways that are in use. */
const hashes = /\$(2[abxy]|argon2\w*|scrypt|pbkdf2[\w-]*|[156])\$|\{(S?SHA|SSHA\d+|bcrypt|PBKDF2)\}/i;

/** A member that is a password or something of one, whatever it looks like. */
const members = /\\?"(pass(word|wd)?|pwd)_?(hash|digest|salt)?\\?":\s*\\?"[^"\\]/i;

/** A Cache-Control that lets no shared cache keep an answer. */
const notForAll = /^(?!.*(\bpublic\b|s-maxage=[1-9]))/i;

const digestsOf = async (password: string): Promise<readonly string[]> => {
  const digests = await Promise.all(
    ['SHA-1', 'SHA-256', 'SHA-512'].map((name) => crypto.subtle.digest(name, Buffer.from(password))),
  );
  return digests.flatMap((digest) => [Buffer.from(digest).toString('hex'), Buffer.from(digest).toString('base64')]);
};

test.describe('answer', () => {
  // That no answer holds a password is checked on each answer of a run; these are the calls that are given one.
  test(
    'holds no password and no hash of one',
    verifies('security.secrets.password-is-not-returned'),
    async ({ api, customer, guest }) => {
      const { email, password } = customer;
      const wrong = aPassword();
      const { answer } = api.as(customer);

      const answers = [
        await api.as(guest).answer.signUp({ body: { email, password }, expect: 409 }),
        await api.as(guest).answer.logIn({ body: { email, password: wrong }, expect: [400, 401, 403] }),
        await api.as(guest).answer.logIn({ body: { email, password } }),
        await api.as(guest).answer.resetPassword({
          body: { token: anUnknownId(), password: wrong },
          expect: [400, 401, 403, 404],
        }),
        await answer.changePassword({
          body: { currentPassword: wrong, newPassword: aPassword() },
          expect: [400, 401, 403],
        }),
        await answer.requestEmailChange({ body: { email, password, newEmail: anEmail() } }),
        await answer.getProfile({ expand: 'addresses' }),
        await answer.validateToken(),
      ];

      const digests = [...(await digestsOf(password)), ...(await digestsOf(wrong))];
      const told = answers.filter(
        (one) =>
          [hashes, members].some((telling) => telling.test(text(one))) ||
          digests.some((each) => text(one).includes(each)),
      );
      expect(
        told.map(({ status }) => status),
        'answers with the hash of a password',
      ).toEqual([]);
    },
  );

  // That no answer holds a token of somebody else is checked on each answer of a run; the headers are looked at here.
  test(
    'holds no token of another session',
    verifies('security.secrets.foreign-tokens-are-not-returned'),
    async ({ api, returningCustomer: customer, sharedStranger: stranger, sessions, guest }) => {
      const elsewhere = await sessions.logIn(customer, { label: 'customer elsewhere' });
      const { email, password } = customer;
      const { answer } = api.as(customer);

      const answers = [
        await answer.getProfile({ expand: 'addresses' }),
        await answer.listAddresses(),
        await answer.validateToken(),
        await answer.getAddress({ addressId: anUnknownId(), expect: 404 }),
        await api.as(guest).answer.refreshToken({ refreshToken: customer.token.refresh_token }),
        await api.as(guest).answer.signUp({ body: { email, password }, expect: 409 }),
        await api.as(guest).answer.logIn({ body: { email, password } }),
      ];

      const tokensOf = ({ token }: Pick<Customer, 'token'>) => [
        token.access_token,
        token.refresh_token,
        token.saas_token,
      ];
      const foreign = [...tokensOf(stranger), ...tokensOf(elsewhere)];
      const told = answers.filter((one) => foreign.some((token) => text(one).includes(token)));
      expect(
        told.map(({ status }) => status),
        "answers with a token of another session's",
      ).toEqual([]);
    },
  );

  test(
    'to a request that mails a token does not hold it',
    verifies('security.secrets.mailed-token-is-not-returned'),
    async ({ api, regularCustomer: customer, sharedGuest: guest, inbox }) => {
      const { email, password } = customer;
      const newEmail = anEmail();
      const answers: string[] = [];

      const tokens = [
        await inbox.tokenMailedTo(email, async () =>
          answers.push(text(await api.as(guest).answer.requestPasswordReset({ body: { email } }))),
        ),
        await inbox.tokenMailedTo(newEmail, async () =>
          answers.push(text(await api.as(customer).answer.requestEmailChange({ body: { email, password, newEmail } }))),
        ),
      ];

      const told = answers.map((answer) => tokens.some((token) => answer.includes(token)));
      expect(told, 'whether the answers for reset and e-mail change hold the token').toEqual([false, false]);
    },
  );

  for (const [title, id, allowed] of [
    ['stored', 'security.cache.token-answers-are-not-stored', /\bno-store\b/i],
    ['shared', 'security.cache.token-answers-are-not-shared', notForAll],
  ] as const)
    test(
      `with tokens is ${title} by no cache`,
      verifies(id),
      async ({ api, returningCustomer: customer, guest, nobody }) => {
        const { email, password, token } = customer;

        const answers = {
          logInAnonymously: await api.as(nobody).answer.logInAnonymously(),
          refreshAnonymousToken: await api
            .as(nobody)
            .answer.refreshAnonymousToken({ refresh_token: guest.token.refresh_token }),
          refreshToken: await api.as(guest).answer.refreshToken({ refreshToken: token.refresh_token }),
          logIn: await api.as(guest).answer.logIn({ body: { email, password } }),
        };

        for (const [operation, { headers }] of Object.entries(answers))
          expect(headers['cache-control'] ?? 'nothing', `Cache-Control of ${operation}`).toMatch(allowed);
      },
    );

  test(
    'with personal data is shared by no cache',
    verifies('security.cache.personal-answers-are-not-shared'),
    async ({ api, regularCustomer: customer }) => {
      const { id: addressId } = await api.as(customer).addAddress({ body: anAddress() });

      const answers = {
        getProfile: await api.as(customer).answer.getProfile(),
        listAddresses: await api.as(customer).answer.listAddresses(),
        getAddress: await api.as(customer).answer.getAddress({ addressId }),
      };

      for (const [operation, { headers }] of Object.entries(answers))
        expect(headers['cache-control'] ?? '', `Cache-Control of ${operation}`).toMatch(notForAll);
    },
  );
});
