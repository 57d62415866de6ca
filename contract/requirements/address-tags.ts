import { must, observe, should, type Requirement } from './requirement.ts';

/** Tags of an address. */
export const tags = {
  'tags.add.answers-empty': must(
    'Adding tags to an address answers 204 without a body.',
    'OpenAPI customer-management: POST address tags, 204',
    { rules: ['R17.2'] },
  ),
  'tags.add.keeps-existing': must(
    'Added tags join the tags that the address already has.',
    'OpenAPI customer-management: POST address tags, description',
    { rules: ['R17.2'] },
  ),
  'tags.add.takes-list': must(
    'Tags separated by commas are added one by one.',
    'OpenAPI customer-management: parameter tags; tutorial: how to tag an address',
    { rules: ['R17.1'] },
  ),
  'tags.add.takes-encoded-comma': must(
    'Tags separated by a percent-encoded comma are added one by one.',
    'OpenAPI customer-management: parameter tags; RFC 3986',
    { rules: ['R17.1'] },
  ),
  'tags.add.is-idempotent': should('A tag added twice is held once.', 'implied by POST address tags, description', {
    rules: ['R17.2'],
  }),
  'tags.add.refuses-missing-tags': should(
    'Adding tags without the parameter tags is refused with 400.',
    'implied by the required parameter tags',
    { rules: ['R17.4'] },
  ),
  'tags.add.refuses-empty-tags': should(
    'Adding tags with an empty parameter tags is refused with 400.',
    'implied by the minimum length of the parameter tags',
    { rules: ['R17.4'] },
  ),
  'tags.add.refuses-unknown-address': must(
    'Adding tags to an unknown address is refused with 404.',
    'OpenAPI customer-management: POST address tags, 404',
    { rules: ['R17.5', 'R14.1'] },
  ),
  'tags.add.owner-only': must(
    'Adding tags to the address of another customer is refused and changes nothing.',
    'OpenAPI customer-management: POST address tags, description',
    { rules: ['R14.2'] },
  ),
  'tags.remove.answers-empty': must(
    'Removing tags from an address answers 204 without a body.',
    'OpenAPI customer-management: DELETE address tags, 204',
    { rules: ['R17.3'] },
  ),
  'tags.remove.removes-named-only': must(
    'Removing tags takes the named tags away and keeps the others.',
    'OpenAPI customer-management: DELETE address tags, description',
    { rules: ['R17.3'] },
  ),
  'tags.remove.takes-list': must(
    'Tags separated by commas, encoded or not, are removed one by one.',
    'OpenAPI customer-management: parameter tags; RFC 3986',
    { rules: ['R17.1', 'R17.3'] },
  ),
  'tags.remove.absent-tag': observe(
    'Removing a tag that the address does not have answers 204 or is refused.',
    'OpenAPI customer-management: DELETE address tags',
    { rules: ['R17.3'] },
  ),
  'tags.remove.refuses-missing-tags': should(
    'Removing tags without the parameter tags is refused with 400 and removes none.',
    'implied by the required parameter tags',
    { rules: ['R17.4'] },
  ),
  'tags.remove.refuses-unknown-address': must(
    'Removing tags from an unknown address is refused with 404.',
    'OpenAPI customer-management: DELETE address tags, 404',
    { rules: ['R17.5', 'R14.1'] },
  ),
  'tags.remove.owner-only': must(
    'Removing tags from the address of another customer is refused and changes nothing.',
    'OpenAPI customer-management: DELETE address tags, description',
    { rules: ['R14.2'] },
  ),
} satisfies Record<string, Requirement>;
