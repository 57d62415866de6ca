import { norms } from './norms.ts';
import { baseline, must, observe, should, type Requirement } from './requirement.ts';

/** Updating the profile. */
export const profileUpdate = {
  'profile.patch.succeeds': must(
    'PATCH of the profile answers with success and is in force at once.',
    'OpenAPI customer-management: PATCH me, 200',
  ),
  'profile.patch.changes-what-is-sent': baseline(
    'PATCH of the profile stores the fields sent.',
    'tutorial: Updating a customer profile',
    { norm: norms.lostChange },
  ),
  'profile.patch.keeps-the-rest': baseline(
    'PATCH of the profile keeps the fields that are not sent.',
    'tutorial: Updating a customer profile',
    { norm: norms.lostChange },
  ),
  'profile.patch.accepts-json': must(
    'PATCH of the profile accepts a body of the type application/json.',
    'OpenAPI customer-management: PATCH me, request body',
  ),
  'profile.patch.accepts-merge-patch': must(
    'PATCH of the profile accepts a body of the type application/merge-patch+json.',
    'OpenAPI customer-management: PATCH me, request body',
  ),
  'profile.patch.null-removes': should(
    'A null in a merge patch of the profile removes the optional field.',
    'RFC 7396',
  ),
  'profile.patch.empty-string-clears': should(
    'An empty string in a PATCH of the profile clears the optional field.',
    'observed on a live tenant 2026-08-03',
  ),
  'profile.patch.applies-to-own-profile-only': baseline(
    'PATCH of the profile changes no other customer.',
    'OpenAPI customer-management: PATCH me, description',
    { norm: norms.objectAccess },
  ),
  'profile.patch.refuses-malformed-currency': must(
    'PATCH of the profile with a preferredCurrency that is not exactly three characters long is refused.',
    'OpenAPI customer-management: CustomerCommonDto.preferredCurrency',
  ),
  'profile.patch.stores-mixins': baseline(
    'PATCH of the profile stores a mixin sent together with the link to its schema in metadata.mixins.',
    'standard practice: Mixins',
    { norm: norms.lostChange },
  ),
  'profile.patch.mixin-without-schema-link': observe(
    'PATCH of the profile with a mixin and no link to its schema is accepted or refused.',
    'standard practice: Mixins',
  ),
  'profile.patch.emits-event': must(
    'PATCH of the profile publishes the event customer.updated.',
    'events: Customer Service',
    { needs: ['events'] },
  ),
  'profile.put.alias': observe(
    'PUT of the profile, which the documentation does not list, updates it or is refused.',
    'public client emporix-sdk',
  ),
  'profile.contact-email.can-be-replaced': baseline(
    'PATCH of the profile replaces the contactEmail by another one.',
    'changelog 2026-04-27',
    { norm: norms.lostChange },
  ),
  'profile.contact-email.survives-null': must(
    'A contactEmail once set is still there after a PATCH with null, whether that is refused or ignored.',
    'OpenAPI customer-management: CustomerPatchDto.contactEmail; changelog 2026-04-27',
  ),
  'profile.contact-email.survives-empty-string': must(
    'A contactEmail once set is still there after a PATCH with an empty string, whether that is refused or ignored.',
    'OpenAPI customer-management: CustomerPatchDto.contactEmail; changelog 2026-04-27',
  ),
  'profile.contact-email.unset-answer': observe(
    'PATCH of the profile that unsets the contactEmail answers 200 or is refused.',
    'OpenAPI customer-management: CustomerPatchDto.contactEmail',
  ),
  'profile.version.is-optional': must(
    'PATCH of the profile without metadata.version is not locked and succeeds.',
    'changelog 2024: Customer Service, optimistic locking',
  ),
  'profile.version.accepts-current': must(
    'PATCH of the profile with the current metadata.version succeeds.',
    'changelog 2024: Customer Service, optimistic locking',
  ),
  'profile.version.refuses-stale': baseline(
    'PATCH of the profile with a metadata.version that is not the current one is refused and changes nothing.',
    'changelog 2024: Customer Service, optimistic locking',
    { norm: norms.raceCondition },
  ),
  'profile.version.stale-status': observe(
    'The refusal of a stale metadata.version of the profile has the status 409 or another one.',
    'OpenAPI customer-management: PATCH me',
  ),
  'profile.version.increases': should(
    'Each successful PATCH of the profile increases metadata.version.',
    'changelog 2024: Customer Service, optimistic locking',
  ),
  'profile.read-only.login-email': baseline(
    'PATCH of the profile does not change the e-mail that the customer logs in with.',
    'OpenAPI customer-management: POST email change, description',
    { norm: norms.massAssignment },
  ),
  'profile.read-only.id': baseline(
    'PATCH of the profile changes neither id nor customerNumber, whether it is refused or ignores them.',
    'OpenAPI customer-management: CustomerPatchDto',
    { norm: norms.massAssignment },
  ),
  'profile.read-only.status': baseline(
    'PATCH of the profile changes neither active nor onHold, whether it is refused or ignores them.',
    'OpenAPI customer-management: CustomerPatchDto',
    { norm: norms.massAssignment, needs: ['service'] },
  ),
  'profile.read-only.accounts': baseline(
    'PATCH of the profile does not change the accounts.',
    'implied by the members of CustomerPatchDto',
    { norm: norms.massAssignment },
  ),
  'profile.read-only.business-model': baseline(
    'PATCH of the profile does not change the businessModel.',
    'implied by the members of CustomerPatchDto',
    { norm: norms.massAssignment },
  ),
  'profile.read-only.last-login': should(
    'PATCH of the profile does not change the lastLogin.',
    'implied by the members of CustomerPatchDto',
  ),
  'profile.b2b.requires-company-details': must(
    'PATCH of the profile that leaves a customer with a companyRegistrationId without firstName, lastName or company is refused.',
    'OpenAPI customer-management: B2BCreate, description',
    { needs: ['b2b'] },
  ),
} satisfies Record<string, Requirement>;
