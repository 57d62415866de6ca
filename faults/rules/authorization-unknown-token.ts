import { soundRules } from '../../tenant/index.ts';
import { replacesAnswerWhen } from '../answer-families.ts';
import { fault, type Fault } from '../fault.ts';
import { operationIds, kebab } from '../operation-ids.ts';

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
  failurePattern: {
    assertion: new RegExp(`${name} without a token[\\s\\S]*Expected: .*401[\\s\\S]*Received: .*(2\\d\\d|400)`),
  },
  deviation: keepsCaller(operationIds[name]),
  category,
}));

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
  rules: { accessTokenBy: (value, issued) => [...issued.access.values()].find((token) => same(token.value, value)) },
});

const answers = '[\\s\\S]*Expected: .*401[\\s\\S]*Received: .*(2\\d\\d|400)';

/** Operations that serve a caller without a token, or with one that is unknown or dead. */
export const authorizationUnknownTokenFaults: readonly Fault[] = [
  ...servesNobody,
  fault('authorization-no-token-answers-403', 'authorization.log-in-socially.refuses-no-token', {
    why: 'A storefront whose token was lost tells its customer that they are not allowed, and fetches no new one.',
    alsoBreaks: [...served.map(([name]) => `authorization.${kebab(name)}.refuses-no-token` as const)],
    failurePattern: { assertion: /without a token[\s\S]*Expected: .*401[\s\S]*Received: .*403/ },
    deviation: replacesAnswerWhen(
      'any',
      403,
      'Access Denied',
      ({ request, response }) => request.headers['authorization'] === undefined && response.status === 401,
    ),
    category: 205,
  }),
  ...never.map(([chapter, name]): Fault => ({
    id: `authorization-${kebab(name)}-takes-made-up-token`,
    why: `Whoever makes up a token calls ${name} as the last caller.`,
    breaks: [`authorization.${chapter}.refuses-malformed-token`],
    failurePattern: { assertion: new RegExp(`${name} with a token that was never issued${answers}`) },
    deviation: failsOpen(operationIds[name]),
    category: 206,
  })),
  ...loggedOut.map(([chapter, name]): Fault => ({
    id: `authorization-${kebab(name)}-takes-logged-out-token`,
    why: `On a shared computer ${name} still works for the customer who logged out.`,
    breaks: [`authorization.${chapter}.refuses-logged-out-token`],
    failurePattern: { assertion: new RegExp(`${name} with a token that has logged out${answers}`) },
    deviation: keepsTokens(operationIds[name]),
    category: 206,
  })),
  fault('authorization-token-found-by-its-beginning', 'authorization.profile.refuses-malformed-token', {
    why: 'A token cut short in a log file still opens the profile of its customer.',
    failurePattern: { operation: 'getProfile', check: 'status', expected: 401, status: 200 },
    deviation: alike((issued, given) => given.length > 8 && issued.startsWith(given)),
    category: 206,
  }),
  fault('authorization-token-found-in-any-case', 'authorization.profile.refuses-malformed-token', {
    why: 'A database that folds case makes two tokens one, and guessing shorter by many bits.',
    failurePattern: { operation: 'getProfile', check: 'status', expected: 401, status: 200 },
    deviation: alike((issued, given) => issued.toLowerCase() === given.toLowerCase()),
    category: 206,
  }),
  fault('authorization-unknown-token-answers-403', 'authorization.social.refuses-malformed-token', {
    why: 'A storefront that holds a dead token tells its customer that they are not allowed, and fetches no new one.',
    alsoBreaks: [...never.map(([chapter]) => `authorization.${chapter}.refuses-malformed-token` as const)],
    failurePattern: { assertion: /with a token that was never issued[\s\S]*Expected: .*401[\s\S]*Received: .*403/ },
    deviation: replacesAnswerWhen(
      'any',
      403,
      'Access Denied',
      ({ response }) => response.status === 401 && response.body.includes('InvalidAccessToken'),
    ),
    category: 205,
  }),
];
