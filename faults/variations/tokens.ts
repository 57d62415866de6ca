import { randomBytes, randomUUID } from 'node:crypto';
import { soundRules } from '../../tenant/index.ts';
import { omit, textAt } from '../../tenant/json.ts';
import { badRequest } from '../../tenant/refusals.ts';
import { on, without } from '../exchange.ts';
import type { Deviation } from '../fault.ts';
import { changesResult, setsMembers } from '../rule-families.ts';
import { variation, type Variation } from '../variation.ts';
import { inObjects } from './answer-hooks.ts';

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const signed = (claims: object): string =>
  [encoded({ alg: 'RS256', typ: 'JWT', kid: 'key-1' }), encoded(claims), randomBytes(256).toString('base64url')].join(
    '.',
  );
/** All that a bearer token may hold, RFC 6750, section 2.1. */
const punctuated = (): string => `${randomBytes(24).toString('base64')}.-_~+/${randomUUID()}==`;

const logins = ['logIn', 'confirmOptIn'] as const;

/** The guest's token dies when it has authorised a login; a refused login leaves it alive. */
function guestTokenEndsAtLogin(): Deviation {
  const dead = new Set<string>();
  return {
    rules: {
      bearerOf: (authorization) => {
        const token = soundRules.bearerOf(authorization);
        return token !== undefined && dead.has(token) ? undefined : token;
      },
    },
    wire: on('logIn', ({ request, response }) => {
      if (response.status === 200) dead.add(soundRules.bearerOf(request.headers['authorization']) ?? '');
    }),
  };
}

/** What tokens look like, and what their answers hold. */
export const tokens: readonly Variation[] = [
  variation('tokens-are-jwts', {
    why: 'Access tokens are opaque: nothing is said of their form.',
    rules: { newAccessToken: () => signed({ jti: randomUUID(), iss: 'https://tokens.example' }) },
  }),
  variation('tokens-are-long', {
    why: 'Tokens are opaque: nothing is said of their length.',
    rules: {
      newAccessToken: () => randomBytes(1300).toString('base64url'),
      newRefreshToken: () => randomBytes(900).toString('base64url'),
    },
  }),
  variation('tokens-have-punctuation', {
    why: 'Tokens are opaque: every character that a bearer token may hold is possible.',
    rules: { newAccessToken: punctuated, newRefreshToken: punctuated },
  }),
  variation('mailed-tokens-are-uuids', {
    why: 'The form of a mailed token is an example.',
    rules: { newMailedToken: () => randomUUID() },
  }),
  variation('session-ids-are-opaque', {
    why: 'That a session id is a UUID is an example, so a SHOULD and no more.',
    rules: { newSessionId: () => `s.${randomBytes(12).toString('hex')}` },
    advises: ['anonymous.login.session-id-is-uuid'],
  }),
  variation('saas-token-of-another-algorithm', {
    why: 'The saas_token is a JWT; which algorithm signs it is an example.',
    wire: on(
      logins,
      inObjects((body) => {
        const [, claims = ''] = (textAt(body, 'saas_token') ?? '').split('.');
        if (claims === '') return body;
        return { ...body, saas_token: signed(JSON.parse(Buffer.from(claims, 'base64url').toString()) as object) };
      }),
    ),
  }),
  variation('scopes-in-another-order', {
    why: 'A scope is a set of words; which other scopes a customer has is the tenant’s choice.',
    rules: {
      scopeText: (scopes, tenant) =>
        [`tenant=${tenant}`, 'site=main', ...scopes.toReversed(), 'cart.cart_manage_own'].join(' '),
    },
  }),
  variation('initial-password-is-text', {
    why: 'The schema types initialPassword as a string, the example shows a boolean.',
    wire: on(
      logins,
      inObjects((body) =>
        'initialPassword' in body
          ? { ...body, initialPassword: body['initialPassword'] === true ? 'true' : 'false' }
          : body,
      ),
    ),
  }),
  variation('initial-password-only-when-true', {
    why: 'No answer requires initialPassword, and an example leaves it out.',
    wire: on(
      logins,
      inObjects((body) => (body['initialPassword'] === false ? omit(body, 'initialPassword') : body)),
    ),
  }),
  variation('opt-in-without-session', {
    why: 'The example of a confirmed opt-in has neither session_id nor initialPassword.',
    wire: on(
      'confirmOptIn',
      inObjects((body) => without(body, 'session_id', 'initialPassword')),
    ),
  }),
  variation('lifetimes-are-a-second-off', {
    why: 'An answer takes time on its way, and a lifetime is told in whole seconds.',
    wire: on(
      [...logins, 'logInAnonymously', 'refreshAnonymousToken'],
      inObjects((body) =>
        Object.fromEntries(
          Object.entries(body).map(([name, value]) => [
            name,
            typeof value === 'number' && name.endsWith('expires_in') ? value + 1 : value,
          ]),
        ),
      ),
    ),
  }),
  variation('validation-names-another-type', {
    why: 'The token_type of a validation is usually Bearer, the documentation says.',
    wire: on(
      'validateToken',
      inObjects((body) => ('token_type' in body ? { ...body, token_type: 'customer' } : body)),
    ),
  }),
  variation('refresh-returns-saas-token', {
    why: 'The example of a refresh has no saas_token; nothing forbids one.',
    ...setsMembers('refreshedTokenBody', (_, access) => ({
      saas_token: signed({ sub: access.customerId, exp: Math.floor(access.expiresAt.getTime() / 1000) }),
      initialPassword: false,
    })),
  }),
  variation('validation-names-no-company', {
    why: 'legalEntityId may be null or absent where the token speaks for no company.',
    ...setsMembers('validationBody', (_, { legalEntityId = null }) => ({ legalEntityId })),
  }),
  variation('login-ends-guest-token', {
    why: 'The guide says that the anonymous session ends when the customer logs in.',
    ...guestTokenEndsAtLogin(),
  }),
  variation('bearer-in-one-spelling', {
    why: 'Whether the scheme may be spelt in another case is left open.',
    ...changesResult('bearerOf', (value, authorization) =>
      authorization?.startsWith('Bearer ') === true ? value : undefined,
    ),
  }),
  variation('deprecated-refresh-is-gone', {
    why: 'The refresh by anonymous_token is deprecated, its removal announced.',
    rules: {
      sessionForAnonymousRefresh: (spent) => {
        if (!('clientId' in spent)) throw badRequest('The query parameter refresh_token must be given.');
        return spent.sessionId;
      },
    },
  }),
];
