import { soundRules } from '../../tenant/index.ts';
import { textAt, type JsonObject } from '../../tenant/json.ts';
import { badRequest } from '../../tenant/refusals.ts';
import { changesResult, denies } from '../rule-families.ts';
import { variation, type Variation } from '../variation.ts';

/** What tenants may do where accounts and sessions come near each other. */
export const accountSafety: readonly Variation[] = [
  variation('refresh-takes-any-customer', {
    why: 'Whose access token authorises a refresh is not documented, if the new token speaks for the owner of the refresh token.',
    rules: { bearerFitsRefresh: () => true },
  }),
  variation('profile-texts-are-normalised', {
    why: 'Two spellings of one letter are equal to Unicode; which of them is stored is the tenant’s choice.',
    rules: {
      afterProfileChange: (customer, profile, sent) => {
        const texts = Object.entries(profile).map(([name, value]) => [
          name,
          typeof value === 'string' ? value.normalize('NFD') : value,
        ]);
        return soundRules.afterProfileChange(customer, Object.fromEntries(texts) as JsonObject, sent);
      },
    },
  }),
  variation('long-passwords-are-refused', {
    why: 'Nothing is said of the longest password; a hash may look at 72 bytes, if nothing longer is taken.',
    ...denies('passwordIsLongEnough', (password) => Buffer.byteLength(password) > 72),
  }),
  variation('saas-token-of-elliptic-curve', {
    why: 'Which algorithm signs the saas_token is an example.',
    ...changesResult('customerTokenBody', (body) => {
      const [, claims = '', signature = ''] = (textAt(body, 'saas_token') ?? '').split('.');
      const header = Buffer.from(JSON.stringify({ alg: 'ES256', kid: 'key-2' })).toString('base64url');
      return { ...body, saas_token: [header, claims, signature].join('.') };
    }),
  }),
  variation('profile-takes-no-read-only-members', {
    why: 'Whether members that cannot be changed are ignored or refused is not documented.',
    rules: {
      afterProfileChange: (customer, profile, sent) => {
        if ('customerNumber' in sent) throw badRequest('customerNumber cannot be changed.');
        return soundRules.afterProfileChange(customer, profile, sent);
      },
    },
  }),
];
