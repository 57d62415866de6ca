import { norms } from './norms.ts';
import { baseline, must, observe, should, type Requirement } from './requirement.ts';

/** Tags of an address. */
export const tags = {
  'tags.add.answers-empty': must(
    'Adding tags to an address answers 204 without a body.',
    'OpenAPI customer-management: POST address tags, 204',
  ),
  'tags.add.keeps-existing': baseline(
    'Added tags join the tags that the address already has.',
    'OpenAPI customer-management: POST address tags, description',
    { norm: norms.lostCommand },
  ),
  'tags.add.takes-list': must(
    'Tags separated by commas are added one by one.',
    'OpenAPI customer-management: parameter tags; tutorial: how to tag an address',
  ),
  'tags.add.takes-encoded-comma': must(
    'Tags separated by a percent-encoded comma are added one by one.',
    'OpenAPI customer-management: parameter tags; RFC 3986',
  ),
  'tags.add.is-idempotent': should('A tag added twice is held once.', 'implied by POST address tags, description'),
  'tags.add.refuses-missing-tags': should(
    'Adding tags without the parameter tags is refused with 400.',
    'implied by the required parameter tags',
  ),
  'tags.add.refuses-empty-tags': should(
    'Adding tags with an empty parameter tags is refused with 400.',
    'implied by the minimum length of the parameter tags',
  ),
  'tags.add.refuses-unknown-address': must(
    'Adding tags to an unknown address is refused with 404.',
    'OpenAPI customer-management: POST address tags, 404',
  ),
  'tags.add.owner-only': baseline(
    'Adding tags to the address of another customer is refused and changes nothing.',
    'OpenAPI customer-management: POST address tags, description',
    { norm: norms.objectAccess },
  ),
  'tags.remove.answers-empty': must(
    'Removing tags from an address answers 204 without a body.',
    'OpenAPI customer-management: DELETE address tags, 204',
  ),
  'tags.remove.removes-named-only': baseline(
    'Removing tags takes the named tags away and keeps the others.',
    'OpenAPI customer-management: DELETE address tags, description',
    { norm: norms.lostCommand },
  ),
  'tags.remove.takes-list': must(
    'Tags separated by commas, encoded or not, are removed one by one.',
    'OpenAPI customer-management: parameter tags; RFC 3986',
  ),
  'tags.remove.absent-tag': observe(
    'Removing a tag that the address does not have answers 204 or is refused.',
    'OpenAPI customer-management: DELETE address tags',
  ),
  'tags.remove.refuses-missing-tags': should(
    'Removing tags without the parameter tags is refused with 400 and removes none.',
    'implied by the required parameter tags',
  ),
  'tags.remove.refuses-unknown-address': must(
    'Removing tags from an unknown address is refused with 404.',
    'OpenAPI customer-management: DELETE address tags, 404',
  ),
  'tags.remove.owner-only': baseline(
    'Removing tags from the address of another customer is refused and changes nothing.',
    'OpenAPI customer-management: DELETE address tags, description',
    { norm: norms.objectAccess },
  ),
} satisfies Record<string, Requirement>;
