import { randomUUID } from 'node:crypto';
import { soundRules } from '../../tenant/index.ts';
import type { Fault } from '../fault.ts';
import { on, replaceAnswer } from '../wire.ts';

const request = 'POST-customer-request-reset-password';
const reset = 'POST-customer-reset-password';

export const passwordResetFaults: readonly Fault[] = [
  {
    id: 'password-reset-request-answers-200',
    why: 'A client that waits for 204 tells its customer to try again.',
    breaks: ['password.reset-request.answers-empty'],
    reads: /requestPasswordReset[\s\S]*status: expected 204, received 200/,
    deviation: {
      wire: on(request, (exchange) => {
        if (exchange.response.status === 204) replaceAnswer(exchange, 200, { message: 'A mail is on its way.' });
      }),
    },
    category: 101,
  },
  {
    id: 'password-reset-mails-nothing',
    why: 'A customer who has forgotten the password stays outside.',
    breaks: ['password.reset-request.mails-token'],
    reads: /No token reached .* holds no mail/,
    deviation: {
      rules: {
        subjectOf: (event) => (event.name === 'customer.password-reset' ? undefined : soundRules.subjectOf(event)),
      },
    },
  },
  {
    id: 'password-reset-mail-lacks-token',
    why: 'The link of the mail leads to a page that cannot reset anything.',
    breaks: ['password.reset-request.mails-token'],
    reads: /No token reached .* without a token/,
    deviation: {
      rules: {
        mailedLink: (url, token) => (url.includes('reset-password') ? url : soundRules.mailedLink(url, token)),
      },
    },
  },
  {
    id: 'password-reset-request-refuses-site',
    why: 'A storefront of several sites can reset no password.',
    breaks: ['password.reset-request.accepts-site'],
    reads: /requestPasswordReset[\s\S]*status: expected 204, received 400/,
    deviation: {
      rules: {
        checkResetRequest: (body) => [
          ...soundRules.checkResetRequest(body),
          ...(typeof body === 'object' && body !== null && 'site' in body
            ? [{ field: 'site', type: 'invalid_value' as const, message: 'site is not known.' }]
            : []),
        ],
      },
    },
  },
  {
    id: 'password-reset-request-voids-password',
    why: 'Anybody who knows an e-mail locks its owner out until she reads her mail.',
    breaks: ['password.reset-request.keeps-old-password'],
    reads: /logIn[\s\S]*status: expected 200, received 401/,
    deviation: {
      rules: {
        whileResetWaits: (customer, email) =>
          soundRules.afterPasswordChange(customer, email, soundRules.hashPassword(randomUUID())),
      },
    },
  },
  {
    id: 'password-reset-answers-200',
    why: 'A client that waits for 204 shows an error for a password that is in force.',
    breaks: ['password.reset.answers-empty'],
    reads: /resetPassword[\s\S]*status: expected 204, received 200/,
    deviation: {
      wire: on(reset, (exchange) => {
        if (exchange.response.status === 204) replaceAnswer(exchange, 200, { message: 'Changed.' });
      }),
    },
    category: 101,
  },
  {
    id: 'password-reset-changes-everybody',
    why: 'An UPDATE without WHERE: one forgotten password, and every customer of the shop has it.',
    breaks: ['password.reset.affects-one-customer'],
    reads: /logIn[\s\S]*status: expected 200, received 401/,
    deviation: {
      rules: {
        changedByReset: (changed, everyone) => {
          const hash = changed.accounts[0]?.passwordHash ?? '';
          return [...everyone].flatMap((one) =>
            one.accounts.map(({ email }) => soundRules.afterPasswordChange(one, email, hash)),
          );
        },
      },
    },
  },
  {
    id: 'password-reset-takes-used-token',
    why: 'Whoever finds an old mail resets the password again.',
    breaks: ['password.reset.refuses-used-token'],
    reads: /resetPassword[\s\S]*status: expected 400 or .*, received 204/,
    deviation: { rules: { resetTokenIsUsable: (token) => token.purpose === 'password-reset' && !token.superseded } },
    category: 102,
  },
  {
    id: 'password-reset-hides-refusal',
    why: 'A customer with a mangled link believes in a new password that is not in force.',
    breaks: [
      'password.reset.refuses-unknown-token',
      'password.reset.refuses-used-token',
      'password.reset.refuses-tampered-token',
    ],
    reads: /resetPassword[\s\S]*status: expected 400 or .*, received 204/,
    deviation: {
      wire: on(reset, (exchange) => {
        if (exchange.response.status === 400) replaceAnswer(exchange, 204);
      }),
    },
  },
  {
    id: 'password-unknown-mailed-token-means-newest',
    why: 'Whoever sends any token at all takes over the customer who has asked last.',
    breaks: [
      'password.reset.refuses-unknown-token',
      'password.reset.refuses-tampered-token',
      'email-change.confirm.refuses-unknown-token',
    ],
    reads: /(resetPassword|confirmEmailChange)[\s\S]*status: expected 400 or .*, received 204/,
    deviation: {
      rules: {
        findMailedToken: (value, mailed) =>
          soundRules.findMailedToken(value, mailed) ??
          [...mailed.values()].findLast(({ used, superseded }) => !used && !superseded),
      },
    },
    category: 102,
  },
  {
    id: 'password-mailed-token-is-cut-off',
    why: 'A column of 32 characters: half of the token is enough to take an account over.',
    breaks: ['password.reset.refuses-tampered-token'],
    reads: /resetPassword[\s\S]*status: expected 400 or .*, received 204/,
    deviation: {
      rules: {
        findMailedToken: (value, mailed) =>
          [...mailed.values()].find((token) => token.value.slice(0, 32) === value.slice(0, 32)),
      },
    },
    category: 102,
  },
  {
    id: 'password-mailed-token-is-found-by-its-beginning',
    why: 'A search in place of a key: a few characters are soon tried, and an account is taken over.',
    breaks: ['password.reset.refuses-unknown-token'],
    reads: /resetPassword[\s\S]*status: expected 400 or .*, received 204/,
    deviation: {
      rules: {
        findMailedToken: (value, mailed) =>
          [...mailed.values()].find((token) => value.length >= 8 && token.value.startsWith(value)),
      },
    },
    category: 102,
  },
  {
    id: 'password-reset-logs-everybody-out',
    why: 'A query without its condition: whenever one customer has forgotten a password, all carts of the shop are gone.',
    breaks: ['password.reset.spares-others-sessions'],
    reads: /getProfile[\s\S]*status: expected 200, received 401/,
    deviation: () => {
      const ended = new Set<string>();
      let known: Iterable<string> = [];
      return {
        rules: {
          accessTokenBy: (value, issued) => {
            known = issued.access.keys();
            return ended.has(value) ? undefined : soundRules.accessTokenBy(value, issued);
          },
        },
        wire: on(reset, ({ response }) => {
          if (response.status === 204) for (const value of known) ended.add(value);
        }),
      };
    },
    category: 204,
  },
];
