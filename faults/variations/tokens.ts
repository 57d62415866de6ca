import { randomBytes, randomUUID } from 'node:crypto';
import { soundRules } from '../../tenant/index.ts';
import { omit, textAt } from '../../tenant/json.ts';
import { badRequest } from '../../tenant/refusals.ts';
import type { Deviation } from '../fault.ts';
import type { Variation } from '../variation.ts';
import { at, inObjects } from './exchange.ts';

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const signed = (claims: object): string =>
  [encoded({ alg: 'RS256', typ: 'JWT', kid: 'key-1' }), encoded(claims), randomBytes(256).toString('base64url')].join(
    '.',
  );
/** All that a bearer token may hold, RFC 6750, section 2.1. */
const punctuated = (): string => `${randomBytes(24).toString('base64')}.-_~+/${randomUUID()}==`;

const loginId = 'POST-customer-authenticate-customer';
const anonymousIds = ['GET-oauth-generate-anonymous-access-token', 'GET-oauth-refresh-anonymous-access-token'];
const validationId = 'GET-customer-validate-token';
const optInId = 'GET-customer-signup-customer-optin';

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
    wire: at([loginId], ({ request, response }) => {
      if (response.status === 200) dead.add(soundRules.bearerOf(request.headers['authorization']) ?? '');
    }),
  };
}

/** What tokens look like, and what their answers hold. */
export const tokens: readonly Variation[] = [
  {
    id: 'tokens-are-jwts',
    why: 'Access tokens are opaque: nothing is said of their form.',
    rules: { newAccessToken: () => signed({ jti: randomUUID(), iss: 'https://tokens.example' }) },
  },
  {
    id: 'tokens-are-long',
    why: 'Tokens are opaque: nothing is said of their length.',
    rules: {
      newAccessToken: () => randomBytes(1300).toString('base64url'),
      newRefreshToken: () => randomBytes(900).toString('base64url'),
    },
  },
  {
    id: 'tokens-have-punctuation',
    why: 'Tokens are opaque: every character that a bearer token may hold is possible.',
    rules: { newAccessToken: punctuated, newRefreshToken: punctuated },
  },
  {
    id: 'mailed-tokens-are-uuids',
    why: 'The form of a mailed token is an example.',
    rules: { newMailedToken: () => randomUUID() },
  },
  {
    id: 'session-ids-are-opaque',
    why: 'That a session id is a UUID is an example, so a SHOULD and no more.',
    rules: { newSessionId: () => `s.${randomBytes(12).toString('hex')}` },
    advises: ['anonymous.login.session-id-is-uuid'],
  },
  {
    id: 'saas-token-of-another-algorithm',
    why: 'The saas_token is a JWT; which algorithm signs it is an example.',
    wire: at(
      [loginId, optInId],
      inObjects((body) => {
        const [, claims = ''] = (textAt(body, 'saas_token') ?? '').split('.');
        if (claims === '') return body;
        return { ...body, saas_token: signed(JSON.parse(Buffer.from(claims, 'base64url').toString()) as object) };
      }),
    ),
  },
  {
    id: 'scopes-in-another-order',
    why: 'A scope is a set of words; which other scopes a customer has is the tenant’s choice.',
    rules: {
      scopeText: (scopes, tenant) =>
        [`tenant=${tenant}`, 'site=main', ...scopes.toReversed(), 'cart.cart_manage_own'].join(' '),
    },
  },
  {
    id: 'initial-password-is-text',
    why: 'The schema types initialPassword as a string, the example shows a boolean.',
    wire: at(
      [loginId, optInId],
      inObjects((body) =>
        'initialPassword' in body
          ? { ...body, initialPassword: body['initialPassword'] === true ? 'true' : 'false' }
          : body,
      ),
    ),
  },
  {
    id: 'initial-password-only-when-true',
    why: 'No answer requires initialPassword, and an example leaves it out.',
    wire: at(
      [loginId, optInId],
      inObjects((body) => (body['initialPassword'] === false ? omit(body, 'initialPassword') : body)),
    ),
  },
  {
    id: 'opt-in-without-session',
    why: 'The example of a confirmed opt-in has neither session_id nor initialPassword.',
    wire: at(
      [optInId],
      inObjects((body) => omit(omit(body, 'session_id'), 'initialPassword')),
    ),
  },
  {
    id: 'lifetimes-are-a-second-off',
    why: 'An answer takes time on its way, and a lifetime is told in whole seconds.',
    wire: at(
      [loginId, optInId, ...anonymousIds],
      inObjects((body) =>
        Object.fromEntries(
          Object.entries(body).map(([name, value]) => [
            name,
            typeof value === 'number' && name.endsWith('expires_in') ? value + 1 : value,
          ]),
        ),
      ),
    ),
  },
  {
    id: 'validation-names-another-type',
    why: 'The token_type of a validation is usually Bearer, the documentation says.',
    wire: at(
      [validationId],
      inObjects((body) => ('token_type' in body ? { ...body, token_type: 'customer' } : body)),
    ),
  },
  {
    id: 'refresh-returns-saas-token',
    why: 'The example of a refresh has no saas_token; nothing forbids one.',
    rules: {
      refreshedTokenBody: (access, refresh, seconds) => ({
        ...soundRules.refreshedTokenBody(access, refresh, seconds),
        saas_token: signed({ sub: access.customerId, exp: Math.floor(access.expiresAt.getTime() / 1000) }),
        initialPassword: false,
      }),
    },
  },
  {
    id: 'validation-names-no-company',
    why: 'legalEntityId may be null or absent where the token speaks for no company.',
    rules: {
      validationBody: (access, scope, seconds) => ({
        ...soundRules.validationBody(access, scope, seconds),
        legalEntityId: access.legalEntityId ?? null,
      }),
    },
  },
  {
    id: 'login-ends-guest-token',
    why: 'The guide says that the anonymous session ends when the customer logs in.',
    ...guestTokenEndsAtLogin(),
  },
  {
    id: 'bearer-in-one-spelling',
    why: 'Whether the scheme may be spelt in another case is left open.',
    rules: {
      bearerOf: (authorization) =>
        authorization?.startsWith('Bearer ') === true ? soundRules.bearerOf(authorization) : undefined,
    },
  },
  {
    id: 'deprecated-refresh-is-gone',
    why: 'The refresh by anonymous_token is deprecated, its removal announced.',
    rules: {
      sessionForAnonymousRefresh: (spent) => {
        if (!('clientId' in spent)) throw badRequest('The query parameter refresh_token must be given.');
        return spent.sessionId;
      },
    },
  },
];
