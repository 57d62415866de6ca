import { norms } from './norms.ts';
import { baseline, must, observe, should, type Requirement } from './requirement.ts';

/** Adding, listing and reading addresses. */
export const address = {
  'address.create.returns-id': must(
    'Adding an address answers 201 with the id of the new address.',
    'OpenAPI customer-management: POST addresses, 201',
  ),
  'address.create.stores-what-is-sent': baseline(
    'An added address reads back with every field as it was sent.',
    'tutorial: Adding an address to a customer profile, Retrieving a specific customer address',
    { norm: norms.lostCreation },
  ),
  'address.create.stores-any-text': should(
    'An added address keeps every Unicode text in its fields, character by character.',
    'implied by the string fields of AddressCreateDto; RFC 8259',
  ),
  'address.create.accepts-empty-strings': should(
    'Adding an address accepts empty strings for its optional parts.',
    'tutorial: Adding an address to a customer profile',
  ),
  'address.create.accepts-several': baseline(
    'A customer who adds several addresses has all of them, each with an id of its own.',
    'OpenAPI customer-management: POST addresses and GET addresses',
    { norm: norms.lostCreation },
  ),
  'address.create.accepts-own-tags': must(
    'An address keeps self-chosen tags beside BILLING and SHIPPING.',
    'tutorial: Adding an address to a customer profile',
  ),
  'address.create.keeps-case-of-tags': should(
    'The tags of an address keep their upper and lower case.',
    'public storefront client b2b-showcase',
  ),
  'address.create.stores-mixins': baseline(
    'An added address keeps its mixins together with the links to their schemas in metadata.mixins.',
    'OpenAPI customer-management: AddressCreateDto.mixins; standard practice: Mixins',
    { norm: norms.lostCreation },
  ),
  'address.create.refuses-missing-contact-name': should(
    'Adding an address without a contactName is refused with 400.',
    'implied by the required list of Address',
  ),
  'address.create.refuses-malformed-country': should(
    'Adding an address whose country is not a two-letter code is refused with 400.',
    'general information: ISO 3166-1 alpha-2; implied by Address.country',
  ),
  'address.create.three-letter-country': observe(
    'Adding an address with a three-letter country code is refused or accepted.',
    'OpenAPI customer-management: AddressCreateDto.country against Address.country',
  ),
  'address.create.undeclared-members': observe(
    'Adding an address with members that its schema does not declare, isDefault among them, is accepted or refused.',
    'public storefront client b2b-showcase',
  ),
  'address.create.first-is-default': observe(
    'The first address of a customer is or is not the default address.',
    'tutorial: Retrieving customer addresses',
  ),
  'address.list.returns-array': must(
    'The list of addresses is a JSON array that holds each address of the customer once.',
    'OpenAPI customer-management: GET addresses, 200',
  ),
  'address.list.is-empty-at-first': should(
    'The list of addresses of a customer without any is an empty array.',
    'implied by GET addresses, 200',
  ),
  'address.list.is-complete': should(
    'The list of addresses holds all fifty addresses of a customer who has fifty.',
    'implied by GET addresses, which declares no paging',
  ),
  'address.list.shows-own-only': baseline(
    'The list of addresses holds no address of another customer.',
    'OpenAPI customer-management: GET addresses, description',
    { norm: norms.objectAccess },
  ),
  'address.read.agrees-with-list': should(
    'An address read by its id equals its entry in the list of addresses.',
    'tutorial: Retrieving customer addresses, Retrieving a specific customer address',
  ),
  'address.read.says-whether-default': should(
    'An address that is read says in isDefault whether it is the default address.',
    'tutorial: Retrieving a specific customer address',
  ),
  'address.read.refuses-unknown-id': must(
    'Reading an address by an unknown id is refused with 404.',
    'OpenAPI customer-management: GET address, 404',
  ),
  'address.read.unknown-id-names-address': should(
    'The refusal of an unknown address has the type resource_not_found and names the address id and the customer number.',
    'OpenAPI customer-management: 404_address, example',
  ),
  'address.read.owner-only': baseline(
    'Reading the address of another customer is refused.',
    'OpenAPI customer-management: GET address, description',
    { norm: norms.objectAccess },
  ),
} satisfies Record<string, Requirement>;
