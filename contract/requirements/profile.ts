import { norms } from './norms.ts';
import { baseline, must, observe, should, type Requirement } from './requirement.ts';

/** Reading the profile, as a guest and as a customer. */
export const profile = {
  'profile.guest.is-readable': must(
    'The profile answers 200 to an anonymous token.',
    'OpenAPI customer-management: GET me, description',
  ),
  'profile.guest.has-no-identity': must(
    'The profile of a guest has the id and customerNumber 00000000 and no accounts.',
    'OpenAPI customer-management: GET me, anonymous example',
  ),
  'profile.guest.is-named-anonymous': should(
    'The first and last name in the profile of a guest are Anonymous.',
    'OpenAPI customer-management: GET me, anonymous example',
  ),
  'profile.read.is-own': baseline(
    'The id and the customerNumber of the profile are the id that signup returned.',
    'OpenAPI customer-management: GET me; tutorial: Retrieving a customer profile',
    { norm: norms.objectAccess },
  ),
  'profile.read.lists-login-account': must(
    'The accounts of the profile hold the e-mail that the customer logs in with.',
    'OpenAPI customer-management: AccountId.id',
  ),
  'profile.read.no-provider-for-password-account': should(
    'An account that logs in with a password has no providerId.',
    'OpenAPI customer-management: AccountId.providerId',
  ),
  'profile.read.returns-contact-email': must(
    'The profile returns the contactEmail of the customer.',
    'OpenAPI customer-management: Customer.contactEmail',
  ),
  'profile.read.consumer-is-b2c': must(
    'The businessModel of a customer without a company is B2C.',
    'OpenAPI customer-management: Customer.businessModel',
    { needs: ['signup'] },
  ),
  'profile.read.company-member-is-b2b': must(
    'The businessModel of a customer assigned to a company is B2B.',
    'OpenAPI customer-management: Customer.businessModel',
    { needs: ['b2b'] },
  ),
  'profile.read.lists-legal-entities': must(
    'The profile of a customer assigned to a company lists the legal entity with its id, name and contactAssignmentId.',
    'changelog 2024: Customer Service, legal entities; OpenAPI customer-management: B2BGet.legalEntities',
    { needs: ['b2b'] },
  ),
  'profile.read.carries-version': should(
    'The profile carries metadata.version as an integer.',
    'OpenAPI customer-management: GET me, example',
  ),
  'profile.read.undeclared-members': observe(
    'The profile shows members such as type, active and onHold that its schema does not declare, or does not.',
    'changelog 2023: Customer Service, customer type',
  ),
  'profile.read.default-address': observe(
    'The profile contains defaultAddress under conditions that the documentation leaves open.',
    'OpenAPI customer-management: Customer.defaultAddress',
  ),
  'profile.expand.addresses': must(
    'The profile read with expand=addresses contains every address of the customer.',
    'OpenAPI customer-management: parameter expand',
  ),
  'profile.expand.addresses-left-out': should(
    'The profile read without expand contains no addresses.',
    'OpenAPI customer-management: GET me, example',
  ),
  'profile.expand.mixins': must(
    'The profile read with expand=mixin:* contains the mixins of the customer.',
    'OpenAPI customer-management: parameter expand; changelog 2025-11-25',
  ),
  'profile.expand.takes-list': must(
    'The profile read with a comma-separated expand contains each of its parts, in whatever order they are named.',
    'OpenAPI customer-management: parameter expand',
  ),
  'profile.expand.mixins-left-out': observe(
    'The profile read without expand contains mixins or leaves them out.',
    'OpenAPI customer-management: GET me, example, against OpenAPI customer-service: mixins',
  ),
  'profile.expand.unknown-value': observe(
    'The profile read with an unknown value of expand is answered with 200 or 400.',
    'OpenAPI customer-management: parameter expand',
  ),
} satisfies Record<string, Requirement>;
