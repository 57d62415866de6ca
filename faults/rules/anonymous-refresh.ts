import { randomUUID } from 'node:crypto';
import { soundRules } from '../../tenant/index.ts';
import type { Fault } from '../fault.ts';
import { bodyOf, replaceAnswer, without } from '../wire.ts';

export const anonymousRefreshFaults: readonly Fault[] = [
  {
    id: 'anonymous-refresh-opens-new-session',
    why: 'After an hour a guest stands before an empty cart.',
    breaks: ['anonymous.refresh.keeps-session', 'anonymous.refresh.chains'],
    reads: /the session after (the refresh|three refreshes)/,
    deviation: { rules: { sessionForAnonymousRefresh: () => randomUUID() } },
  },
  {
    id: 'anonymous-refresh-returns-old-access-token',
    why: 'A storefront refreshes in time and is thrown out all the same.',
    breaks: ['anonymous.refresh.issues-new-access-token'],
    reads: /the access token after the refresh/,
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
  },
  {
    id: 'anonymous-refresh-answers-before-commit',
    why: 'The first step of a guest after the refresh is refused.',
    breaks: ['anonymous.refresh.issues-new-access-token', 'anonymous.refresh.chains'],
    reads: /getGuestProfile[\s\S]*status: expected 200, received 401/,
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
  },
  {
    id: 'anonymous-refresh-asks-for-anonymous-token',
    why: 'Storefronts that follow the deprecation of 2024 can refresh no longer.',
    breaks: ['anonymous.refresh.needs-only-refresh-token'],
    reads: /a refresh without anonymous_token[\s\S]*Received: .*400/,
    deviation: {
      rules: {
        checkParameters: (query, required) =>
          soundRules.checkParameters(
            query,
            required.includes('refresh_token') ? [...required, 'anonymous_token'] : required,
          ),
      },
    },
  },
  {
    id: 'anonymous-refresh-works-once',
    why: "A guest's session ends after two hours, whatever the refresh tokens say.",
    breaks: ['anonymous.refresh.chains'],
    reads: /refreshAnonymousToken[\s\S]*status: expected 200, received 401/,
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
  },
  {
    id: 'anonymous-refresh-refuses-context',
    why: 'Storefronts built on the published SDK, which sends the site along, lose their guests.',
    breaks: ['anonymous.refresh.accepts-session-context'],
    reads: /refreshAnonymousToken[\s\S]*status: expected 200, received 400/,
    deviation: {
      rules: {
        checkParameters: (query, required) =>
          required.includes('refresh_token') && query['siteCode']
            ? [{ field: 'siteCode', type: 'invalid_value', message: 'Unknown query parameter.' }]
            : soundRules.checkParameters(query, required),
      },
    },
  },
  {
    id: 'anonymous-refresh-refuses-both-tokens',
    why: 'Storefronts that still send the deprecated parameter along, as they had to once, lose their guests.',
    breaks: ['anonymous.refresh.accepts-anonymous-token'],
    reads: /refreshAnonymousToken[\s\S]*status: expected 200, received 400/,
    deviation: {
      rules: {
        checkParameters: (query, required) =>
          required.includes('refresh_token') && query['anonymous_token']
            ? [{ field: 'anonymous_token', type: 'invalid_value', message: 'The parameter is no longer supported.' }]
            : soundRules.checkParameters(query, required),
      },
    },
  },
  {
    id: 'anonymous-refresh-prefers-anonymous-token',
    why: 'Storefronts that still send the deprecated parameter along get no refresh token for the next hour.',
    breaks: ['anonymous.refresh.accepts-anonymous-token'],
    reads: /refreshAnonymousToken[\s\S]*\/refresh_token: expected .*, received nothing/,
    deviation: {
      wire: (exchange) => {
        if (!exchange.request.query['anonymous_token'] || exchange.response.status !== 200) return;
        replaceAnswer(exchange, 200, without('refresh_token', without('refresh_token_expires_in', bodyOf(exchange))));
      },
    },
    category: 101,
  },
  {
    id: 'anonymous-refresh-finds-newest-token',
    why: 'A made-up refresh token takes over the session of whoever logged in last.',
    breaks: ['anonymous.refresh.refuses-unknown-refresh-token', 'refresh.request.refuses-unknown-refresh-token'],
    reads: /refresh(Anonymous)?Token[\s\S]*status: expected .*, received 200/,
    deviation: {
      rules: { refreshTokenBy: (value, issued) => issued.get(value) ?? [...issued.values()].at(-1) },
    },
    category: 206,
  },
  {
    id: 'anonymous-refresh-stale-if-error',
    why: 'A cache that hides errors gives the tokens of one guest to all whom the service refuses.',
    breaks: [
      'anonymous.refresh.refuses-missing-refresh-token',
      'anonymous.refresh.refuses-unknown-refresh-token',
      'anonymous.refresh.refuses-expired-refresh-token',
    ],
    reads: /refreshAnonymousToken[\s\S]*status: expected .*, received 200/,
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
  },
  {
    id: 'anonymous-refresh-token-never-expires',
    why: 'A refresh token found on a public computer opens the session of a guest for ever.',
    breaks: ['anonymous.refresh.refuses-expired-refresh-token'],
    reads: /refreshAnonymousToken[\s\S]*status: expected .*, received 200/,
    deviation: {
      rules: {
        isExpired: (expiresAt, now, what) => what !== 'anonymous-refresh' && soundRules.isExpired(expiresAt, now, what),
      },
    },
  },
  {
    id: 'anonymous-refresh-token-dies-with-access-token',
    why: 'A guest who comes back after lunch has lost the cart.',
    breaks: ['anonymous.refresh.refuses-expired-refresh-token'],
    reads: /refreshAnonymousToken[\s\S]*status: expected 200, received 401/,
    deviation: {
      rules: {
        isExpired: (expiresAt, now, what) => {
          const early = what === 'anonymous-refresh' ? 23 * 3_600_000 : 0;
          return soundRules.isExpired(new Date(expiresAt.getTime() - early), now, what);
        },
      },
    },
  },
];
