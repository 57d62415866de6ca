import type { Capability } from '../capabilities.ts';
import { norms } from './norms.ts';
import { baseline, must, observe, should, type Requirement } from './requirement.ts';

const needs: readonly Capability[] = ['service'];

/** What the tenant does for its own services: the service token and the customers that it manages. */
export const service = {
  'service.token.issues-access-token': must(
    'The OAuth service issues an access_token of type Bearer with its lifetime and scope for client credentials.',
    'OpenAPI oauth-service: POST oauth token, 200',
    { needs },
  ),
  'service.token.scope-names-tenant': should(
    'The scope of a service token contains tenant= and the name of the tenant.',
    'OpenAPI oauth-service: POST oauth token, example',
    { needs },
  ),
  'service.token.has-no-refresh': must(
    'A service token comes without a usable refresh token: absent, null or empty.',
    'OpenAPI oauth-service: POST oauth token, description',
    { needs },
  ),
  'service.token.grants-all-scopes-by-default': must(
    'A service token asked for without scope is granted at least every scope that the same key is granted when it names them.',
    'OAuth service guide: Scopes',
    { needs },
  ),
  'service.token.refuses-wrong-secret': baseline('The OAuth service refuses a wrong client secret.', 'RFC 6749', {
    norm: 'OWASP API2:2023; ASVS 5.0 10.4.10; RFC 6749, 2.3',
    needs,
  }),
  'service.token.ungranted-scope': observe(
    'A service token asked for with a scope that the key lacks is refused or issued without it.',
    'OpenAPI oauth-service: POST oauth token, scope',
    { needs },
  ),
  'service.token.deprecated-scopes': observe(
    'A service token with one of the deprecated scopes customer_create, customer_update and customer_delete is still good for its operation.',
    'changelog 2024: Customer Service, scopes',
    {
      notTested: 'A key holds the scopes it was made with; testable with a key that holds the deprecated ones only.',
    },
  ),
  'service.create.returns-id': must(
    'Creating a customer by service token answers 201 with the id of the customer.',
    'OpenAPI customer-service: POST customers, 201',
    { needs },
  ),
  'service.create.sets-password': baseline(
    'A customer created with a password logs in with it once active.',
    'OpenAPI customer-service: CustomerSignupBySellerDto.password; changelog 2025-09-10',
    { norm: norms.lostCreation, needs },
  ),
  'service.create.sends-reset-mail-by-default': must(
    'Creating a customer mails a password reset notification unless told otherwise.',
    'OpenAPI customer-service: parameter sendPasswordResetNotifications',
    { needs: ['service', 'mailbox'] },
  ),
  'service.create.keeps-quiet-on-request': must(
    'Creating a customer with sendPasswordResetNotifications false mails no password reset notification.',
    'OpenAPI customer-service: parameter sendPasswordResetNotifications',
    { needs: ['service', 'mailbox'] },
  ),
  'service.create.takes-own-id': must(
    'Creating a customer with a custom id gives the customer that id.',
    'changelog 2024: Customer Service, custom id',
    { needs },
  ),
  'service.create.refuses-taken-id': must(
    'Creating a customer with the id of an existing one is refused with 409.',
    'OpenAPI customer-service: POST customers, 409',
    { needs },
  ),
  'service.create.refuses-malformed-id': should(
    'Creating a customer with an id of more than 66 characters or with a space in it is refused.',
    'standard practice: Custom id',
    { needs },
  ),
  'service.create.id-of-removed-customer': observe(
    'Creating a customer with the id of a removed one is refused or, where the tenant is configured so, accepted.',
    'configuration enableRecreationOfDeletedCustomer',
    { needs },
  ),
  'service.create.active-member': observe(
    'Creating a customer with active true, as the quick start does, gives an active customer or ignores the member.',
    'quick start: Tenant setup, against CustomerSignupBySellerDto',
    { needs },
  ),
  'service.create.restriction': must(
    'A restriction given to a customer must be one of the restrictions of the tenant.',
    'OpenAPI customer-service: restriction',
    {
      notTested:
        'The restrictions are a setting of the whole tenant; testable on a tenant whose restrictions are known to the run.',
    },
  ),
  'service.upsert.creates-or-updates': must(
    'PUT of a customer answers 201 when it creates and 204 when it updates.',
    'OpenAPI customer-service: PUT customer; standard practice: Upsert',
    {
      notTested:
        'The suite manages its customers with POST, PATCH and DELETE and has no row for PUT; testable once the contract has one.',
    },
  ),
} satisfies Record<string, Requirement>;
