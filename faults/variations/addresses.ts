import { soundRules } from '../../tenant/index.ts';
import { defined, isObject, objectAt, omit, withoutNulls, type Json } from '../../tenant/json.ts';
import type { Refused } from '../../tenant/refusals.ts';
import { badRequest, forbidden, notFound } from '../../tenant/refusals.ts';
import { allows, changesResult } from '../rule-families.ts';
import { variation, type Variation } from '../variation.ts';

const withoutNull = (body: Json): Json => (isObject(body) ? withoutNulls(body) : body);

const refusesAbsentTags = (refusal: () => Refused) =>
  changesResult('removeTags', (left, stored, removed) => {
    if (removed.some((tag) => !stored.includes(tag))) throw refusal();
    return left;
  });

/** How addresses are kept, shown and changed. */
export const addresses: readonly Variation[] = [
  variation('first-address-is-not-default', {
    why: 'Which address is the default one before any is marked, or after it went, is not documented.',
    ...changesResult('chooseDefaultAddress', (chosen, all, askedFor) => (askedFor === undefined ? all : chosen)),
  }),
  variation('default-is-said-of-the-default-only', {
    why: 'No member isDefault is required; that each address has one is an example, so a SHOULD.',
    ...changesResult('addressView', (view, { isDefault }) => (isDefault ? view : omit(view, 'isDefault'))),
    advises: ['address.read.says-whether-default'],
  }),
  variation('addresses-show-no-version', {
    why: 'Of the metadata of an address only the links of its mixins are needed.',
    ...changesResult('addressView', (view) => {
      const links = objectAt(objectAt(view, 'metadata'), 'mixins');
      return defined({ ...view, metadata: Object.keys(links).length > 0 ? { mixins: links } : undefined });
    }),
  }),
  variation('addresses-in-another-order', {
    why: 'The order of the addresses is not documented.',
    rules: { listAddresses: (customer) => customer.addresses.toReversed() },
  }),
  variation('tags-in-another-order', {
    why: 'Tags are labels: nothing says in which order an address shows them.',
    rules: {
      ...changesResult('addTags', (tags) => tags.toReversed()).rules,
      ...changesResult('removeTags', (tags) => tags.toReversed()).rules,
    },
  }),
  variation('absent-tag-is-not-found', {
    why: 'What the removal of a tag answers that is not there is not documented.',
    ...refusesAbsentTags(() => notFound('Tag')),
  }),
  variation('absent-tag-is-a-bad-request', {
    why: 'What the removal of a tag answers that is not there is not documented.',
    ...refusesAbsentTags(() => badRequest('The address has no such tag.')),
  }),
  variation('address-versions-do-not-lock', {
    why: 'That a stale version of an address is refused is not documented.',
    ...allows('versionMatches', (_sent, _stored, of) => of === 'address'),
  }),
  variation('null-in-an-address-is-ignored', {
    why: 'What null means in a PATCH of an address is not documented.',
    rules: {
      checkAddressChange: (body) => soundRules.checkAddressChange(withoutNull(body)),
      mergeAddress: (stored, sent) => {
        const given = withoutNull(sent);
        return soundRules.mergeAddress(stored, isObject(given) ? given : {});
      },
    },
  }),
  variation('null-in-an-address-removes', {
    why: 'What null means in a PATCH of an address is not documented.',
    rules: {
      checkAddressChange: (body) => soundRules.checkAddressChange(withoutNull(body)),
      mergeAddress: (stored, sent) =>
        Object.fromEntries(Object.entries(soundRules.mergeAddress(stored, sent)).filter(([, value]) => value !== null)),
    },
  }),
  variation('foreign-addresses-are-forbidden', {
    why: 'The address of another customer is refused; that it reads like an unknown one is against OWASP API1, a SHOULD.',
    ...changesResult('findOwnAddress', (own, _customer, addressId, everyone) => {
      if (!own && [...everyone].some(({ addresses: theirs }) => theirs.some(({ id }) => id === addressId)))
        throw forbidden();
      return own;
    }),
    advises: ['security.objects.foreign-address-reads-like-unknown'],
  }),
];
