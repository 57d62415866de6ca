import { randomUUID } from 'node:crypto';
import { soundRules } from '../../tenant/index.ts';
import type { Fault } from '../fault.ts';
import { bodyOf, on, replaceAnswer } from '../wire.ts';

const signup = 'POST-customer-create-customer-account';
const without = (from: object, ...members: readonly string[]) =>
  Object.fromEntries(Object.entries(from).filter(([name]) => !members.includes(name)));

/** A profile made at signup that comes out as another one. */
const profileBecomes = (change: (profile: ReturnType<typeof soundRules.profileOfSignup>) => typeof profile) => ({
  rules: {
    profileOfSignup: (...given: Parameters<typeof soundRules.profileOfSignup>) =>
      change(soundRules.profileOfSignup(...given)),
  },
});

export const signupFaults: readonly Fault[] = [
  {
    id: 'signup-answers-id-of-record',
    why: 'A back office that stores the id of the signup never finds the customer again.',
    breaks: ['signup.create.returns-id'],
    reads: /the id of the profile/,
    deviation: {
      wire: on(signup, (exchange) => {
        if (exchange.response.status === 201) replaceAnswer(exchange, 201, { id: randomUUID() });
      }),
    },
  },
  {
    id: 'signup-answers-id-of-first',
    why: 'An answer that is kept hands each customer the number of the first one.',
    breaks: ['signup.create.returns-id'],
    reads: /the id of (the profile|another customer)/,
    deviation: () => {
      let first: Record<string, unknown> | undefined;
      return {
        wire: on(signup, (exchange) => {
          if (exchange.response.status === 201) replaceAnswer(exchange, 201, (first ??= bodyOf(exchange)));
        }),
      };
    },
  },
  {
    id: 'signup-answers-tokens',
    why: 'Tokens lie in the log of every proxy that keeps the bodies of signups.',
    breaks: ['signup.create.returns-no-tokens'],
    reads: /"access_token"/,
    deviation: {
      wire: on(signup, (exchange) => {
        const token = { access_token: soundRules.newAccessToken(), token_type: 'Bearer' };
        if (exchange.response.status === 201) replaceAnswer(exchange, 201, { ...bodyOf(exchange), ...token });
      }),
    },
  },
  {
    id: 'signup-answers-session-inside',
    why: 'A signup that logs in on the way leaves a session behind that nobody ends.',
    breaks: ['signup.create.returns-no-tokens'],
    reads: /"refreshToken"/,
    deviation: {
      wire: on(signup, (exchange) => {
        const session = { refreshToken: soundRules.newRefreshToken() };
        if (exchange.response.status === 201) replaceAnswer(exchange, 201, { ...bodyOf(exchange), session });
      }),
    },
  },
  {
    id: 'signup-cuts-password',
    why: 'Whoever has a long password signs up and can never log in.',
    breaks: [
      'signup.create.makes-login-possible',
      'signup.credentials.separate-pair-logs-in',
      'signup.credentials.accepts-same-pair',
    ],
    reads: /logIn[\s\S]*status: expected 200, received 401/,
    deviation: { rules: { hashPassword: (password) => soundRules.hashPassword(password.slice(0, 16)) } },
  },
  {
    id: 'signup-answers-before-account',
    why: 'The customer is told to be welcome, but the account was never written.',
    breaks: ['signup.create.makes-login-possible', 'signup.credentials.accepts-same-pair'],
    reads: /logIn[\s\S]*status: expected 200, received 401/,
    deviation: { rules: { enteredBySignup: (customer) => ({ ...customer, accounts: [] }) } },
    category: 104,
  },
  {
    id: 'signup-loses-middle-name',
    why: 'A customer has to be asked again for the name that she has typed.',
    breaks: ['signup.create.stores-details'],
    reads: /-\s+"middleName"/,
    deviation: profileBecomes((profile) => without(profile, 'middleName')),
  },
  {
    id: 'signup-swaps-names',
    why: 'Every letter greets the customer by her last name.',
    breaks: ['signup.create.stores-details'],
    reads: /-\s+"firstName"/,
    deviation: profileBecomes((profile) => ({
      ...profile,
      ...Object.fromEntries([
        ['firstName', profile['lastName'] ?? ''],
        ['lastName', profile['firstName'] ?? ''],
      ]),
    })),
  },
  {
    id: 'signup-defaults-win',
    why: 'A customer who asks for euros sees prices in dollars.',
    breaks: ['signup.create.stores-details'],
    reads: /-\s+"preferredCurrency": "EUR"/,
    deviation: {
      rules: {
        profileOfSignup: (email, details, settings) => ({
          ...soundRules.profileOfSignup(email, details, settings),
          preferredCurrency: settings.defaultCurrency,
        }),
      },
    },
  },
  {
    id: 'signup-drops-mixins',
    why: 'What a shop asks of its customers beside the standard is thrown away without a word.',
    breaks: ['signup.create.stores-details'],
    reads: /-\s+"deliveryOptions"/,
    deviation: profileBecomes((profile) => without(profile, 'mixins')),
  },
  {
    id: 'signup-refuses-mixins',
    why: 'A shop that asks its customers for more than the standard gets no customers.',
    breaks: ['signup.create.accepts-mixins'],
    reads: /signUp[\s\S]*status: expected 201, received 400/,
    deviation: {
      rules: {
        checkSignup: (body) => [
          ...soundRules.checkSignup(body),
          ...(JSON.stringify(body).includes('"mixins"')
            ? [{ field: 'customerDetails.mixins', type: 'invalid_value' as const, message: 'mixins is not known.' }]
            : []),
        ],
      },
    },
  },
  {
    id: 'signup-fails-on-mixins',
    why: 'A signup with more than the standard details breaks the server.',
    breaks: ['signup.create.accepts-mixins'],
    reads: /signUp[\s\S]*received 500/,
    deviation: {
      wire: on(signup, (exchange) => {
        const body = { status: 500, type: 'internal_server_error', message: 'The request could not be served.' };
        if (JSON.stringify(exchange.request.body ?? {}).includes('"mixins"')) replaceAnswer(exchange, 500, body);
      }),
    },
    category: 100,
  },
];
