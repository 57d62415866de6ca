import { isDeepStrictEqual } from 'node:util';
import type { Customer as Profile, CustomerPatch } from '../../schemas/index.ts';
import type { Api } from '../client/api.ts';
import { isJsonObject, type JsonObject } from '../shared/json-object.ts';
import type { Sessions } from '../sessions/sessions.ts';
import type { Customer } from '../client/session.ts';

/** The members of a profile that a customer can change. */
const changeable = [
  'title',
  'firstName',
  'middleName',
  'lastName',
  'contactEmail',
  'contactPhone',
  'company',
  'preferredLanguage',
  'preferredCurrency',
  'preferredSite',
  'mixins',
] as const satisfies readonly (keyof CustomerPatch)[];

/** What of a profile a customer can change; of the company, the registration alone. */
function changeableOf(profile: Profile): JsonObject {
  const { companyRegistrationId } = profile.b2b ?? {};
  const members = Object.fromEntries(changeable.map((member) => [member, profile[member]]));
  return { ...members, b2b: { companyRegistrationId } };
}

/** The merge patch that makes one body the other: null removes a member that was not there. */
function patchBetween(now: JsonObject, before: JsonObject): JsonObject | undefined {
  const members = [...new Set([...Object.keys(now), ...Object.keys(before)])].flatMap((name) => {
    const [is, was] = [now[name] ?? null, before[name] ?? null];
    if (isDeepStrictEqual(is, was)) return [];
    return [[name, isJsonObject(is) && isJsonObject(was) ? patchBetween(is, was) : was]];
  });
  return members.length === 0 ? undefined : (Object.fromEntries(members) as JsonObject);
}

/** Gives a profile back what it was before. */
async function restore(customer: Customer, before: Profile, api: Api): Promise<void> {
  const now = await api.as(customer).getProfile({ expand: 'mixin:*' });
  const body = patchBetween(changeableOf(now), changeableOf(before));
  if (body) await api.as(customer).updateProfile({ body, as: 'application/merge-patch+json' });
}

/**
 * Removes the addresses of a customer who stays, and restores the profile. The customer is left unchanged if neither its token nor
 * its login is valid any more.
 * @returns whether no address is left
 */
export async function restoreCustomer(customer: Customer, api: Api, sessions: Sessions): Promise<boolean> {
  const before = sessions.initialProfile(customer);
  try {
    const first = await api.as(customer).answer.listAddresses({ expect: 'declared' });
    const who = first.status === 200 ? customer : await sessions.logIn(customer);
    for (const { id: addressId } of await api.as(who).listAddresses())
      await api.as(who).removeAddress({ addressId, expect: [204, 404] });
    if (before) await restore(who, before, api);
    await api.as(who).logOut({ accessToken: who.bearer });
    return true;
  } catch {
    return false;
  }
}
