import { randomBytes, randomUUID } from 'node:crypto';
import { soundRules } from '../../tenant/index.ts';
import { cachesAnswers, replacesAnswerWhen } from '../answer-families.ts';
import { bodyOf, replaceAnswer, without } from '../exchange.ts';
import { fault, type Fault } from '../fault.ts';
import { alsoRefuses, changesArgument, denies, keepsFirst } from '../rule-families.ts';

/** How the session of a guest is renewed, and who gets which. */
export const anonymousSessionFaults: readonly Fault[] = [
  fault('anonymous-refresh-opens-new-session', 'anonymous.refresh.keeps-session', {
    why: 'After an hour a guest stands before an empty cart.',
    alsoBreaks: ['anonymous.refresh.chains'],
    failurePattern: { assertion: /the session after (the refresh|three refreshes)/ },
    rules: { sessionForAnonymousRefresh: () => randomUUID() },
  }),
  fault('anonymous-refresh-returns-old-access-token', 'anonymous.refresh.issues-new-access-token', {
    why: 'A storefront refreshes in time and is thrown out all the same.',
    failurePattern: { assertion: /the access token after the refresh/ },
    deviation: () => {
      const first = new Map<string, string>();
      return {
        rules: {
          anonymousTokenBody: (access, ...others) => {
            const known = first.get(access.sessionId) ?? access.value;
            first.set(access.sessionId, known);
            return { ...soundRules.anonymousTokenBody(access, ...others), access_token: known };
          },
        },
      };
    },
  }),
  fault('anonymous-refresh-answers-before-commit', 'anonymous.refresh.issues-new-access-token', {
    why: 'The first step of a guest after the refresh is refused.',
    alsoBreaks: ['anonymous.refresh.chains'],
    failurePattern: { operation: 'getGuestProfile', check: 'status', expected: 200, status: 401 },
    deviation: () => {
      const begun = new Set<string>();
      return {
        rules: {
          anonymousTokenBody: (access, ...others) => {
            const body = soundRules.anonymousTokenBody(access, ...others);
            if (begun.has(access.sessionId)) return { ...body, access_token: soundRules.newAccessToken() };
            begun.add(access.sessionId);
            return body;
          },
        },
      };
    },
  }),
  fault('anonymous-refresh-asks-for-anonymous-token', 'anonymous.refresh.needs-only-refresh-token', {
    why: 'Storefronts that follow the deprecation of 2024 can refresh no longer.',
    failurePattern: { assertion: /a refresh without anonymous_token[\s\S]*Received: .*400/ },
    deviation: changesArgument('checkParameters', 1, (required) =>
      required.includes('refresh_token') ? [...required, 'anonymous_token'] : required,
    ),
  }),
  fault('anonymous-refresh-works-once', 'anonymous.refresh.chains', {
    why: "A guest's session ends after two hours, whatever the refresh tokens say.",
    failurePattern: { operation: 'refreshAnonymousToken', check: 'status', expected: 200, status: 401 },
    deviation: () => {
      const first = new Map<string, string>();
      return {
        rules: {
          // The session's first refresh token is told again, long after it was spent.
          anonymousTokenBody: (access, refresh, ...others) => {
            const known = first.get(access.sessionId) ?? refresh?.value ?? '';
            first.set(access.sessionId, known);
            return { ...soundRules.anonymousTokenBody(access, refresh, ...others), refresh_token: known };
          },
        },
      };
    },
  }),
  fault('anonymous-refresh-refuses-context', 'anonymous.refresh.accepts-session-context', {
    why: 'Storefronts built on the published SDK, which sends the site along, lose their guests.',
    failurePattern: { operation: 'refreshAnonymousToken', check: 'status', expected: 200, status: 400 },
    deviation: alsoRefuses('checkParameters', 'siteCode', (query, required) =>
      Boolean(required.includes('refresh_token') && query['siteCode']),
    ),
  }),
  fault('anonymous-refresh-refuses-both-tokens', 'anonymous.refresh.accepts-anonymous-token', {
    why: 'Storefronts that still send the deprecated parameter along, as they had to once, lose their guests.',
    failurePattern: { operation: 'refreshAnonymousToken', check: 'status', expected: 200, status: 400 },
    deviation: alsoRefuses('checkParameters', 'anonymous_token', (query, required) =>
      Boolean(required.includes('refresh_token') && query['anonymous_token']),
    ),
  }),
  fault('anonymous-refresh-prefers-anonymous-token', 'anonymous.refresh.accepts-anonymous-token', {
    why: 'Storefronts that still send the deprecated parameter along get no refresh token for the next hour.',
    failurePattern: { operation: 'refreshAnonymousToken', check: 'schema', pointer: '/refresh_token' },
    deviation: replacesAnswerWhen(
      'any',
      200,
      (body) => without(body, 'refresh_token', 'refresh_token_expires_in'),
      ({ request, response }) => Boolean(request.query['anonymous_token']) && response.status === 200,
    ),
    category: 101,
  }),
  fault('anonymous-refresh-finds-newest-token', 'anonymous.refresh.refuses-unknown-refresh-token', {
    why: 'A made-up refresh token takes over the session of whoever logged in last.',
    alsoBreaks: ['refresh.request.refuses-unknown-refresh-token'],
    failurePattern: { operation: ['refreshToken', 'refreshAnonymousToken'], check: 'status', status: 200 },
    rules: { refreshTokenBy: (value, issued) => issued.get(value) ?? [...issued.values()].at(-1) },
    category: 206,
  }),
  fault('anonymous-refresh-stale-if-error', 'anonymous.refresh.refuses-missing-refresh-token', {
    why: 'A cache that hides errors gives the tokens of one guest to all whom the service refuses.',
    alsoBreaks: ['anonymous.refresh.refuses-unknown-refresh-token', 'anonymous.refresh.refuses-expired-refresh-token'],
    failurePattern: { operation: 'refreshAnonymousToken', check: 'status', status: 200 },
    deviation: () => {
      let last: Record<string, unknown> | undefined;
      return {
        wire: (exchange) => {
          if (!exchange.operation.includes('anonymous-access-token')) return;
          if (exchange.response.status === 200) last = bodyOf(exchange);
          else if (last) replaceAnswer(exchange, 200, last);
        },
      };
    },
    category: 206,
  }),
  fault('anonymous-refresh-token-never-expires', 'anonymous.refresh.refuses-expired-refresh-token', {
    why: 'A refresh token found on a public computer opens the session of a guest for ever.',
    failurePattern: { operation: 'refreshAnonymousToken', check: 'status', status: 200 },
    deviation: denies('isExpired', (_expiresAt, _now, what) => what === 'anonymous-refresh'),
  }),
  fault('anonymous-refresh-token-dies-with-access-token', 'anonymous.refresh.refuses-expired-refresh-token', {
    why: 'A guest who comes back after lunch has lost the cart.',
    failurePattern: { operation: 'refreshAnonymousToken', check: 'status', expected: 200, status: 401 },
    deviation: changesArgument('isExpired', 0, (expiresAt, _expiresAt, _now, what) =>
      what === 'anonymous-refresh' ? new Date(expiresAt.getTime() - 23 * 3_600_000) : expiresAt,
    ),
  }),
  fault('anonymous-session-shared', 'anonymous.login.opens-new-session', {
    why: 'All guests share one session, and with it one cart.',
    failurePattern: { assertion: /the session of the second login/ },
    deviation: keepsFirst('newSessionId'),
    category: 206,
  }),
  fault('anonymous-login-cached-by-url', 'anonymous.login.opens-new-session', {
    why: 'A cache in front of the login hands the token of one guest to the next.',
    alsoBreaks: ['anonymous.login.issues-distinct-tokens'],
    failurePattern: [
      { assertion: /of the second login/ },
      { check: 'invariant', invariant: "no other session's token" },
    ],
    deviation: cachesAnswers('logInAnonymously', ({ request }) => JSON.stringify(request.query)),
    category: 206,
  }),
  fault('anonymous-login-cached-by-path', 'anonymous.login.refuses-missing-client', {
    why: 'Whoever names no shop, or none that exists, is let into the one that was asked for last.',
    alsoBreaks: [
      'anonymous.login.refuses-unknown-client',
      'anonymous.login.refuses-missing-tenant',
      'anonymous.login.refuses-unknown-tenant',
    ],
    failurePattern: { operation: 'logInAnonymously', check: 'status', status: 200 },
    deviation: cachesAnswers('logInAnonymously', ({ request }) => request.path),
    category: 206,
  }),
  fault('anonymous-refresh-token-shared', 'anonymous.login.issues-distinct-tokens', {
    why: 'Two guests hold the same refresh token, and one takes over the session of the other.',
    failurePattern: [
      { assertion: /the refresh token of the second login/ },
      { check: 'invariant', invariant: "no other session's token" },
    ],
    deviation: keepsFirst('newRefreshToken'),
    category: 206,
  }),
  fault('anonymous-session-id-of-database', 'anonymous.login.session-id-is-uuid', {
    why: 'A storefront that keeps the session in a UUID column cannot store it.',
    failurePattern: { assertion: /toMatch[\s\S]*Received string/ },
    rules: { newSessionId: () => randomBytes(12).toString('hex') },
  }),
  fault('anonymous-login-takes-any-client', 'anonymous.login.refuses-unknown-client', {
    why: 'A client id that was withdrawn, or made up, still opens sessions.',
    failurePattern: { operation: 'logInAnonymously', check: 'status', status: 200 },
    rules: { clientIsKnown: () => true },
    category: 206,
  }),
  fault('anonymous-login-defaults-tenant', 'anonymous.login.refuses-missing-tenant', {
    why: 'A storefront with a broken configuration sells from a shop that is not its own.',
    alsoBreaks: ['anonymous.login.refuses-unknown-tenant'],
    failurePattern: { operation: 'logInAnonymously', check: 'status', status: 200 },
    rules: { tenantOfGuest: (query, hosted) => hosted.find((name) => name === query['tenant']) ?? hosted[0] },
    category: 102,
  }),
];
