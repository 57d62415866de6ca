import { soundRules } from '../../tenant/index.ts';
import type { Fault } from '../fault.ts';
import { kebab, operationIds } from '../operation-ids.ts';
import { replaceAnswer } from '../wire.ts';

type AccessToken = NonNullable<ReturnType<typeof soundRules.accessTokenBy>>;
type Asked = Parameters<typeof soundRules.accessTokenBy>;

/** Operations by the chapter that their requirements belong to. */
const never = [
  ['signup', 'signUp'],
  ['login', 'logIn'],
  ['logout', 'logOut'],
  ['refresh', 'refreshToken'],
  ['profile', 'getProfile'],
  ['profile', 'updateProfile'],
  ['address', 'addAddress'],
  ['address', 'listAddresses'],
  ['address', 'getAddress'],
  ['address', 'updateAddress'],
  ['address', 'removeAddress'],
  ['tags', 'addAddressTags'],
  ['tags', 'removeAddressTags'],
  ['email-change', 'requestEmailChange'],
  ['email-change', 'confirmEmailChange'],
  ['password', 'requestPasswordReset'],
  ['password', 'resetPassword'],
  ['password', 'changePassword'],
  ['opt-in', 'confirmOptIn'],
  ['opt-in', 'resendOptIn'],
] as const;

const loggedOut = [
  ['profile', 'getProfile'],
  ['profile', 'updateProfile'],
  ['address', 'addAddress'],
  ['address', 'listAddresses'],
  ['address', 'getAddress'],
  ['address', 'updateAddress'],
  ['address', 'removeAddress'],
  ['tags', 'addAddressTags'],
  ['tags', 'removeAddressTags'],
  ['email-change', 'requestEmailChange'],
  ['password', 'changePassword'],
] as const;

/** A gateway that fails open: for a token it cannot find, one operation goes on with the session it met last. */
const failsOpen = (operation: string) => () => {
  let last: AccessToken | undefined;
  return {
    rules: {
      accessTokenBy: (...[value, issued, asked]: Asked) => {
        const found = soundRules.accessTokenBy(value, issued);
        last = found ?? last;
        return found ?? (asked === operation ? last : undefined);
      },
    },
  };
};

/** A gateway that keeps the tokens it has met, and asks for one operation no further. */
const keepsTokens = (operation: string) => () => {
  const met = new Map<string, AccessToken>();
  return {
    rules: {
      accessTokenBy: (...[value, issued, asked]: Asked) => {
        const found = soundRules.accessTokenBy(value, issued);
        if (found) met.set(value, found);
        return found ?? (asked === operation ? met.get(value) : undefined);
      },
    },
  };
};

/** A lookup that takes a token for another one that is alike. */
const alike = (same: (issued: string, given: string) => boolean): Fault['deviation'] => ({
  rules: {
    accessTokenBy: (value, issued) => [...issued.access.values()].find((token) => same(token.value, value)),
  },
});

const served = '[\\s\\S]*Expected: .*401[\\s\\S]*Received: .*(2\\d\\d|400)';

export const authorizationDeadTokenFaults: readonly Fault[] = [
  ...never.map(([chapter, name]): Fault => ({
    id: `authorization-${kebab(name)}-takes-made-up-token`,
    why: `Whoever makes up a token calls ${name} as the last caller.`,
    breaks: [`authorization.${chapter}.refuses-malformed-token`],
    reads: new RegExp(`${name} with a token that was never issued${served}`),
    deviation: failsOpen(operationIds[name]),
    category: 206,
  })),
  ...loggedOut.map(([chapter, name]): Fault => ({
    id: `authorization-${kebab(name)}-takes-logged-out-token`,
    why: `On a shared computer ${name} still works for the customer who logged out.`,
    breaks: [`authorization.${chapter}.refuses-logged-out-token`],
    reads: new RegExp(`${name} with a token that has logged out${served}`),
    deviation: keepsTokens(operationIds[name]),
    category: 206,
  })),
  {
    id: 'authorization-token-found-by-its-beginning',
    why: 'A token cut short in a log file still opens the profile of its customer.',
    breaks: ['authorization.profile.refuses-malformed-token'],
    reads: /getProfile[\s\S]*status: expected 401, received 200/,
    deviation: alike((issued, given) => given.length > 8 && issued.startsWith(given)),
    category: 206,
  },
  {
    id: 'authorization-token-found-in-any-case',
    why: 'A database that folds case makes two tokens one, and guessing shorter by many bits.',
    breaks: ['authorization.profile.refuses-malformed-token'],
    reads: /getProfile[\s\S]*status: expected 401, received 200/,
    deviation: alike((issued, given) => issued.toLowerCase() === given.toLowerCase()),
    category: 206,
  },
  {
    id: 'authorization-unknown-token-answers-403',
    why: 'A storefront that holds a dead token tells its customer that she is not allowed, and fetches no new one.',
    breaks: [
      'authorization.social.refuses-malformed-token',
      ...never.map(([chapter]) => `authorization.${chapter}.refuses-malformed-token` as const),
    ],
    reads: /with a token that was never issued[\s\S]*Expected: .*401[\s\S]*Received: .*403/,
    deviation: {
      wire: (exchange) => {
        if (exchange.response.status === 401 && exchange.response.body.includes('InvalidAccessToken'))
          replaceAnswer(exchange, 403, { status: 403, type: 'Forbidden', message: 'Access Denied' });
      },
    },
    category: 205,
  },
];
