import { soundRules } from '../../tenant/index.ts';
import type { Fault } from '../fault.ts';

type Given = Parameters<typeof soundRules.serviceTokenBody>;

/** The answer to a service that asks for a token, with other members. */
const tokenWith = (change: (...given: Given) => Record<string, string | number>) => ({
  rules: {
    serviceTokenBody: (...given: Given) => ({ ...soundRules.serviceTokenBody(...given), ...change(...given) }),
  },
});

export const serviceFaults: readonly Fault[] = [
  {
    id: 'service-token-unknown-to-gateway',
    why: 'A back office is handed a token that every operation refuses.',
    breaks: ['service.token.issues-access-token'],
    reads: /listCustomers[\s\S]*status: expected 200, received 401/,
    deviation: tokenWith(() => ({ access_token: soundRules.newAccessToken() })),
  },
  {
    id: 'service-token-type-of-gateway',
    why: "Clients that build their header of the token's type send nonsense.",
    breaks: ['service.token.issues-access-token'],
    reads: /\/token_type: expected "Bearer", received "BearerToken"/,
    deviation: tokenWith(() => ({ token_type: 'BearerToken' })),
    category: 101,
  },
  {
    id: 'service-token-lifetime-as-text',
    why: 'A client that adds the lifetime to the time of day renews its token in the wrong year.',
    breaks: ['service.token.issues-access-token'],
    reads: /\/expires_in: expected .*, received "\d+"/,
    deviation: tokenWith((access, _scope, seconds) => ({ expires_in: String(seconds(access.expiresAt)) })),
    category: 101,
  },
  {
    id: 'service-token-hides-tenant',
    why: 'A back office that serves several shops cannot tell whose token it holds.',
    breaks: ['service.token.scope-names-tenant'],
    reads: /Expected value: .*"tenant=/,
    deviation: tokenWith((_access, scope) => ({ scope: scope.replace(/ ?tenant=\S+/, '') })),
  },
  {
    id: 'service-token-names-another-tenant',
    why: 'A back office files its customers under a shop that is not theirs.',
    breaks: ['service.token.scope-names-tenant'],
    reads: /Expected value: .*"tenant=/,
    deviation: tokenWith((_access, scope) => ({ scope: scope.replace(/tenant=\S+/, 'tenant=default') })),
  },
  {
    id: 'service-token-can-be-refreshed',
    why: 'A key that was withdrawn lives on in the refresh tokens that it has left behind.',
    breaks: ['service.token.has-no-refresh'],
    reads: /the refresh token of a service/,
    deviation: tokenWith(() => ({ refresh_token: soundRules.newRefreshToken(), refresh_token_expires_in: 86399 })),
  },
  {
    id: 'service-token-reads-by-default',
    why: 'A back office that asks for no scope, as it may, can write nothing any more.',
    breaks: ['service.token.grants-all-scopes-by-default'],
    reads: /ArrayContaining[\s\S]*customer\.customer_manage/,
    deviation: {
      rules: {
        grantServiceScopes: (asked, held) =>
          asked.length === 0
            ? held.filter((scope) => scope.endsWith('_read'))
            : soundRules.grantServiceScopes(asked, held),
      },
    },
  },
  {
    id: 'service-token-needs-no-secret',
    why: 'Whoever has seen a client id reads every customer of the shop.',
    breaks: ['service.token.refuses-wrong-secret'],
    reads: /requestServiceToken[\s\S]*status: expected 400 or 401 or 403, received 200/,
    deviation: {
      rules: {
        serviceCredentialsMatch: (id, _secret, settings) =>
          soundRules.serviceCredentialsMatch(id, settings.serviceClientSecret, settings),
      },
    },
    category: 206,
  },
  {
    id: 'service-token-compares-beginning-of-secret',
    why: 'A secret is guessed letter by letter.',
    breaks: ['service.token.refuses-wrong-secret'],
    reads: /requestServiceToken[\s\S]*status: expected 400 or 401 or 403, received 200/,
    deviation: {
      rules: {
        serviceCredentialsMatch: (id, secret, settings) =>
          id === settings.serviceClientId && settings.serviceClientSecret.startsWith(secret),
      },
    },
    category: 206,
  },
  {
    id: 'service-token-cuts-secret',
    why: 'What follows after the length that is stored is not looked at.',
    breaks: ['service.token.refuses-wrong-secret'],
    reads: /requestServiceToken[\s\S]*status: expected 400 or 401 or 403, received 200/,
    deviation: {
      rules: {
        serviceCredentialsMatch: (id, secret, settings) =>
          id === settings.serviceClientId && secret.startsWith(settings.serviceClientSecret),
      },
    },
    category: 206,
  },
];
