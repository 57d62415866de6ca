import { soundRules } from '../../tenant/index.ts';
import { fault, type Fault } from '../fault.ts';
import { changesArgument, dropsMembers, setsMembers } from '../rule-families.ts';

type Answer = ReturnType<typeof soundRules.customerTokenBody>;

/** The first of its kind told to a customer, told again ever after. */
const toldAgain = (member: string) => () => {
  const first = new Map<string, Answer>();
  const customerTokenBody: typeof soundRules.customerTokenBody = (access, ...others) => {
    const body = soundRules.customerTokenBody(access, ...others);
    const known = first.get(access.customerId ?? '') ?? body;
    first.set(access.customerId ?? '', known);
    return { ...body, [member]: known[member] ?? '' };
  };
  return { rules: { customerTokenBody } };
};

/** The tokens that a login issues, and what it tells beside them. */
export const loginTokenFaults: readonly Fault[] = [
  fault('login-answers-before-commit', 'login.tokens.issues-access-token', {
    why: 'A customer logs in and is refused on the very next page.',
    failurePattern: { operation: 'getProfile', check: 'status', expected: 200, status: 401 },
    deviation: setsMembers('customerTokenBody', () => ({ access_token: soundRules.newAccessToken() })),
  }),
  fault('login-type-of-gateway', 'login.tokens.issues-access-token', {
    why: "The gateway's own name of the token type leaks out, and clients that build their header of it send nonsense.",
    failurePattern: { check: 'schema', pointer: '/token_type' },
    deviation: setsMembers('customerTokenBody', { token_type: 'BearerToken' }),
    category: 101,
  }),
  fault('login-swaps-tokens', 'login.tokens.issues-access-token', {
    why: 'A customer asks with a refresh token and refreshes with an access token: both are refused.',
    alsoBreaks: ['login.tokens.issues-refresh-token'],
    failurePattern: { operation: ['getProfile', 'refreshToken'], check: 'status', expected: 200, status: 401 },
    deviation: setsMembers('customerTokenBody', (_, access, refresh) => ({
      access_token: refresh.value,
      refresh_token: access.value,
    })),
  }),
  fault('login-without-refresh-lifetime', 'login.tokens.issues-refresh-token', {
    why: 'A storefront cannot tell when its customer has to log in again.',
    alsoBreaks: ['login.tokens.refresh-lifetime-is-positive'],
    failurePattern: { check: 'schema', pointer: '/refresh_token_expires_in' },
    deviation: dropsMembers('customerTokenBody', 'refresh_token_expires_in'),
    category: 101,
  }),
  fault('login-repeats-access-token', 'login.tokens.distinct-per-login', {
    why: 'Who logs out on one device is thrown out on all of them.',
    failurePattern: { assertion: /the access token of the second login/ },
    deviation: toldAgain('access_token'),
  }),
  fault('login-repeats-refresh-token', 'login.tokens.distinct-per-login', {
    why: 'The refresh on one device ends the session on the other.',
    failurePattern: { assertion: /the refresh token of the second login/ },
    deviation: toldAgain('refresh_token'),
  }),
  fault('login-saas-token-is-opaque', 'login.tokens.issues-saas-token', {
    why: 'Services that read the customer from the saas token find nothing to read.',
    failurePattern: { check: 'schema', pointer: '/saas_token' },
    deviation: changesArgument('customerTokenBody', 2, () => soundRules.newRefreshToken()),
    category: 101,
  }),
  fault('login-saas-token-without-claims', 'login.tokens.issues-saas-token', {
    why: 'What has the look of a JWT says nothing about anybody.',
    failurePattern: { assertion: /the claims of the SaaS token/ },
    deviation: changesArgument('customerTokenBody', 2, () => `e30.${soundRules.newAccessToken()}.e30`),
  }),
  fault('login-saas-token-names-session', 'login.tokens.saas-token-names-customer', {
    why: "Orders are filed under an id that is gone with the session, and no longer under the customer's.",
    failurePattern: { assertion: /the subject of the SaaS token/ },
    deviation: setsMembers('saasClaims', (_, _customer, access) => ({ sub: access.sessionId })),
  }),
  fault('login-saas-token-names-first-customer', 'login.tokens.saas-token-names-customer', {
    why: 'What is left of the first login makes everybody order in the name of one customer.',
    failurePattern: { assertion: /the subject of the SaaS token/ },
    deviation: () => {
      let first: string | undefined;
      return setsMembers('saasClaims', (_, { id }) => ({ sub: (first ??= id) }));
    },
    category: 206,
  }),
  fault('login-saas-token-born-expired', 'login.tokens.saas-token-expires', {
    why: 'Services that check the expiry refuse every customer.',
    failurePattern: { assertion: /the expiry of the SaaS token/ },
    deviation: setsMembers('saasClaims', ({ iat }) => ({ exp: iat })),
  }),
  fault('login-lifetimes-are-texts', 'login.tokens.access-lifetime-is-positive', {
    why: 'Clients in typed languages cannot read the answer to a login.',
    alsoBreaks: ['login.tokens.refresh-lifetime-is-positive'],
    failurePattern: { check: 'schema', pointer: ['/expires_in', '/refresh_token_expires_in'], keyword: 'type' },
    deviation: setsMembers('customerTokenBody', (_, access, refresh, _saasToken, _initialPassword, seconds) => ({
      expires_in: String(seconds(access.expiresAt)),
      refresh_token_expires_in: String(seconds(refresh.expiresAt)),
    })),
    category: 101,
  }),
  fault('login-lifetimes-not-rounded', 'login.tokens.access-lifetime-is-positive', {
    why: 'Clients that read whole seconds fail on the fraction.',
    alsoBreaks: ['login.tokens.refresh-lifetime-is-positive'],
    failurePattern: { check: 'schema', pointer: ['/expires_in', '/refresh_token_expires_in'], keyword: 'type' },
    deviation: changesArgument('customerTokenBody', 4, (seconds) => (until) => seconds(until) + 0.5),
    category: 101,
  }),
  fault('login-token-lives-two-months', 'login.tokens.access-lifetime-is-at-most-thirty-days', {
    why: 'A stolen token is good twice as long as anybody was told.',
    failurePattern: { assertion: /toBeLessThanOrEqual[\s\S]*Expected: .*2592000[\s\S]*Received: .*518\d{4}/ },
    deviation: changesArgument('accessExpiry', 2, (lifetimes) => ({ ...lifetimes, customerAccess: 60 * 86_400 })),
  }),
  fault('login-legacy-token-is-another', 'login.tokens.legacy-members-agree', {
    why: 'Storefronts that still read the old name ask with a token that nobody knows.',
    failurePattern: { assertion: /accessToken[\s\S]*toBe/ },
    deviation: setsMembers('customerTokenBody', () => ({ accessToken: soundRules.newAccessToken() })),
  }),
  fault('login-legacy-lifetimes-are-swapped', 'login.tokens.legacy-members-agree', {
    why: 'Storefronts that still read the old names refresh a month too late.',
    failurePattern: { assertion: /expiresIn[\s\S]*toBe/ },
    deviation: setsMembers('customerTokenBody', (_, access, refresh, _saasToken, _initialPassword, seconds) => ({
      expiresIn: seconds(refresh.expiresAt),
      refreshTokenExpiresIn: seconds(access.expiresAt),
    })),
  }),
];
