import { soundRules } from '../../tenant/index.ts';
import type { Fault } from '../fault.ts';
import { kebab, operationIds } from '../operation-ids.ts';
import { replaceAnswer } from '../wire.ts';

/** What a caller without a token does at an operation that lets them in, and what kind of fault that is. */
const served = [
  ['signUp', 'Accounts are made by whoever sends requests, without the storefront.', 208],
  ['logIn', 'Passwords are tried without any token that could be counted or blocked.', 207],
  ['logOut', 'Anybody logs a customer out who asked something just before.', 208],
  ['refreshToken', 'A stolen refresh token alone goes on with the session.', 207],
  ['validateToken', 'Anybody reads the e-mail and scopes of the customer who asked before.', 207],
  ['getProfile', 'Anybody reads the profile of the customer who asked before.', 207],
  ['updateProfile', 'Anybody changes the profile of the customer who asked before.', 208],
  ['addAddress', 'Anybody has the next order of a customer sent to their own door.', 208],
  ['listAddresses', 'Anybody reads where the customer who asked before lives.', 207],
  ['getAddress', 'Anybody reads where the customer who asked before lives.', 207],
  ['updateAddress', 'Anybody redirects the parcels of the customer who asked before.', 208],
  ['removeAddress', 'Anybody deletes addresses of the customer who asked before.', 208],
  ['addAddressTags', 'Anybody makes an address the one that is billed.', 208],
  ['removeAddressTags', 'Anybody takes away what tells billing from shipping.', 208],
  ['requestEmailChange', 'Passwords of the customer who asked before are tried from outside.', 208],
  ['confirmEmailChange', 'Mailed tokens are guessed without any token that could be blocked.', 208],
  ['requestPasswordReset', 'Mails go out to strangers, without the storefront.', 208],
  ['resetPassword', 'Mailed tokens are guessed without any token that could be blocked.', 208],
  ['changePassword', 'Anybody tries passwords of the customer who asked before.', 208],
  ['confirmOptIn', 'Links of others are followed without the storefront.', 208],
  ['resendOptIn', 'Mails go out to strangers, without the storefront.', 208],
] as const;

/** A thread that handles the next request with the identity of the one before, at one operation. */
const keepsCaller = (operation: string) => () => {
  let last: string | undefined;
  return {
    rules: {
      bearerOf: (authorization: string | undefined, asked?: string) => {
        const value = soundRules.bearerOf(authorization);
        last = value ?? last;
        return value ?? (asked === operation ? last : undefined);
      },
    },
  };
};

const servesNobody = served.map(([name, why, category]): Fault => ({
  id: `authorization-${kebab(name)}-without-token`,
  why,
  breaks: [`authorization.${kebab(name)}.refuses-no-token`],
  reads: new RegExp(`${name} without a token[\\s\\S]*Expected: .*401[\\s\\S]*Received: .*(2\\d\\d|400)`),
  deviation: keepsCaller(operationIds[name]),
  category,
}));

export const authorizationNoTokenFaults: readonly Fault[] = [
  ...servesNobody,
  {
    id: 'authorization-no-token-answers-403',
    why: 'A storefront whose token was lost tells its customer that she is not allowed, and fetches no new one.',
    breaks: [
      'authorization.log-in-socially.refuses-no-token',
      ...served.map(([name]) => `authorization.${kebab(name)}.refuses-no-token` as const),
    ],
    reads: /without a token[\s\S]*Expected: .*401[\s\S]*Received: .*403/,
    deviation: {
      wire: (exchange) => {
        if (exchange.request.headers['authorization'] === undefined && exchange.response.status === 401)
          replaceAnswer(exchange, 403, { status: 403, type: 'Forbidden', message: 'Access Denied' });
      },
    },
    category: 205,
  },
];
