import type { Capability } from '../capabilities.ts';
import { norms } from './norms.ts';
import { baseline, must, observe, should, type Requirement } from './requirement.ts';

const needs: readonly Capability[] = ['service'];

/** How the tenant finds, changes and removes a customer. */
export const serviceCustomers = {
  'service.access.refuses-no-token': baseline(
    'Every tenant-managed operation without a token is refused with 401.',
    'OpenAPI customer-service: security, 401',
    { norm: norms.missingToken },
  ),
  'service.patch.activates': must(
    'PATCH by service token with active true and onHold false answers 200 and lets the customer log in.',
    'tutorial: how to activate a new customer',
    { needs },
  ),
  'service.patch.keeps-the-rest': baseline(
    'PATCH by service token keeps the fields that are not sent.',
    'OpenAPI customer-service: PATCH customer',
    { norm: norms.lostChange, needs },
  ),
  'service.read.agrees-with-own-profile': should(
    'A customer read by service token shows what the customer sees in the profile.',
    'implied by GET customer and GET me',
    { needs },
  ),
  'service.read.refuses-unknown-customer': must(
    'Reading an unknown customer by service token is refused with 404.',
    'OpenAPI customer-service: GET customer, 404',
    { needs },
  ),
  'service.read.unknown-customer-type': observe(
    'The refusal of an unknown customer has the type application/json, as in the example, or another one.',
    'OpenAPI customer-service: GET customer, 404 example',
    { needs },
  ),
  'service.list.counts': must(
    'A page of customers that holds all matches says their number in the header Count or X-Total-Count.',
    'OpenAPI customer-service: GET customers, header Count; standard practice: Pagination',
    { needs },
  ),
  'service.list.pages': must(
    'The list of customers returns at most pageSize customers, and the next page returns others.',
    'OpenAPI customer-service: GET customers, pageNumber and pageSize',
    { needs },
  ),
  'service.search.finds-by-email': must(
    'A search for contactEmail finds exactly the customer who has it.',
    'OpenAPI customer-service: POST customers search; standard practice: Query parameter',
    { needs },
  ),
  'service.search.finds-by-pattern': must(
    'A search for contactEmail with a tilde finds every customer whose contactEmail matches the pattern.',
    'standard practice: Query parameter',
    { needs },
  ),
  'service.search.combines-conditions': must(
    'A search with several conditions finds the customers that meet all of them.',
    'standard practice: Query parameter',
    { needs },
  ),
  'service.search.other-operators': must(
    'A search takes lists, ranges, null, exists and missing as conditions.',
    'standard practice: Query parameter',
    {
      notTested:
        'The query language is shared by many services and only its parts for finding the customers of a run are used here; testable by a search per operator.',
    },
  ),
  'service.remove.is-accepted': must(
    'Removing a customer by service token answers 202 or 204.',
    'OpenAPI customer-service: DELETE customer, 202',
    { needs },
  ),
  'service.remove.removes-profile': baseline(
    'A removed customer is soon no longer found by service token.',
    'OpenAPI customer-service: DELETE customer, description',
    { norm: norms.lostDeletion, needs },
  ),
  'service.remove.removes-login': baseline(
    'A removed customer soon no longer logs in.',
    'OpenAPI customer-service: DELETE customer, description',
    { norm: 'OWASP API2:2023; ASVS 5.0 7.4.2; CWE-613', needs },
  ),
  'service.remove.refuses-unknown-customer': must(
    'Removing an unknown or removed customer is refused with 404.',
    'OpenAPI customer-service: DELETE customer, 404',
    { needs },
  ),
  'service.remove.emits-event': must(
    'Removing a customer publishes the event customer.deleted.',
    'events: Customer Service',
    {
      needs: ['service', 'events'],
    },
  ),
} satisfies Record<string, Requirement>;
