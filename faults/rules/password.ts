import { randomUUID } from 'node:crypto';
import { soundRules } from '../../tenant/index.ts';
import { answersInstead, replacesAnswer } from '../answer-families.ts';
import { on } from '../exchange.ts';
import { fault, type Fault } from '../fault.ts';
import { allows, alsoRefuses, changesResult, has, keepsFirst, overlooks } from '../rule-families.ts';

export const passwordFaults: readonly Fault[] = [
  fault('password-reset-request-answers-200', 'password.reset-request.answers-empty', {
    why: 'A client that waits for 204 tells its customer to try again.',
    ...answersInstead('requestPasswordReset', 204, 200, { message: 'A mail is on its way.' }),
  }),
  fault('password-reset-mails-nothing', 'password.reset-request.mails-token', {
    why: 'A customer who has forgotten the password stays outside.',
    failurePattern: { notDelivered: 'token' },
    deviation: changesResult('subjectOf', (sound, event) =>
      event.name === 'customer.password-reset' ? undefined : sound,
    ),
  }),
  fault('password-reset-mail-lacks-token', 'password.reset-request.mails-token', {
    why: 'The link of the mail leads to a page that cannot reset anything.',
    failurePattern: { unreadable: 'token' },
    blocks: true,
    deviation: changesResult('mailedLink', (sound, url) => (url.includes('reset-password') ? url : sound)),
  }),
  fault('password-reset-request-refuses-site', 'password.reset-request.accepts-site', {
    why: 'A storefront of several sites can reset no password.',
    failurePattern: { operation: 'requestPasswordReset', check: 'status', expected: 204, status: 400 },
    deviation: alsoRefuses('checkResetRequest', 'site', (body) => has(body, 'site')),
  }),
  fault('password-reset-request-voids-password', 'password.reset-request.keeps-old-password', {
    why: 'Anybody who knows an e-mail locks its owner out until they read their mail.',
    failurePattern: { operation: 'logIn', check: 'status', expected: 200, status: 401 },
    rules: {
      whileResetWaits: (customer, email) =>
        soundRules.afterPasswordChange(customer, email, soundRules.hashPassword(randomUUID())),
    },
  }),
  fault('password-reset-answers-200', 'password.reset.answers-empty', {
    why: 'A client that waits for 204 shows an error for a password that is in force.',
    ...answersInstead('resetPassword', 204, 200, { message: 'Changed.' }),
  }),
  fault('password-reset-changes-everybody', 'password.reset.affects-one-customer', {
    why: 'An UPDATE without WHERE: one forgotten password, and every customer of the shop has it.',
    failurePattern: { operation: 'logIn', check: 'status', expected: 200, status: 401 },
    rules: {
      changedByReset: (changed, everyone) => {
        const hash = changed.accounts[0]?.passwordHash ?? '';
        return [...everyone].flatMap((one) =>
          one.accounts.map(({ email }) => soundRules.afterPasswordChange(one, email, hash)),
        );
      },
    },
  }),
  fault('password-reset-takes-used-token', 'password.reset.refuses-used-token', {
    why: 'Whoever finds an old mail resets the password again.',
    failurePattern: { operation: 'resetPassword', check: 'status', expected: 400, status: 204 },
    rules: { resetTokenIsUsable: (token) => token.purpose === 'password-reset' && !token.superseded },
    category: 102,
  }),
  fault('password-reset-hides-refusal', 'password.reset.refuses-unknown-token', {
    why: 'A customer with a mangled link believes in a new password that is not in force.',
    alsoBreaks: ['password.reset.refuses-used-token', 'password.reset.refuses-tampered-token'],
    failurePattern: { operation: 'resetPassword', check: 'status', expected: 400, status: 204 },
    deviation: replacesAnswer('resetPassword', 400, 204),
  }),
  fault('password-unknown-mailed-token-means-newest', 'password.reset.refuses-unknown-token', {
    why: 'Whoever sends any token at all takes over the customer who has asked last.',
    alsoBreaks: ['password.reset.refuses-tampered-token', 'email-change.confirm.refuses-unknown-token'],
    failurePattern: { operation: ['resetPassword', 'confirmEmailChange'], check: 'status', expected: 400, status: 204 },
    deviation: changesResult(
      'findMailedToken',
      (sound, _value, mailed) => sound ?? [...mailed.values()].findLast(({ used, superseded }) => !used && !superseded),
    ),
    category: 102,
  }),
  fault('password-mailed-token-is-cut-off', 'password.reset.refuses-tampered-token', {
    why: 'A column of 32 characters: half of the token is enough to take an account over.',
    failurePattern: { operation: 'resetPassword', check: 'status', expected: 400, status: 204 },
    rules: {
      findMailedToken: (value, mailed) =>
        [...mailed.values()].find((token) => token.value.slice(0, 32) === value.slice(0, 32)),
    },
    category: 102,
  }),
  fault('password-mailed-token-is-found-by-its-beginning', 'password.reset.refuses-unknown-token', {
    why: 'A search in place of a key: a few characters are soon tried, and an account is taken over.',
    failurePattern: { operation: 'resetPassword', check: 'status', expected: 400, status: 204 },
    rules: {
      findMailedToken: (value, mailed) =>
        [...mailed.values()].find((token) => value.length >= 8 && token.value.startsWith(value)),
    },
    category: 102,
  }),
  fault('password-reset-logs-everybody-out', 'password.reset.spares-others-sessions', {
    why: 'A query without its condition: whenever one customer has forgotten a password, all carts of the shop are gone.',
    failurePattern: { operation: 'getProfile', check: 'status', expected: 200, status: 401 },
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
        wire: on('resetPassword', ({ response }) => {
          if (response.status === 204) for (const value of known) ended.add(value);
        }),
      };
    },
    category: 204,
  }),
  fault('password-update-is-lost', 'password.reset.new-password-logs-in', {
    why: 'A customer whose password has leaked is told that it is changed, and it is not.',
    alsoBreaks: [
      'password.reset.old-password-is-refused',
      'password.change.new-password-logs-in',
      'password.change.old-password-is-refused',
    ],
    failurePattern: { operation: 'logIn', check: 'status', status: [200, 401] },
    rules: { afterPasswordChange: (customer) => customer },
  }),
  fault('password-login-reads-stale-account', 'password.reset.new-password-logs-in', {
    why: 'Until the cache forgets, the thief logs in with the old password and the owner not with the new one.',
    alsoBreaks: [
      'password.reset.old-password-is-refused',
      'password.change.new-password-logs-in',
      'password.change.old-password-is-refused',
      'email-change.confirm.old-email-is-refused',
    ],
    failurePattern: { operation: 'logIn', check: 'status', status: [200, 401] },
    deviation: keepsFirst('findAccount', (email) => email),
  }),
  fault('password-change-answers-200', 'password.change.answers-empty', {
    why: 'A client that waits for 204 asks its customer for yet another password.',
    ...answersInstead('changePassword', 204, 200, { message: 'Changed.' }),
  }),
  fault('password-change-keeps-old-password-too', 'password.change.old-password-is-refused', {
    why: 'Whoever stole the old password keeps the key.',
    failurePattern: { operation: 'logIn', check: 'status', expected: 400, status: 200 },
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
  }),
  fault('password-change-takes-any-current-password', 'password.change.refuses-wrong-current-password', {
    why: 'Whoever finds an open session locks its owner out.',
    failurePattern: { operation: 'changePassword', check: 'status', expected: 401, status: 204 },
    deviation: allows('samePassword', (_given, _hash, asking) => asking === 'password-change'),
    category: 102,
  }),
  fault('password-change-refuses-wrong-password-with-400', 'password.change.refuses-wrong-current-password', {
    why: 'A storefront tells a customer who mistyped the password that the form is broken.',
    ...answersInstead('changePassword', 401, 400, 'The current password is wrong.'),
    category: 205,
  }),
  fault('password-change-applies-before-it-refuses', 'password.change.refuses-wrong-current-password', {
    why: 'A refused change has locked the customer out all the same.',
    failurePattern: { operation: 'logIn', check: 'status', expected: 200, status: 401 },
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
  }),
  fault('password-change-takes-misnamed-members', 'password.change.refuses-misnamed-members', {
    why: 'A storefront with a wrong member name is told that its customer mistyped the password.',
    failurePattern: { operation: 'changePassword', check: 'status', expected: 400, status: 401 },
    deviation: overlooks('checkPasswordChange', ({ field }) => field === 'currentPassword'),
    category: 102,
  }),
  fault('password-change-leaves-initial-password', 'password.change.ends-initial-password', {
    why: 'The storefront asks for a new password at each login, for ever.',
    failurePattern: { assertion: /initialPassword after the change/ },
    rules: {
      afterPasswordChange: (customer, email, passwordHash) => ({
        ...customer,
        accounts: customer.accounts.map((account) =>
          account.email === email ? { ...account, passwordHash } : account,
        ),
      }),
    },
  }),
];
