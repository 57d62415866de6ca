import { soundRules } from '../../tenant/index.ts';
import type { Fault } from '../fault.ts';
import { on, replaceAnswer } from '../wire.ts';

const login = 'POST-customer-authenticate-customer';

/** Faults of who is let in. */
export const loginRefusalFaults: readonly Fault[] = [
  {
    id: 'login-takes-any-password',
    why: 'An e-mail address is all it takes to be somebody else.',
    breaks: ['login.refusal.wrong-password'],
    reads: /logIn[\s\S]*status: expected 401, received 200/,
    deviation: {
      rules: {
        samePassword: (given, hash, asking) => asking === 'login' || soundRules.samePassword(given, hash, asking),
      },
    },
    category: 206,
  },
  {
    id: 'login-chops-password',
    why: 'The last character, taken for a line end, does not count: passwords are weaker than they look.',
    breaks: ['login.refusal.wrong-password'],
    reads: /logIn[\s\S]*status: expected 401, received 200/,
    deviation: {
      rules: {
        samePassword: (given, hash, asking) =>
          soundRules.samePassword(given, hash, asking) || soundRules.samePassword(given.slice(0, -1), hash, asking),
      },
    },
    category: 206,
  },
  {
    id: 'login-cache-folds-case',
    why: 'A cache of credentials, made case-insensitive for the e-mail, is so for the password.',
    breaks: ['login.refusal.wrong-password'],
    reads: /logIn[\s\S]*status: expected 401, received 200/,
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
  },
  {
    id: 'login-falls-back-to-newest-account',
    why: 'Whoever mistypes the e-mail may end up in the account of another.',
    breaks: ['login.refusal.unknown-email'],
    reads: /logIn[\s\S]*status: expected 401, received 200/,
    deviation: {
      rules: {
        findAccount: (email, customers) => {
          const everyone = [...customers];
          const newest = everyone.at(-1);
          const account = newest?.accounts[0];
          return soundRules.findAccount(email, everyone) ?? (newest && account && { customer: newest, account });
        },
      },
    },
    category: 206,
  },
  {
    id: 'login-finds-account-by-part-of-its-email',
    why: 'A search index in place of a key: the password of one customer is tried on the accounts of others.',
    breaks: ['login.refusal.unknown-email'],
    reads: /logIn[\s\S]*status: expected 401, received 200/,
    deviation: {
      rules: {
        findAccount: (email, customers) =>
          [...customers]
            .flatMap((customer) => customer.accounts.map((account) => ({ customer, account })))
            .find(({ account }) => email !== '' && account.email.toLowerCase().startsWith(email.toLowerCase())),
      },
    },
    category: 206,
  },
  {
    id: 'login-tells-unknown-email',
    why: 'Anybody can find out who is a customer of the shop.',
    breaks: ['login.refusal.unknown-email'],
    reads: /logIn[\s\S]*status: expected 401, received 404/,
    deviation: () => {
      const known = new Set<unknown>();
      return {
        wire: (exchange) => {
          const { email, signup } = (exchange.request.body ?? {}) as { email?: string; signup?: { email: string } };
          if (exchange.operation === 'POST-customer-create-customer-account') known.add(signup?.email ?? email);
          if (exchange.operation !== login || known.has(email) || exchange.response.status !== 401) return;
          replaceAnswer(exchange, 404, { status: 404, type: 'resource_not_found', message: 'Customer not found.' });
        },
      };
    },
    category: 204,
  },
  {
    id: 'login-refused-with-403',
    why: 'A storefront shows a page about missing rights to who has only mistyped.',
    breaks: ['login.refusal.wrong-password', 'login.refusal.unknown-email'],
    reads: /logIn[\s\S]*status: expected 401, received 403/,
    deviation: {
      wire: on(login, (exchange) => {
        const refusal = { status: 403, type: 'Forbidden', message: 'User not authorized.' };
        if (exchange.response.status === 401) replaceAnswer(exchange, 403, refusal);
      }),
    },
    category: 205,
  },
  {
    id: 'login-error-in-200',
    why: 'A storefront takes a refusal for a login and goes on without a token.',
    breaks: ['login.refusal.wrong-password', 'login.refusal.unknown-email'],
    reads: /logIn[\s\S]*status: expected 401, received 200/,
    deviation: {
      wire: on(login, (exchange) => {
        if (exchange.response.status === 401) replaceAnswer(exchange, 200, { error: 'invalid_grant' });
      }),
    },
    category: 101,
  },
  {
    id: 'login-ignores-deactivation',
    why: 'A customer whom the shop has shut out goes on ordering.',
    breaks: ['login.refusal.inactive-customer'],
    reads: /logIn[\s\S]*status: expected .*, received 200/,
    deviation: { rules: { mayLogIn: (customer) => !customer.onHold && !customer.awaitsOptIn } },
    category: 206,
  },
  {
    id: 'login-ignores-hold',
    why: 'A customer under suspicion of fraud goes on ordering.',
    breaks: ['login.refusal.customer-on-hold'],
    reads: /logIn[\s\S]*status: expected .*, received 200/,
    deviation: { rules: { mayLogIn: (customer) => customer.active && !customer.awaitsOptIn } },
    category: 206,
  },
  {
    id: 'login-remembers-who-was-active',
    why: 'Who logged in once can do so for ever: the verdict is kept and never asked for again.',
    breaks: ['login.refusal.inactive-customer', 'login.refusal.customer-on-hold'],
    reads: /logIn[\s\S]*status: expected .*, received 200/,
    deviation: () => {
      const verdicts = new Map<string, boolean>();
      return {
        rules: {
          mayLogIn: (customer) => {
            const verdict = verdicts.get(customer.id) ?? soundRules.mayLogIn(customer);
            verdicts.set(customer.id, verdict);
            return verdict;
          },
        },
      };
    },
    category: 206,
  },
];
