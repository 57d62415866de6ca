import { webhooksNotTested } from './reasons.ts';
import { must, observe, should, type Requirement } from './requirement.ts';

/** What holds for every operation. */
export const protocol = {
  'protocol.json.declares-media-type': must(
    'An answer with a JSON body is declared as application/json.',
    'OpenAPI customer-management: responses, content',
  ),
  'protocol.json.is-utf-8': should('An answer with a JSON body is encoded in UTF-8.', 'RFC 8259'),
  'protocol.empty.has-no-body': should(
    'An answer that is declared without content has none.',
    'RFC 9110; OpenAPI customer-management: responses',
  ),
  'protocol.error.carries-message': must(
    'An error message of the service carries a message.',
    'OpenAPI customer-management: ErrorMessage',
  ),
  'protocol.error.status-agrees': should(
    'The status in an error message of the service is the status of the answer.',
    'OpenAPI customer-management: ErrorMessage.status',
  ),
  'protocol.error.type': observe(
    'The type in an error message has the documented form or another one, as in the example Forbidden.',
    'OpenAPI customer-management: ErrorMessage.type',
  ),
  'protocol.method.refuses-unsupported': should(
    'A method that a path does not have is refused with 404 or 405.',
    'RFC 9110; observed on a live tenant 2026-08-03',
  ),
  'protocol.path.refuses-unknown': should(
    'A path that the documentation does not list is refused with 404.',
    'RFC 9110; observed on a live tenant 2026-08-03',
  ),
  'protocol.path.trailing-slash': observe(
    'A path with a trailing slash is answered like the one without it, or refused.',
    'public storefront client b2b-showcase',
  ),
  'protocol.preflight.is-answered': should(
    'The preflight of a browser storefront is answered with success and without a token.',
    'implied by browser storefronts, which call these operations directly',
  ),
  'protocol.tenant.upper-case': observe(
    'A tenant in upper case in the path is refused or taken as the tenant in lower case.',
    'OpenAPI customer-management: parameter tenant',
  ),
  'protocol.headers.languages-are-harmless': should(
    'The headers Accept-Language and Content-Language change no status.',
    'public storefront client b2b-showcase',
  ),
  'protocol.headers.emporix-tenant': observe(
    'The undocumented header Emporix-Tenant is ignored or read.',
    'public client emporix-sdk',
  ),
  'protocol.webhooks.quota': observe(
    'The monthly number of events that a tenant may publish differs between two pages of the documentation.',
    'webhooks: tutorial against API reference',
    { notTested: webhooksNotTested },
  ),
  'protocol.webhooks.one-active-configuration': observe(
    'One webhook configuration of a tenant is active, or one of each type.',
    'webhooks: API reference, schema against description',
    { notTested: webhooksNotTested },
  ),
} satisfies Record<string, Requirement>;
