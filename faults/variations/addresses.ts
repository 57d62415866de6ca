import { soundRules } from '../../tenant/index.ts';
import { defined, isObject, objectAt, omit, withoutNulls, type Json } from '../../tenant/json.ts';
import { badRequest, forbidden, notFound } from '../../tenant/refusals.ts';
import type { Variation } from '../variation.ts';

const withoutNull = (body: Json): Json => (isObject(body) ? withoutNulls(body) : body);

/** How addresses are kept, shown and changed. */
export const addresses: readonly Variation[] = [
  {
    id: 'first-address-is-not-default',
    why: 'Which address is the default one before any is marked, or after it went, is not documented.',
    rules: {
      chooseDefaultAddress: (all, askedFor) =>
        askedFor === undefined ? all : soundRules.chooseDefaultAddress(all, askedFor, 'change'),
    },
  },
  {
    id: 'default-is-said-of-the-default-only',
    why: 'No member isDefault is required; that each address has one is an example, so a SHOULD.',
    rules: {
      addressView: (address) => {
        const view = soundRules.addressView(address);
        return address.isDefault ? view : omit(view, 'isDefault');
      },
    },
    advises: ['address.read.says-whether-default'],
  },
  {
    id: 'addresses-show-no-version',
    why: 'Of the metadata of an address only the links of its mixins are needed.',
    rules: {
      addressView: (address) => {
        const view = soundRules.addressView(address);
        const links = objectAt(objectAt(view, 'metadata'), 'mixins');
        return defined({ ...view, metadata: Object.keys(links).length > 0 ? { mixins: links } : undefined });
      },
    },
  },
  {
    id: 'addresses-in-another-order',
    why: 'The order of the addresses is not documented.',
    rules: { listAddresses: (customer) => customer.addresses.toReversed() },
  },
  {
    id: 'tags-in-another-order',
    why: 'Tags are labels: nothing says in which order an address shows them.',
    rules: {
      addTags: (stored, added) => soundRules.addTags(stored, added).toReversed(),
      removeTags: (stored, removed) => soundRules.removeTags(stored, removed).toReversed(),
    },
  },
  {
    id: 'absent-tag-is-not-found',
    why: 'What the removal of a tag answers that is not there is not documented.',
    rules: {
      removeTags: (stored, removed) => {
        if (removed.some((tag) => !stored.includes(tag))) throw notFound('Tag');
        return soundRules.removeTags(stored, removed);
      },
    },
  },
  {
    id: 'absent-tag-is-a-bad-request',
    why: 'What the removal of a tag answers that is not there is not documented.',
    rules: {
      removeTags: (stored, removed) => {
        if (removed.some((tag) => !stored.includes(tag))) throw badRequest('The address has no such tag.');
        return soundRules.removeTags(stored, removed);
      },
    },
  },
  {
    id: 'address-versions-do-not-lock',
    why: 'That a stale version of an address is refused is not documented.',
    rules: { versionMatches: (sent, stored, of) => of === 'address' || soundRules.versionMatches(sent, stored, of) },
  },
  {
    id: 'null-in-an-address-is-ignored',
    why: 'What null means in a PATCH of an address is not documented.',
    rules: {
      checkAddressChange: (body) => soundRules.checkAddressChange(withoutNull(body)),
      mergeAddress: (stored, sent) => {
        const given = withoutNull(sent);
        return soundRules.mergeAddress(stored, isObject(given) ? given : {});
      },
    },
  },
  {
    id: 'null-in-an-address-removes',
    why: 'What null means in a PATCH of an address is not documented.',
    rules: {
      checkAddressChange: (body) => soundRules.checkAddressChange(withoutNull(body)),
      mergeAddress: (stored, sent) =>
        Object.fromEntries(Object.entries(soundRules.mergeAddress(stored, sent)).filter(([, value]) => value !== null)),
    },
  },
  {
    id: 'foreign-addresses-are-forbidden',
    why: 'The address of another customer is refused; that it reads like an unknown one is against OWASP API1, a SHOULD.',
    rules: {
      findOwnAddress: (customer, addressId, everyone) => {
        const own = soundRules.findOwnAddress(customer, addressId, everyone);
        if (!own && [...everyone].some(({ addresses: theirs }) => theirs.some(({ id }) => id === addressId)))
          throw forbidden();
        return own;
      },
    },
    advises: ['security.objects.foreign-address-reads-like-unknown'],
  },
];
