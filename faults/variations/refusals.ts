import { badRequest, forbidden, invalidAccessToken, notFound } from '../../tenant/refusals.ts';
import { on } from '../exchange.ts';
import { changesArgument, changesResult, refusesBy } from '../rule-families.ts';
import { variation, type Variation } from '../variation.ts';
import { refusesInstead } from './answer-hooks.ts';

const refreshes = ['refreshAnonymousToken', 'refreshToken', 'logInAnonymously'] as const;
const mailed = ['confirmEmailChange', 'resetPassword'] as const;

/** Refusals by another status, where none is documented or several are. */
export const refusals: readonly Variation[] = [
  variation('wrong-kind-of-token-is-unauthorized', {
    why: 'Whether a token of the wrong kind is refused with 401 or with 403 is not documented.',
    rules: { statusForWrongKind: () => 401 },
  }),
  variation('wrong-kind-of-token-is-forbidden', {
    why: 'Whether a token of the wrong kind is refused with 401 or with 403 is not documented.',
    rules: { statusForWrongKind: () => 403 },
  }),
  variation('wrong-tenant-is-unauthorized', {
    why: 'The documentation has 400 for a wrong tenant in one place and 401 in another.',
    rules: { ...refusesBy('tenantMatches', invalidAccessToken).rules, tenantNameIsValid: () => true },
  }),
  variation('wrong-tenant-is-forbidden', {
    why: 'The documentation contradicts itself on a wrong tenant: any refusal is one.',
    ...refusesBy('tenantMatches', forbidden),
  }),
  variation('wrong-tenant-is-not-found', {
    why: 'The documentation contradicts itself on a wrong tenant: any refusal is one.',
    wire: refusesInstead(/tenant information/, 404, 'resource_not_found'),
  }),
  variation('mailed-token-is-not-found', {
    why: 'No status is documented for a mailed token that is unknown, used or over.',
    wire: on(mailed, refusesInstead(/^The token is not valid/, 404, 'resource_not_found')),
  }),
  variation('opt-in-token-is-unauthorized', {
    why: 'The confirmation of an opt-in documents 400 and 401, not which of them an invalid token gets.',
    wire: on('confirmOptIn', refusesInstead(/^The token is not valid/, 401, 'unauthorized')),
  }),
  variation('codes-are-bad-requests', {
    why: 'The social login documents 400 and 401, not which of them a code gets that the provider refuses.',
    ...changesResult('redeemCode', async (redeemed) => {
      const identity = await redeemed;
      if (!identity) throw badRequest('The code is not valid.');
      return identity;
    }),
  }),
  variation('unknown-config-is-unauthorized', {
    why: 'A subject token may be looked at before the configuration, and is refused with 401 then.',
    ...refusesBy('configFor', invalidAccessToken),
  }),
  variation('refresh-token-is-a-bad-request', {
    why: 'No status is documented for a refresh token that is unknown, used or over.',
    wire: on(refreshes, refusesInstead(/^Invalid refresh token/, 400, 'invalid_grant')),
  }),
  variation('client-is-forbidden', {
    why: 'No status is documented for an unknown client id.',
    ...refusesBy('clientIsKnown', forbidden),
  }),
  variation('client-is-not-found', {
    why: 'No status is documented for an unknown client id.',
    ...refusesBy('clientIsKnown', () => notFound('Client')),
  }),
  variation('tenant-under-its-own-name-only', {
    why: 'The parameter hybris-tenant is not documented.',
    ...changesArgument('checkParameters', 0, (query) => {
      if (query['hybris-tenant'] !== undefined) throw badRequest('The query parameter tenant must be given.');
      return query;
    }),
  }),
  variation('foreign-company-is-forbidden', {
    why: 'No status is documented for a company that the customer is not assigned to.',
    ...refusesBy('mayActFor', forbidden),
  }),
  variation('gateway-refuses-by-its-own-statuses', {
    why: 'For what never reaches an operation HTTP has statuses of its own: 413, 414, 415.',
    wire: async (exchange) => {
      await refusesInstead(/must be sent as/, 415, 'unsupported_media_type')(exchange);
      await refusesInstead(/larger than 10 MB/, 413, 'payload_too_large')(exchange);
      await refusesInstead(/longer than 10 KB/, 414, 'uri_too_long')(exchange);
    },
  }),
  variation('unsupported-methods-are-not-found', {
    why: 'Live tenants answer 404 as well as 405 to a method that a path does not have.',
    wire: refusesInstead(/^Method not allowed/, 404, 'not_found'),
  }),
];
