import { norms } from './norms.ts';
import { baseline, must, observe, should, type Requirement } from './requirement.ts';

/** Updating and deleting addresses. */
export const addressUpdate = {
  'address.patch.succeeds': must(
    'PATCH of an address answers with success and is in force at once.',
    'OpenAPI customer-management: PATCH address, 200',
  ),
  'address.patch.merges': baseline(
    'PATCH of an address changes the fields sent and keeps the rest.',
    'tutorial: Updating a customer address',
    { norm: norms.lostChange },
  ),
  'address.patch.changes-one-address': baseline(
    'PATCH of an address leaves the other addresses of the customer as they are.',
    'OpenAPI customer-management: PATCH address, description',
    { norm: norms.lostChange },
  ),
  'address.patch.replaces-tags': should(
    'PATCH of an address with tags replaces the whole list of tags.',
    'RFC 7396; implied by AddressUpdateDto.tags',
  ),
  'address.patch.null-member': observe(
    'A null in a PATCH of an address removes the field, is ignored or is refused.',
    'OpenAPI customer-management: PATCH address, request body',
  ),
  'address.patch.stale-version': observe(
    'PATCH of an address with a stale metadata.version is refused with 409 or answered otherwise.',
    'OpenAPI customer-management: AddressCommonDto.metadata',
  ),
  'address.patch.refuses-unknown-id': must(
    'PATCH of an unknown address is refused with 404.',
    'OpenAPI customer-management: PATCH address, 404',
  ),
  'address.patch.owner-only': baseline(
    'PATCH of the address of another customer is refused and changes nothing.',
    'OpenAPI customer-management: PATCH address, description',
    { norm: norms.objectAccess },
  ),
  'address.patch.emits-event': should(
    'A change of an address publishes the event customer.updated.',
    'events: Customer Service, example of customer.updated',
    { needs: ['events'] },
  ),
  'address.put.alias': observe(
    'PUT of an address, which the documentation does not list, updates it or is refused.',
    'public clients emporix-sdk and b2b-showcase',
  ),
  'address.default.is-marked': baseline(
    'PATCH of an address with isDefault true makes it the default address.',
    'tutorial: Updating a customer address',
    { norm: norms.lostChange },
  ),
  'address.default.is-single': should(
    'A customer whose default address has changed has exactly one default address.',
    'implied by the single Customer.defaultAddress',
  ),
  'address.default.shows-in-profile': should(
    'The defaultAddress of the profile, where shown, is the address marked as default.',
    'OpenAPI customer-management: Customer.defaultAddress',
  ),
  'address.delete.answers-empty': must(
    'Deleting an address answers 204 without a body.',
    'OpenAPI customer-management: DELETE address, 204',
  ),
  'address.delete.removes': baseline(
    'A deleted address is gone: reading it answers 404 and the list no longer holds it.',
    'OpenAPI customer-management: DELETE address, description',
    { norm: norms.lostDeletion },
  ),
  'address.delete.spares-the-others': baseline(
    'Deleting an address leaves the other addresses of the customer as they are.',
    'OpenAPI customer-management: DELETE address, description',
    { norm: norms.lostDeletion },
  ),
  'address.delete.refuses-second-time': should(
    'Deleting an address a second time is refused with 404.',
    'implied by DELETE address, 404',
  ),
  'address.delete.refuses-unknown-id': must(
    'Deleting an unknown address is refused with 404.',
    'OpenAPI customer-management: DELETE address, 404',
  ),
  'address.delete.owner-only': baseline(
    'Deleting the address of another customer is refused and leaves it in place.',
    'OpenAPI customer-management: DELETE address, description',
    { norm: norms.objectAccess },
  ),
  'address.delete.keeps-login': baseline(
    'A customer who has deleted an address still logs in.',
    'OpenAPI customer-management: DELETE address, description, read as a slip of the text',
    { norm: norms.lostDeletion },
  ),
} satisfies Record<string, Requirement>;
