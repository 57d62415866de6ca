import { expect, test, verifies } from '../../fixtures/index.ts';
import { givenRequest } from './requests.ts';

/** Nothing but these members is sent, so that nothing else can be objected to. */
const only = (body: object, members: readonly string[]) =>
  Object.fromEntries(Object.entries(body).filter(([name]) => members.includes(name)));
const lacking = (body: object, needed: readonly string[], member: string) =>
  only(
    body,
    needed.filter((name) => name !== member),
  );

const missingRequired = [
  ['signUp', 'body.sign-up.refuses-missing-member'],
  ['logIn', 'body.log-in.refuses-missing-member'],
] as const;

const missing = [
  ['requestEmailChange', 'body.request-email-change.refuses-missing-member'],
  ['confirmEmailChange', 'body.confirm-email-change.refuses-missing-member'],
  ['requestPasswordReset', 'body.request-password-reset.refuses-missing-member'],
  ['resetPassword', 'body.reset-password.refuses-missing-member'],
  ['changePassword', 'body.change-password.refuses-missing-member'],
  ['resendOptIn', 'body.resend-opt-in.refuses-missing-member'],
] as const;

const emptied = [
  ['signUp', 'body.sign-up.refuses-empty-member'],
  ['requestEmailChange', 'body.request-email-change.refuses-empty-member'],
  ['confirmEmailChange', 'body.confirm-email-change.refuses-empty-member'],
  ['requestPasswordReset', 'body.request-password-reset.refuses-empty-member'],
  ['resetPassword', 'body.reset-password.refuses-empty-member'],
  ['changePassword', 'body.change-password.refuses-empty-member'],
  ['resendOptIn', 'body.resend-opt-in.refuses-empty-member'],
] as const;

test.describe('A body without a member that is needed', () => {
  for (const [name, id] of missingRequired)
    test(`${name} is refused with 400`, verifies(id), async ({ api, target, sessions, shared }) => {
      const { body, needed, send } = await givenRequest(name, { api, target, sessions, shared });

      for (const member of needed) {
        const { status } = await send({ tamper: { body: lacking(body, needed, member) }, expect: 'refusal' });
        expect(status, `${name} without ${member}`).toBe(400);
      }

      await send({});
    });

  for (const [name, id] of missing)
    test(`${name} is refused`, verifies(id), async ({ api, target, sessions, shared }) => {
      const { body, needed, send, succeeds } = await givenRequest(name, { api, target, sessions, shared });

      for (const member of needed) await send({ tamper: { body: lacking(body, needed, member) }, expect: 'refusal' });

      if (succeeds) await send({});
    });
});

test.describe('A body with an empty member', () => {
  for (const [name, id] of emptied)
    test(`${name} is refused`, verifies(id), async ({ api, target, sessions, shared }) => {
      const { body, needed, send, succeeds } = await givenRequest(name, { api, target, sessions, shared });

      for (const member of needed)
        await send({ tamper: { body: { ...only(body, needed), [member]: '' } }, expect: 'refusal' });

      if (succeeds) await send({});
    });

  test(
    'logIn is refused, and with a password of fewer than six characters',
    verifies('body.log-in.refuses-short-member'),
    async ({ api, guest, customer: { email, password } }) => {
      const wrong = [
        { email: '', password },
        ...['', password.slice(0, 5)].map((short) => ({ email, password: short })),
      ];

      for (const body of wrong)
        await api.as(guest).logIn({ body: { email, password }, tamper: { body }, expect: [400, 401] });

      await api.as(guest).logIn({ body: { email, password } });
    },
  );
});
