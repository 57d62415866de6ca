import { must, observe, should, type Requirement } from './requirement.ts';

/** Updating and deleting addresses. */
export const addressUpdate = {
  'address.patch.succeeds': must(
    'PATCH of an address answers with success and is in force at once.',
    'OpenAPI customer-management: PATCH address, 200',
    { rules: ['R15.1', 'Q-13'] },
  ),
  'address.patch.merges': must(
    'PATCH of an address changes the fields sent and keeps the rest.',
    'tutorial: Updating a customer address',
    { rules: ['R15.1'] },
  ),
  'address.patch.changes-one-address': must(
    'PATCH of an address leaves the other addresses of the customer as they are.',
    'OpenAPI customer-management: PATCH address, description',
    { rules: ['R15.1'] },
  ),
  'address.patch.replaces-tags': should(
    'PATCH of an address with tags replaces the whole list of tags.',
    'RFC 7396; implied by AddressUpdateDto.tags',
    { rules: ['R15.4'] },
  ),
  'address.patch.null-member': observe(
    'A null in a PATCH of an address removes the field, is ignored or is refused.',
    'OpenAPI customer-management: PATCH address, request body',
    { rules: ['R15.1'] },
  ),
  'address.patch.stale-version': observe(
    'PATCH of an address with a stale metadata.version is refused with 409 or answered otherwise.',
    'OpenAPI customer-management: AddressCommonDto.metadata',
    { rules: ['R15.3'] },
  ),
  'address.patch.refuses-unknown-id': must(
    'PATCH of an unknown address is refused with 404.',
    'OpenAPI customer-management: PATCH address, 404',
    { rules: ['R14.1'] },
  ),
  'address.patch.owner-only': must(
    'PATCH of the address of another customer is refused and changes nothing.',
    'OpenAPI customer-management: PATCH address, description',
    { rules: ['R14.2'] },
  ),
  'address.patch.emits-event': should(
    'A change of an address publishes the event customer.updated.',
    'events: Customer Service, example of customer.updated',
    { rules: ['R16.3'], needs: ['events'] },
  ),
  'address.put.alias': observe(
    'PUT of an address, which the documentation does not list, updates it or is refused.',
    'public clients emporix-sdk and b2b-showcase',
    { rules: ['Q-13'] },
  ),
  'address.default.is-marked': must(
    'PATCH of an address with isDefault true makes it the default address.',
    'tutorial: Updating a customer address',
    { rules: ['R15.2'] },
  ),
  'address.default.is-single': should(
    'A customer whose default address has changed has exactly one default address.',
    'implied by the single Customer.defaultAddress',
    { rules: ['R15.2'] },
  ),
  'address.default.shows-in-profile': should(
    'The defaultAddress of the profile, where shown, is the address marked as default.',
    'OpenAPI customer-management: Customer.defaultAddress',
    { rules: ['R15.2', 'R10.9'] },
  ),
  'address.delete.answers-empty': must(
    'Deleting an address answers 204 without a body.',
    'OpenAPI customer-management: DELETE address, 204',
    { rules: ['R16.1'] },
  ),
  'address.delete.removes': must(
    'A deleted address is gone: reading it answers 404 and the list no longer holds it.',
    'OpenAPI customer-management: DELETE address, description',
    { rules: ['R16.1'] },
  ),
  'address.delete.spares-the-others': must(
    'Deleting an address leaves the other addresses of the customer as they are.',
    'OpenAPI customer-management: DELETE address, description',
    { rules: ['R16.1'] },
  ),
  'address.delete.refuses-second-time': should(
    'Deleting an address a second time is refused with 404.',
    'implied by DELETE address, 404',
    { rules: ['R16.1'] },
  ),
  'address.delete.refuses-unknown-id': must(
    'Deleting an unknown address is refused with 404.',
    'OpenAPI customer-management: DELETE address, 404',
    { rules: ['R14.1'] },
  ),
  'address.delete.owner-only': must(
    'Deleting the address of another customer is refused and leaves it in place.',
    'OpenAPI customer-management: DELETE address, description',
    { rules: ['R14.2'] },
  ),
  'address.delete.keeps-login': must(
    'A customer who has deleted an address still logs in.',
    'OpenAPI customer-management: DELETE address, description, read as a slip of the text',
    { rules: ['R16.2', 'Q-18'] },
  ),
} satisfies Record<string, Requirement>;
