import { deepCopy, defined, mergePatch, objectAt, pick } from '../json.ts';
import type { Json, JsonObject } from '../json.ts';
import type { Address, Customer } from '../model.ts';
import { profileMembers } from '../profile-members.ts';
import type { TenantSettings } from '../settings.ts';

/** The members of a sent profile that are stored; all others, read-only ones too, are ignored. Source: OpenAPI, CustomerPatchDto. */
export function keepProfileMembers(sent: JsonObject): JsonObject {
  const kept = pick(sent, profileMembers);
  return defined({
    ...kept,
    b2b:
      kept['b2b'] === undefined || kept['b2b'] === null
        ? kept['b2b']
        : pick(objectAt(kept, 'b2b'), ['companyRegistrationId']),
    metadata: kept['metadata'] === undefined ? undefined : pick(objectAt(kept, 'metadata'), ['mixins']),
  });
}

/**
 * The profile after a patch. Merge patches follow RFC 7396; plain JSON replaces what is sent and merges only
 * `mixins` and `metadata.mixins`, by name (our choice). Source: tutorial: Updating a customer profile.
 */
export function mergeProfile(stored: JsonObject, sent: JsonObject, mediaType: string): JsonObject {
  if (mediaType === 'application/merge-patch+json') return mergePatch(stored, sent);
  const links = byName(objectAt(stored, 'metadata')['mixins'], objectAt(sent, 'metadata')['mixins']);
  const mixins = byName(stored['mixins'], sent['mixins']);
  return deepCopy({ ...stored, ...sent, mixins, metadata: { mixins: links } });
}

const byName = (stored: Json | undefined, sent: Json | undefined): JsonObject => ({
  ...objectAt({ stored }, 'stored'),
  ...objectAt({ sent }, 'sent'),
});

/** The customer that a patch changes: always the caller. `everyone` is all customers of the tenant. Source: OpenAPI, the paths end with `me`. */
export const customerToChange: (caller: Customer, sent: JsonObject, everyone: Iterable<Customer>) => Customer = (
  caller,
) => caller;

/** The customer after a patch; the patch changes the profile only. Source: OpenAPI, CustomerPatchDto. */
export const afterProfileChange: (customer: Customer, profile: JsonObject, sent: JsonObject) => Customer = (
  customer,
  profile,
) => ({ ...customer, profile });

/** Whether a patch removes the contact e-mail. Source: changelog 2026-04-27. */
export function contactEmailIsUnset(stored: JsonObject, merged: JsonObject): boolean {
  return Boolean(stored['contactEmail']) && !merged['contactEmail'];
}

/** Whether a change is allowed: no version or the stored one was sent. Source: changelog 2024: optimistic locking. */
export const versionMatches: (sent: number | undefined, stored: number, of: 'profile' | 'address') => boolean = (
  sent,
  stored,
) => sent === undefined || sent === stored;

/** The version after a change. Source: optimistic locking by `metadata.version`. */
export const bumpVersion: (version: number, of: 'profile' | 'address') => number = (version) => version + 1;

/** The profile of a guest. Source: OpenAPI example: Anonymous customer. */
export function guestProfile(settings: TenantSettings): JsonObject {
  return {
    firstName: 'Anonymous',
    lastName: 'Anonymous',
    preferredSite: settings.defaultSite,
    customerNumber: '00000000',
    id: '00000000',
    accounts: [],
  };
}

/** The accounts of a profile: the e-mails that log in, and the provider's id if there is one. Source: OpenAPI, AccountId. */
export function accountsView(customer: Customer): readonly JsonObject[] {
  return customer.accounts.map((account) => defined({ id: account.email, providerId: account.providerId }));
}

/** A customer's own profile. Source: OpenAPI example: Logged in customer; `id` and `customerNumber` are the same. */
export function profileView(
  customer: Customer,
  companies: readonly JsonObject[],
  businessModel: string,
  accounts: readonly JsonObject[],
): JsonObject {
  const b2b = defined({ ...objectAt(customer.profile, 'b2b'), legalEntities: companies });
  return defined({
    ...deepCopy(customer.profile),
    mixins: deepCopy(objectAt(customer.profile, 'mixins')),
    metadata: {
      mixins: deepCopy(objectAt(objectAt(customer.profile, 'metadata'), 'mixins')),
      version: customer.version,
    },
    id: customer.id,
    customerNumber: customer.id,
    accounts,
    businessModel,
    b2b: companies.length > 0 || Object.hasOwn(b2b, 'companyRegistrationId') ? b2b : undefined,
    lastLogin: customer.lastLogin?.toISOString(),
  });
}

/** The words of an `expand` parameter. Source: OpenAPI, parameter `expand`; unknown ones are ignored (our choice). */
export function expandWords(expand: string | undefined): readonly string[] {
  return (expand ?? '').split(',').map((word) => word.trim());
}

/**
 * A profile with what `expand` asks for. The default address is always there when one exists (our choice), the list
 * of addresses only on demand. Source: OpenAPI, parameter `expand`.
 */
export function expandProfile(
  view: JsonObject,
  words: readonly string[],
  addresses: readonly JsonObject[],
  defaultAddress: JsonObject | undefined,
): JsonObject {
  return defined({ ...view, defaultAddress, addresses: words.includes('addresses') ? addresses : undefined });
}

/** The address that is the default one. Source: OpenAPI, Customer.defaultAddress. */
export function defaultAddressOf(addresses: readonly Address[]): Address | undefined {
  return addresses.find((address) => address.isDefault);
}
