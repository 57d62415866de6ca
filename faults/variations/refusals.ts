import { soundRules } from '../../tenant/index.ts';
import { badRequest, forbidden, invalidAccessToken, notFound, type Refused } from '../../tenant/refusals.ts';
import type { Variation } from '../variation.ts';
import { at, problem, refusing } from './exchange.ts';

const refreshes = [
  'GET-oauth-refresh-anonymous-access-token',
  'GET-customer-refresh-authtoken',
  'GET-oauth-generate-anonymous-access-token',
];
const mailed = ['POST-customer-confirm-customer-login-email', 'POST-customer-reset-password'];
const optInId = 'GET-customer-signup-customer-optin';

const wrongTenant =
  (refusal: () => Refused): typeof soundRules.tenantMatches =>
  (token, tenant) => {
    if (soundRules.tenantMatches(token, tenant)) return true;
    throw refusal();
  };

/** Refusals by another status, where none is documented or several are. */
export const refusals: readonly Variation[] = [
  {
    id: 'wrong-kind-of-token-is-unauthorized',
    why: 'Whether a token of the wrong kind is refused with 401 or with 403 is not documented.',
    rules: { statusForWrongKind: () => 401 },
  },
  {
    id: 'wrong-kind-of-token-is-forbidden',
    why: 'Whether a token of the wrong kind is refused with 401 or with 403 is not documented.',
    rules: { statusForWrongKind: () => 403 },
  },
  {
    id: 'wrong-tenant-is-unauthorized',
    why: 'The documentation has 400 for a wrong tenant in one place and 401 in another.',
    rules: { tenantMatches: wrongTenant(invalidAccessToken), tenantNameIsValid: () => true },
  },
  {
    id: 'wrong-tenant-is-forbidden',
    why: 'The documentation contradicts itself on a wrong tenant: any refusal is one.',
    rules: { tenantMatches: wrongTenant(() => forbidden()) },
  },
  {
    id: 'wrong-tenant-is-not-found',
    why: 'The documentation contradicts itself on a wrong tenant: any refusal is one.',
    wire: refusing(/tenant information/, 404, problem(404, 'resource_not_found')),
  },
  {
    id: 'mailed-token-is-not-found',
    why: 'No status is documented for a mailed token that is unknown, used or over.',
    wire: at(mailed, refusing(/^The token is not valid/, 404, problem(404, 'resource_not_found'))),
  },
  {
    id: 'opt-in-token-is-unauthorized',
    why: 'The confirmation of an opt-in documents 400 and 401, not which of them an invalid token gets.',
    wire: at([optInId], refusing(/^The token is not valid/, 401, problem(401, 'unauthorized'))),
  },
  {
    id: 'codes-are-bad-requests',
    why: 'The social login documents 400 and 401, not which of them a code gets that the provider refuses.',
    rules: {
      redeemCode: async (...given) => {
        const identity = await soundRules.redeemCode(...given);
        if (!identity) throw badRequest('The code is not valid.');
        return identity;
      },
    },
  },
  {
    id: 'unknown-config-is-unauthorized',
    why: 'A subject token may be looked at before the configuration, and is refused with 401 then.',
    rules: {
      configFor: (named, settings) => {
        const provider = soundRules.configFor(named, settings);
        if (!provider) throw invalidAccessToken();
        return provider;
      },
    },
  },
  {
    id: 'refresh-token-is-a-bad-request',
    why: 'No status is documented for a refresh token that is unknown, used or over.',
    wire: at(refreshes, refusing(/^Invalid refresh token/, 400, problem(400, 'invalid_grant'))),
  },
  {
    id: 'client-is-forbidden',
    why: 'No status is documented for an unknown client id.',
    rules: {
      clientIsKnown: (...given) => {
        if (soundRules.clientIsKnown(...given)) return true;
        throw forbidden();
      },
    },
  },
  {
    id: 'client-is-not-found',
    why: 'No status is documented for an unknown client id.',
    rules: {
      clientIsKnown: (...given) => {
        if (soundRules.clientIsKnown(...given)) return true;
        throw notFound('Client');
      },
    },
  },
  {
    id: 'tenant-under-its-own-name-only',
    why: 'The parameter hybris-tenant is not documented.',
    rules: {
      checkParameters: (query, required) => {
        if (query['hybris-tenant'] !== undefined) throw badRequest('The query parameter tenant must be given.');
        return soundRules.checkParameters(query, required);
      },
    },
  },
  {
    id: 'foreign-company-is-forbidden',
    why: 'No status is documented for a company that the customer is not assigned to.',
    rules: {
      mayActFor: (...given) => {
        if (soundRules.mayActFor(...given)) return true;
        throw forbidden();
      },
    },
  },
  {
    id: 'gateway-refuses-by-its-own-statuses',
    why: 'For what never reaches an operation HTTP has statuses of its own: 413, 414, 415.',
    wire: async (exchange) => {
      await refusing(/must be sent as/, 415, problem(415, 'unsupported_media_type'))(exchange);
      await refusing(/larger than 10 MB/, 413, problem(413, 'payload_too_large'))(exchange);
      await refusing(/longer than 10 KB/, 414, problem(414, 'uri_too_long'))(exchange);
    },
  },
  {
    id: 'unsupported-methods-are-not-found',
    why: 'Live tenants answer 404 as well as 405 to a method that a path does not have.',
    wire: refusing(/^Method not allowed/, 404, problem(404, 'not_found')),
  },
];
