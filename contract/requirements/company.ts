import { norms } from './norms.ts';
import { baseline, must, should, type Requirement } from './requirement.ts';

const company = { needs: ['b2b'] } as const;

/** Companies, as a customer sees them. A token shows what its scopes say: customermanagement.legalentity_read_own, customer.customer_read_own. */
export const companies = {
  'company.legal-entities.own-are-listed': must(
    'A customer whose token has legalentity_read_own lists the legal entities to which it is assigned; without the scope it is refused.',
    'OpenAPI customer-management-client: GET legal-entities, security; changelog 2023-05-25',
    company,
  ),
  'company.legal-entities.others-are-hidden': baseline(
    'No customer is shown a legal entity to which it is not assigned.',
    'OpenAPI customer-management-client: GET legal-entities, scope legalentity_read_own',
    { norm: norms.objectAccess, ...company },
  ),
  'company.colleagues.are-shown': must(
    'A customer whose token has customer_read_own lists, searches and reads the customers of its company; without the scope it is refused.',
    'OpenAPI customer-service: GET customers, security; scope customer.customer_read_own',
    company,
  ),
  'company.colleagues.others-are-hidden': baseline(
    'No customer lists, searches or reads a customer of a company that is not its own.',
    'OpenAPI customer-service: scope customer.customer_read_own',
    { norm: norms.objectAccess, ...company },
  ),
  'company.colleagues.are-counted-alone': baseline(
    'The Count of a list that a customer reads counts nobody whom it does not show.',
    'OpenAPI customer-service: GET customers, header Count',
    { norm: norms.disclosure, ...company },
  ),
  'company.switch.shows-no-others': baseline(
    'A token that a refresh has limited to one legal entity of the customer shows no customer of a company that is not its own.',
    'tokens and scopes: Customer token for a legal entity',
    { norm: norms.objectAccess, ...company },
  ),
  'company.membership.ends-with-assignment': baseline(
    'A customer whose assignment was removed is shown neither the legal entity nor its customers any more, and is refused a token for it.',
    'tokens and scopes: Customer token for a legal entity; scopes legalentity_read_own and customer_read_own',
    { norm: 'OWASP API1:2023; ASVS 5.0 8.3.2; CWE-613', ...company },
  ),
  'cors.success.exposes-count': should(
    'A page of the storefront may read the Count of a list.',
    'OpenAPI customer-service: GET customers, header Count; Fetch: CORS protocol',
    company,
  ),
} satisfies Record<string, Requirement>;
