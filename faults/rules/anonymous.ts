import { soundRules } from '../../tenant/index.ts';
import { replacesAnswerWhen } from '../answer-families.ts';
import { fault, type Fault } from '../fault.ts';
import { alsoRefuses, changesArgument, changesResult, dropsMembers, setsMembers } from '../rule-families.ts';

const later = (moment: Date, more: number): Date => new Date(moment.getTime() + more * 1000);

export const anonymousFaults: readonly Fault[] = [
  fault('anonymous-login-asks-for-bearer', 'anonymous.login.needs-no-bearer', {
    why: 'Nobody can open the storefront: whoever has no token needs one to get one.',
    failurePattern: { assertion: /anonymous login without a bearer[\s\S]*Received: .*401/ },
    deviation: replacesAnswerWhen(
      'logInAnonymously',
      401,
      {
        fault: { faultstring: 'Invalid access token', detail: { errorcode: 'oauth.v2.InvalidAccessToken' } },
      },
      ({ request }) => !request.headers['authorization'],
    ),
    category: 205,
  }),
  fault('anonymous-login-asks-for-site', 'anonymous.login.needs-no-bearer', {
    why: 'Storefronts that name no site, as none has to, are shut out by an update.',
    failurePattern: { assertion: /anonymous login without a bearer[\s\S]*Received: .*400/ },
    deviation: changesArgument('checkParameters', 1, (required) =>
      required.includes('client_id') ? [...required, 'siteCode'] : required,
    ),
  }),
  fault('anonymous-login-answers-before-commit', 'anonymous.login.issues-access-token', {
    why: 'A guest is handed a token that nobody knows, and the shop refuses every step.',
    failurePattern: { operation: 'getGuestProfile', check: 'status', expected: 200, status: 401 },
    deviation: setsMembers('anonymousTokenBody', () => ({ access_token: soundRules.newAccessToken() })),
  }),
  fault('anonymous-login-type-of-gateway', 'anonymous.login.issues-access-token', {
    why: "The gateway's own name of the token type leaks out, and clients that build their header of it send nonsense.",
    failurePattern: { check: 'schema', pointer: '/token_type' },
    deviation: setsMembers('anonymousTokenBody', { token_type: 'BearerToken' }),
    category: 101,
  }),
  fault('anonymous-login-forgets-session', 'anonymous.login.issues-access-token', {
    why: 'A storefront has no session to keep the cart in.',
    failurePattern: { check: 'schema', pointer: '/sessionId' },
    deviation: dropsMembers('anonymousTokenBody', 'sessionId'),
    category: 101,
  }),
  fault('anonymous-login-swaps-tokens', 'anonymous.login.issues-access-token', {
    why: 'A guest asks with a refresh token and refreshes with an access token: both are refused.',
    alsoBreaks: ['anonymous.login.issues-refresh-token'],
    failurePattern: {
      operation: ['getGuestProfile', 'refreshAnonymousToken'],
      check: 'status',
      expected: 200,
      status: 401,
    },
    deviation: setsMembers('anonymousTokenBody', (_, access, refresh) => ({
      ...(refresh && { access_token: refresh.value, refresh_token: access.value }),
    })),
  }),
  fault('anonymous-login-without-refresh-lifetime', 'anonymous.login.issues-refresh-token', {
    why: 'A storefront cannot tell when to open a new session instead of refreshing.',
    failurePattern: { check: 'schema', pointer: '/refresh_token_expires_in' },
    deviation: dropsMembers('anonymousTokenBody', 'refresh_token_expires_in'),
    category: 101,
  }),
  fault('anonymous-scope-of-the-example', 'anonymous.login.scope-names-tenant', {
    why: 'Services that read the tenant from the scope look for the data of another shop.',
    alsoBreaks: ['validation.token.scope-names-tenant'],
    failurePattern: { assertion: /toContain[\s\S]*Expected value: .*"tenant=/ },
    deviation: changesArgument('scopeText', 1, () => 'saas-ag'),
  }),
  fault('anonymous-login-refuses-target-location', 'anonymous.login.accepts-session-context', {
    why: 'A storefront that says where its guest shops gets no token at all.',
    failurePattern: { operation: 'logInAnonymously', check: 'status', expected: 200, status: 400 },
    deviation: alsoRefuses('checkParameters', 'targetLocation', (query) => Boolean(query['targetLocation'])),
  }),
  fault('anonymous-token-lives-two-hours', 'anonymous.login.access-token-lives-at-most-an-hour', {
    why: 'A stolen token of a guest is good for longer than anybody was told.',
    failurePattern: { assertion: /toBeLessThanOrEqual[\s\S]*Expected: .*3600[\s\S]*Received: .*7(200|199)/ },
    deviation: changesResult('accessExpiry', (sound, kind, now) => (kind === 'anonymous' ? later(now, 7200) : sound)),
  }),
  fault('anonymous-lifetimes-in-milliseconds', 'anonymous.login.access-token-lives-at-most-an-hour', {
    why: 'Storefronts refresh weeks too late and ask with dead tokens until then.',
    alsoBreaks: [
      'anonymous.login.refresh-token-lives-at-most-a-day',
      'login.tokens.access-lifetime-is-at-most-thirty-days',
    ],
    failurePattern: { assertion: /toBeLessThanOrEqual[\s\S]*Received: .*000\b/ },
    deviation: changesResult('expiresIn', (sound) => sound * 1000),
  }),
  fault('anonymous-refresh-token-lives-a-month', 'anonymous.login.refresh-token-lives-at-most-a-day', {
    why: "A guest's refresh token gets the lifetime of a customer's session.",
    failurePattern: { assertion: /toBeLessThanOrEqual[\s\S]*Expected: .*86400[\s\S]*Received: .*25(92000|91999)/ },
    deviation: changesArgument('refreshExpiry', 2, (lifetimes) => ({ ...lifetimes, anonymousRefresh: 2_592_000 })),
  }),
];
