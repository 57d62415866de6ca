import { randomUUID } from 'node:crypto';
import { soundRules } from '../../tenant/index.ts';
import { answersInstead, tellsUnknownEmail } from '../answer-families.ts';
import { fault, type Fault } from '../fault.ts';
import { allows, keepsFirst } from '../rule-families.ts';

const hour = 3_600_000;

/** Who may log in, and what a login leaves behind. */
export const loginFaults: readonly Fault[] = [
  fault('login-takes-any-password', 'login.refusal.wrong-password', {
    why: 'An e-mail address is all it takes to be somebody else.',
    failurePattern: { operation: 'logIn', check: 'status', expected: 401, status: 200 },
    deviation: allows('samePassword', (_given, _hash, asking) => asking === 'login'),
    category: 206,
  }),
  fault('login-chops-password', 'login.refusal.wrong-password', {
    why: 'The last character, taken for a line end, does not count: passwords are weaker than they look.',
    failurePattern: { operation: 'logIn', check: 'status', expected: 401, status: 200 },
    deviation: allows('samePassword', (given, ...others) => soundRules.samePassword(given.slice(0, -1), ...others)),
    category: 206,
  }),
  fault('login-cache-folds-case', 'login.refusal.wrong-password', {
    why: 'A cache of credentials, made case-insensitive for the e-mail, is so for the password.',
    failurePattern: { operation: 'logIn', check: 'status', expected: 401, status: 200 },
    deviation: () => {
      const cached = new Set<string>();
      return {
        rules: {
          samePassword: (given, hash, asking) => {
            const key = `${hash ?? ''} ${given.toLowerCase()}`;
            const fits = cached.has(key) || soundRules.samePassword(given, hash, asking);
            if (fits) cached.add(key);
            return fits;
          },
        },
      };
    },
    category: 206,
  }),
  fault('login-falls-back-to-newest-account', 'login.refusal.unknown-email', {
    why: 'Whoever mistypes the e-mail may end up in the account of another.',
    failurePattern: { operation: 'logIn', check: 'status', expected: 401, status: 200 },
    rules: {
      findAccount: (email, customers) => {
        const everyone = [...customers];
        const newest = everyone.at(-1);
        const account = newest?.accounts[0];
        return soundRules.findAccount(email, everyone) ?? (newest && account && { customer: newest, account });
      },
    },
    category: 206,
  }),
  fault('login-finds-account-by-part-of-its-email', 'login.refusal.unknown-email', {
    why: 'A search index in place of a key: the password of one customer is tried on the accounts of others.',
    failurePattern: { operation: 'logIn', check: 'status', expected: 401, status: 200 },
    rules: {
      findAccount: (email, customers) =>
        [...customers]
          .flatMap((customer) => customer.accounts.map((account) => ({ customer, account })))
          .find(({ account }) => email !== '' && account.email.toLowerCase().startsWith(email.toLowerCase())),
    },
    category: 206,
  }),
  fault('login-tells-unknown-email', 'login.refusal.unknown-email', {
    why: 'Anybody can find out who is a customer of the shop.',
    failurePattern: { operation: 'logIn', check: 'status', expected: 401, status: 404 },
    deviation: tellsUnknownEmail('logIn', 401, 404, 'Customer not found.'),
    category: 204,
  }),
  fault('login-refused-with-403', 'login.refusal.wrong-password', {
    why: 'A storefront shows a page about missing rights to who has only mistyped.',
    alsoBreaks: ['login.refusal.unknown-email'],
    ...answersInstead('logIn', 401, 403, 'User not authorized.'),
    category: 205,
  }),
  fault('login-error-in-200', 'login.refusal.wrong-password', {
    why: 'A storefront takes a refusal for a login and goes on without a token.',
    alsoBreaks: ['login.refusal.unknown-email'],
    ...answersInstead('logIn', 401, 200, { error: 'invalid_grant' }),
  }),
  fault('login-ignores-deactivation', 'login.refusal.inactive-customer', {
    why: 'A customer whom the shop has shut out goes on ordering.',
    failurePattern: { operation: 'logIn', check: 'status', status: 200 },
    rules: { mayLogIn: (customer) => !customer.onHold && !customer.awaitsOptIn },
    category: 206,
  }),
  fault('login-ignores-hold', 'login.refusal.customer-on-hold', {
    why: 'A customer under suspicion of fraud goes on ordering.',
    failurePattern: { operation: 'logIn', check: 'status', status: 200 },
    rules: { mayLogIn: (customer) => customer.active && !customer.awaitsOptIn },
    category: 206,
  }),
  fault('login-remembers-who-was-active', 'login.refusal.inactive-customer', {
    why: 'Who logged in once can do so for ever: the verdict is kept and never asked for again.',
    alsoBreaks: ['login.refusal.customer-on-hold'],
    failurePattern: { operation: 'logIn', check: 'status', status: 200 },
    deviation: keepsFirst('mayLogIn', ({ id }) => id),
    category: 206,
  }),
  fault('login-opens-new-session', 'login.session.keeps-guest-session', {
    why: 'The cart that a guest filled is empty after the login.',
    failurePattern: { assertion: /the session of the login/ },
    rules: { sessionForLogin: () => randomUUID() },
  }),
  fault('login-initial-password-inverted', 'login.initial-password.false-after-signup', {
    why: 'Customers are made to change the password they chose, and keep the one that an employee knows.',
    alsoBreaks: ['login.initial-password.true-when-set-by-employee'],
    failurePattern: { assertion: /initialPassword[\s\S]*Received: .*(tru|fals)/ },
    rules: { initialPasswordOf: (account) => !account.initialPassword },
  }),
  fault('login-initial-password-forgotten', 'login.initial-password.true-when-set-by-employee', {
    why: 'A password that an employee chose, and knows, stays for ever.',
    failurePattern: { assertion: /initialPassword[\s\S]*Received: .*fals/ },
    rules: { initialPasswordOf: () => false },
  }),
  fault('login-leaves-last-login-empty', 'login.profile.sets-last-login', {
    why: 'Nobody can tell customers who come back from those who never did.',
    failurePattern: { assertion: /lastLogin/ },
    rules: { lastLoginAfter: () => undefined },
  }),
  fault('login-last-login-in-local-time', 'login.profile.sets-last-login', {
    why: "The time of the server's place is told as if it were UTC: a login seems to lie in the future.",
    failurePattern: { assertion: /seconds between the login and lastLogin/ },
    rules: { lastLoginAfter: (now) => new Date(now.getTime() + 2 * hour) },
  }),
  fault('login-keeps-first-login', 'login.profile.moves-last-login', {
    why: 'Customers of many years look as if they had never come back.',
    failurePattern: { assertion: /seconds off/ },
    rules: { lastLoginAfter: (now, previous) => previous ?? now },
  }),
  fault('login-last-login-is-server-start', 'login.profile.sets-last-login', {
    why: 'A time that was read once, when the server started, is told as that of every login.',
    alsoBreaks: ['login.profile.moves-last-login'],
    failurePattern: { assertion: /seconds (off|between the login and lastLogin)/ },
    deviation: () => {
      const started = new Date(Date.now() - 24 * hour);
      return { rules: { lastLoginAfter: () => started } };
    },
  }),
];
