import { soundRules, type Exchange } from '../../tenant/index.ts';
import type { Fault } from '../fault.ts';
import { bodyOf, on, replaceAnswer } from '../wire.ts';

const signup = 'POST-customer-create-customer-account';

/** A refusal of a duplicate that is answered in another way. */
const duplicateBecomes = (change: (exchange: Exchange) => void) => ({
  wire: on(signup, (exchange) => {
    if (exchange.response.status === 409) change(exchange);
  }),
});

export const signupDuplicateFaults: readonly Fault[] = [
  {
    id: 'signup-takes-email-twice',
    why: 'Two customers share one e-mail, and one of them cannot log in any more.',
    breaks: ['signup.create.refuses-duplicate-email'],
    reads: /signUp[\s\S]*status: expected 409, received 201/,
    deviation: {
      rules: {
        emailIsTaken: (email, customers, asking) =>
          asking !== 'signup' && soundRules.emailIsTaken(email, customers, asking),
      },
    },
    category: 102,
  },
  {
    id: 'signup-hides-duplicate',
    why: 'A customer who already has an account is told to have a new one, which does not exist.',
    breaks: ['signup.create.refuses-duplicate-email'],
    reads: /signUp[\s\S]*status: expected 409, received 201/,
    deviation: duplicateBecomes((exchange) => {
      replaceAnswer(exchange, 201, { id: '10000000' });
    }),
  },
  {
    id: 'signup-answers-400-to-duplicate',
    why: 'A storefront marks the fields as wrong where it should offer the login.',
    breaks: ['signup.create.refuses-duplicate-email'],
    reads: /signUp[\s\S]*status: expected 409, received 400/,
    deviation: duplicateBecomes((exchange) => {
      replaceAnswer(exchange, 400, { ...bodyOf(exchange), status: 400 });
    }),
  },
  {
    id: 'signup-calls-duplicate-bad-request',
    why: 'A client that tells refusals apart by their type does not see the conflict.',
    breaks: ['signup.create.duplicate-names-the-conflict'],
    reads: /Expected: .*"conflict_resource"/,
    deviation: duplicateBecomes((exchange) => {
      replaceAnswer(exchange, 409, { ...bodyOf(exchange), type: 'bad_request' });
    }),
  },
  {
    id: 'signup-masks-duplicate-email',
    why: 'The refusal speaks of another e-mail than the one that was sent.',
    breaks: ['signup.create.duplicate-names-the-conflict'],
    reads: /Expected substring: .*@example\.test/,
    deviation: duplicateBecomes((exchange) => {
      const { message, ...rest } = bodyOf(exchange);
      replaceAnswer(exchange, 409, { ...rest, message: String(message).replace(/'[^']+@/, "'***@") });
    }),
  },
  {
    id: 'signup-forgets-tenant-of-duplicate',
    why: 'Somebody with accounts in two shops cannot tell which of them knows her.',
    breaks: ['signup.create.duplicate-names-the-conflict'],
    reads: /Received string: .*Duplicate account '[^']+' for tenant 'undefined'/,
    deviation: duplicateBecomes((exchange) => {
      const { message, ...rest } = bodyOf(exchange);
      replaceAnswer(exchange, 409, {
        ...rest,
        message: String(message).replace(/tenant '[^']*'/, "tenant 'undefined'"),
      });
    }),
  },
  {
    id: 'signup-duplicate-sets-password',
    why: 'Anybody takes over an account by signing up with its e-mail.',
    breaks: ['signup.create.duplicate-changes-nothing'],
    reads: /logIn[\s\S]*status: expected 400 or 401 or 403, received 200/,
    deviation: {
      rules: {
        afterRefusedSignup: ({ accounts, ...customer }, _profile, passwordHash) => ({
          ...customer,
          accounts: accounts.map((account) => ({ ...account, passwordHash })),
        }),
      },
    },
    category: 104,
  },
  {
    id: 'signup-duplicate-changes-profile',
    why: 'A stranger who knows an e-mail renames its customer.',
    breaks: ['signup.create.duplicate-changes-nothing'],
    reads: /\+\s+"firstName": "Somebody"/,
    deviation: { rules: { afterRefusedSignup: (customer, profile) => ({ ...customer, profile }) } },
    category: 104,
  },
];
