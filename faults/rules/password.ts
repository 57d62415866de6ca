import { soundRules } from '../../tenant/index.ts';
import type { Fault } from '../fault.ts';
import { on, replaceAnswer } from '../wire.ts';
import { passwordResetFaults } from './password-reset.ts';

const change = 'POST-customer-change-account-password';

export const passwordFaults: readonly Fault[] = [
  ...passwordResetFaults,
  {
    id: 'password-update-is-lost',
    why: 'A customer whose password has leaked is told that it is changed, and it is not.',
    breaks: [
      'password.reset.new-password-logs-in',
      'password.reset.old-password-is-refused',
      'password.change.new-password-logs-in',
      'password.change.old-password-is-refused',
    ],
    reads: /logIn[\s\S]*status: expected (200, received 401|400 or 401 or 403, received 200)/,
    deviation: { rules: { afterPasswordChange: (customer) => customer } },
  },
  {
    id: 'password-login-reads-stale-account',
    why: 'Until the cache forgets, the thief logs in with the old password and the owner not with the new one.',
    breaks: [
      'password.reset.new-password-logs-in',
      'password.reset.old-password-is-refused',
      'password.change.new-password-logs-in',
      'password.change.old-password-is-refused',
      'email-change.confirm.old-email-is-refused',
    ],
    reads: /logIn[\s\S]*status: expected (200, received 401|400 or 401 or 403, received 200)/,
    deviation: () => {
      const kept = new Map<string, NonNullable<ReturnType<typeof soundRules.findAccount>>>();
      return {
        rules: {
          findAccount: (email, customers) => {
            const found = kept.get(email) ?? soundRules.findAccount(email, customers);
            if (found) kept.set(email, found);
            return found;
          },
        },
      };
    },
  },
  {
    id: 'password-change-answers-200',
    why: 'A client that waits for 204 asks its customer for yet another password.',
    breaks: ['password.change.answers-empty'],
    reads: /changePassword[\s\S]*status: expected 204, received 200/,
    deviation: {
      wire: on(change, (exchange) => {
        if (exchange.response.status === 204) replaceAnswer(exchange, 200, { message: 'Changed.' });
      }),
    },
    category: 101,
  },
  {
    id: 'password-change-keeps-old-password-too',
    why: 'Whoever stole the old password keeps the key.',
    breaks: ['password.change.old-password-is-refused'],
    reads: /logIn[\s\S]*status: expected 400 or 401 or 403, received 200/,
    deviation: () => {
      const before = new Set<string>();
      return {
        rules: {
          samePassword: (given, hash, asking) => {
            const same = soundRules.samePassword(given, hash, asking);
            if (same && asking === 'password-change') before.add(given);
            return same || (asking === 'login' && before.has(given));
          },
        },
      };
    },
  },
  {
    id: 'password-change-takes-any-current-password',
    why: 'Whoever finds an open session locks its owner out.',
    breaks: ['password.change.refuses-wrong-current-password'],
    reads: /changePassword[\s\S]*status: expected 401, received 204/,
    deviation: {
      rules: {
        samePassword: (given, hash, asking) =>
          asking === 'password-change' || soundRules.samePassword(given, hash, asking),
      },
    },
    category: 102,
  },
  {
    id: 'password-change-refuses-wrong-password-with-400',
    why: 'A storefront tells a customer who mistyped the password that the form is broken.',
    breaks: ['password.change.refuses-wrong-current-password'],
    reads: /changePassword[\s\S]*status: expected 401, received 400/,
    deviation: {
      wire: on(change, (exchange) => {
        if (exchange.response.status !== 401) return;
        replaceAnswer(exchange, 400, { status: 400, type: 'bad_request', message: 'The current password is wrong.' });
      }),
    },
    category: 205,
  },
  {
    id: 'password-change-applies-before-it-refuses',
    why: 'A refused change has locked the customer out all the same.',
    breaks: ['password.change.refuses-wrong-current-password'],
    reads: /logIn[\s\S]*status: expected 200, received 401/,
    deviation: () => {
      const spoiled = new Set<string>();
      return {
        rules: {
          samePassword: (given, hash = '', asking) => {
            const same = soundRules.samePassword(given, hash, asking);
            if (!same && asking === 'password-change') spoiled.add(hash);
            return same && !spoiled.has(hash);
          },
        },
      };
    },
    category: 104,
  },
  {
    id: 'password-change-takes-misnamed-members',
    why: 'A storefront with a wrong member name is told that its customer mistyped the password.',
    breaks: ['password.change.refuses-misnamed-members'],
    reads: /changePassword[\s\S]*status: expected 400, received 401/,
    deviation: {
      rules: {
        checkPasswordChange: (body) =>
          soundRules.checkPasswordChange(body).filter(({ field }) => field !== 'currentPassword'),
      },
    },
    category: 102,
  },
  {
    id: 'password-change-leaves-initial-password',
    why: 'The storefront asks for a new password at each login, for ever.',
    breaks: ['password.change.ends-initial-password'],
    reads: /initialPassword after the change/,
    deviation: {
      rules: {
        afterPasswordChange: (customer, email, passwordHash) => ({
          ...customer,
          accounts: customer.accounts.map((account) =>
            account.email === email ? { ...account, passwordHash } : account,
          ),
        }),
      },
    },
  },
];
